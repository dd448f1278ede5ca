import {
  existsSync,
  linkSync,
  readFileSync,
  renameSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import { AppError } from '../../schema/app-error.ts';
import { readCommandLine } from '../../platform/postgres/command-line.ts';

const part = z.object({
  /** Null between a crash and the next start. */
  pid: z.number().nullable(),
  port: z.number().optional(),
  restarts: z.number(),
  /** To tell the process from a later one with the same number. */
  command: z.string(),
});

const run = z.object({
  pid: z.number(),
  command: z.string(),
  status: z.enum(['starting', 'ready', 'stopping']),
  url: z.string(),
  databaseUrl: z.string().optional(),
  startedAt: z.string(),
  parts: z.record(z.string(), part),
});

/** What runs on one data folder: for tests, chaos runs and `doctor`. */
export type Run = z.infer<typeof run>;

const STOPPING_MS = 30_000;

/** What `run.json` in this data folder says, or undefined; a dead run's file may still be there. */
export function readRun(dataDir: string): Run | undefined {
  return readIn(join(dataDir, 'run.json'));
}

export function isAlive(found: Pick<Run, 'pid' | 'command'>): boolean {
  return found.pid !== process.pid && readCommandLine(found.pid) === found.command;
}

/** Written whole or not at all. It holds the database's password, hence 0600. */
export function writeRun(dataDir: string, value: Run): void {
  const file = join(dataDir, 'run.json');
  writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

export function removeRun(dataDir: string): void {
  rmSync(join(dataDir, 'run.json'), { force: true });
}

/**
 * Makes this process the only supervisor of `dataDir`; returns the release. Waits for one that is
 * stopping, throws one sentence for one that runs, and takes over from one that was killed.
 */
export async function lockDataDir(dataDir: string): Promise<() => void> {
  const lock = join(dataDir, 'lock');
  const draft = `${lock}.${process.pid}`;
  const deadline = Date.now() + STOPPING_MS;
  const self = { pid: process.pid, command: readCommandLine(process.pid) };
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 });
  try {
    while (!tryLink(draft, lock)) {
      const holder = readHolder(lock);
      if (!holder || !isAlive(holder)) {
        discard(lock, holder?.pid);
        continue;
      }
      const current = readRun(dataDir);
      if (current?.status !== 'stopping' || Date.now() > deadline) {
        const where = current ? ` at ${current.url}` : '';
        throw new AppError(
          'conflict',
          `Quarry is already running on ${dataDir}${where} (process ${holder.pid}): use it, stop it, or name another folder with QUARRY_DATA_DIR.`,
        );
      }
      await delay(200);
    }
  } finally {
    unlinkSync(draft);
  }
  return () => rmSync(lock, { force: true });
}

const holderShape = z.object({ pid: z.number(), command: z.string() });

function readHolder(file: string): z.infer<typeof holderShape> | undefined {
  try {
    return holderShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function readIn(file: string): Run | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return run.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function tryLink(draft: string, lock: string): boolean {
  try {
    linkSync(draft, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  }
}

/** Two starters may find the same dead lock; the slower must not throw away the quicker's new one. */
function discard(lock: string, deadPid: number | undefined): void {
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (readHolder(aside)?.pid !== deadPid) linkSync(aside, lock);
    unlinkSync(aside);
  } catch {
    // Somebody else moved it first; the caller looks again.
  }
}
