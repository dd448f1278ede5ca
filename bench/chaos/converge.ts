import { connectAsOwner } from '../../platform/sql.ts';
import { type ChaosOptions, Check } from './chaos.ts';
import { runClients } from './converge/run-clients.ts';
import { worldOf } from './offline/run-sessions.ts';
import { startProduct } from './product.ts';

/**
 * Eight devices with real Zero and the real journal at one board: edits, moves, bulk acts, undo and
 * redo, over lines that are cut at random. In the end every screen must equal a fresh read of
 * Postgres, and each stage's count and sum be exact.
 */
export async function run({ seed, full }: ChaosOptions): Promise<Check> {
  const check = new Check();
  const product = await startProduct({ NODE_ENV: 'test', QUARRY_DEMO: 'off' });
  const sql = connectAsOwner(product.databaseUrl, { name: 'chaos', max: 4 });
  const seeds = full ? 20 : 2;
  const size = { clients: 8, acts: full ? 10_000 : 800, leads: 40 };
  try {
    const world = worldOf(product.url, sql, product.dataDir);
    for (let n = 0; n < seeds; n++) {
      const startedAt = Date.now();
      await runClients(world, size, seed + n * 1_000, check);
      process.stderr.write(`seed ${seed + n * 1_000}: ${Date.now() - startedAt} ms\n`);
    }
  } finally {
    await sql.end({ timeout: 1 });
    await product.stop();
  }
  return check;
}
