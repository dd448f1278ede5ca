import { setTimeout as delay } from 'node:timers/promises';
import { readCommandLine } from '../../platform/postgres/command-line.ts';
import type { Run } from './run-file.ts';
import { killGroup } from './spawn-node.ts';

const GRACE_MS = 8_000;

/**
 * Ends what a killed supervisor left running. Postgres is not among them: it is found by its own
 * pid file and must end last. The caller holds the lock of the data folder.
 */
export async function endOrphans(run: Run | undefined): Promise<string[]> {
  const orphans = Object.entries(run?.parts ?? {}).filter(
    ([name, part]) => name !== 'postgres' && part.pid && isSame(part.pid, part.command),
  );
  await Promise.all(
    orphans.map(async ([, { pid, command }]) => {
      if (!pid) return;
      process.kill(pid, 'SIGTERM');
      const deadline = Date.now() + GRACE_MS;
      while (isSame(pid, command) && Date.now() < deadline) await delay(50);
      killGroup(pid);
    }),
  );
  return orphans.map(([name]) => name);
}

function isSame(pid: number, command: string): boolean {
  return command !== '' && readCommandLine(pid) === command;
}
