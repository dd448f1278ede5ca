import { setTimeout as delay } from 'node:timers/promises';
import { connectAsOwner } from '../../platform/sql.ts';
import { type ChaosOptions, Check } from './chaos.ts';
import { runSessions, worldOf } from './offline/run-sessions.ts';
import { type Product, startProduct } from './product.ts';

/**
 * Devices with the real journal against the real server: acknowledgements dropped, requests sent
 * twice, late and out of order, tabs killed at any moment, and the server itself killed now and
 * then. Nothing may be lost or applied twice, and every clash and refusal is shown.
 */
export async function run({ seed, full }: ChaosOptions): Promise<Check> {
  const check = new Check();
  const product = await startProduct({ NODE_ENV: 'test', QUARRY_DEMO: 'off' });
  const sql = connectAsOwner(product.databaseUrl, { name: 'chaos', max: 4 });
  const killing = new AbortController();
  try {
    const size = full
      ? { sessions: 1_000, edits: 50, atOnce: 24 }
      : { sessions: 60, edits: 25, atOnce: 12 };
    const kills = killServer(product, full ? 5 : 1, killing.signal);
    await runSessions(worldOf(product.url, sql, product.dataDir), size, seed, check);
    killing.abort();
    check.note('server kills', await kills);
  } finally {
    killing.abort();
    await sql.end({ timeout: 1 });
    await product.stop();
  }
  return check;
}

const FIRST_KILL_MS = 2_000;
const BETWEEN_KILLS_MS = 20_000;

/** Kills the server a few times while sessions are at work; each time it comes back by itself. */
async function killServer(product: Product, times: number, signal: AbortSignal): Promise<number> {
  let kills = 0;
  while (kills < times && !signal.aborted) {
    const wait = kills === 0 ? FIRST_KILL_MS : BETWEEN_KILLS_MS;
    await delay(wait, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted && product.kill('server')) kills++;
  }
  return kills;
}
