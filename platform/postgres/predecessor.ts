import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '../../schema/app-error.ts';
import { readCommandLine } from './command-line.ts';

const FAST_SHUTDOWN_MS = 10_000;
const IMMEDIATE_SHUTDOWN_MS = 5_000;

/**
 * Ends a Postgres that a killed Quarry left on this cluster and removes a pid file that names
 * nobody or, since numbers are used again, somebody else. The caller holds the data folder's lock,
 * so a server that is found here has no owner any more.
 */
export async function endPredecessor(clusterDir: string): Promise<void> {
  const pidFile = join(clusterDir, 'postmaster.pid');
  const text = await readFile(pidFile, 'utf8').catch(() => '');
  const pid = Number(text.split('\n', 1)[0]);
  if (!pid) return;
  if (!isPostmasterOf(pid, clusterDir)) return await rm(pidFile, { force: true });
  process.kill(pid, 'SIGINT');
  if (await isGoneWithin(pid, clusterDir, FAST_SHUTDOWN_MS)) return;
  process.kill(pid, 'SIGQUIT');
  if (await isGoneWithin(pid, clusterDir, IMMEDIATE_SHUTDOWN_MS)) return;
  throw new AppError(
    'unavailable',
    `An earlier Postgres (process ${pid}) does not stop: end it with "kill -9 ${pid}" and start again.`,
  );
}

function isPostmasterOf(pid: number, clusterDir: string): boolean {
  return ` ${readCommandLine(pid)} `.includes(` -D ${clusterDir} `);
}

async function isGoneWithin(pid: number, clusterDir: string, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (Date.now() < deadline) {
    if (!isPostmasterOf(pid, clusterDir)) return true;
    await delay(50);
  }
  return false;
}
