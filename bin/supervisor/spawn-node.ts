import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { leash } from '../../platform/postgres/leash.ts';
import type { Running } from './keep-running.ts';

export interface NodeProcess {
  /** Node's own flags, the script and its arguments. */
  args: string[];
  env: Record<string, string | undefined>;
  cwd: string;
  /** Gets what the process prints; undefined: this terminal. */
  logFile?: string;
  /** How long it may drain after SIGTERM. */
  graceMs?: number;
}

/**
 * Starts Node in a process group of its own, so that Ctrl-C reaches this process alone and whatever
 * the started one leaves behind can be found: when it has ended, the rest of its group is killed.
 * The output goes straight to a file, which outlives this process.
 */
export async function spawnNode(spec: NodeProcess): Promise<Running> {
  const log = spec.logFile ? openSync(spec.logFile, 'a', 0o600) : 'inherit';
  const child = spawn(process.execPath, spec.args, {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  if (typeof log === 'number') closeSync(log);
  const pid = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => resolve(child.pid ?? 0));
  });
  const graceMs = spec.graceMs ?? 10_000;
  const release = leash(pid, { graceSeconds: Math.ceil(graceMs / 1000) });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      killGroup(pid);
      release();
      resolve(signal ? `killed by ${signal}` : `exit code ${code}`);
    });
  });
  return {
    pid,
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      const isOver = await Promise.race([
        ended.then(() => true),
        delay(graceMs, false, { ref: false }),
      ]);
      if (!isOver) killGroup(pid);
      await ended;
    },
  };
}

/** Everything that `pid` started and that has not left its group. */
export function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left, which is what we want.
  }
}
