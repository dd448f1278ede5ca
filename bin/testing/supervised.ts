import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export interface Supervised {
  child: ChildProcess;
  /** All that it printed so far. */
  output: () => string;
  /** Resolves once it has printed `text`; rejects when it ends before. */
  says: (text: string) => Promise<void>;
  exitCode: () => Promise<number | null>;
}

const UP = join(import.meta.dirname, '../up.ts');

/** Runs the supervisor as `npm start` does, with these variables on top of the surrounding ones. */
export function supervise(variables: Record<string, string>): Supervised {
  const child = spawn(process.execPath, [UP], {
    env: { ...process.env, LOG_LEVEL: 'warn', ...variables },
    // The channel ends it when the test is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    child,
    output: () => output,
    says: async (text) => {
      const isOver = ended.then(() => true);
      while (!output.includes(text)) {
        const over = await Promise.race([isOver, delay(50, false)]);
        if (over && !output.includes(text))
          throw new Error(`It ended without “${text}”:\n${output}`);
      }
    },
    exitCode: () => ended,
  };
}

/** Postgres, which cannot be root, has to pass through. */
export function makeDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'quarry-up-'));
  chmodSync(dir, 0o711);
  return dir;
}

/** Asks every 50 ms; throws when `limitMs` is over. */
export async function until(
  what: string,
  limitMs: number,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await delay(50);
  }
}
