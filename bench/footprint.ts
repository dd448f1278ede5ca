import { setTimeout as delay } from 'node:timers/promises';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { stage } from '../platform/testing/actors.ts';
import { startProduct } from './chaos/product.ts';
import { memoryOfTrees } from './process-memory.ts';
import { type BenchOptions, type BenchResult, printResults } from './result.ts';
import { seedLeads } from './web/seed-leads.ts';

const AIM = 1.6;
/** Processes give memory back for some seconds after the work that needed it. */
const SETTLE_MS = 8_000;
const REPLICATED_MS = 120_000;

/**
 * Memory of the whole product, against the two parts that a bare Zero installation has (Postgres and
 * zero-cache) in the same run and with the same rows: what the rest costs.
 */
export async function run({ full, leads: asked }: BenchOptions): Promise<BenchResult[]> {
  const usual = full ? [1_000, 10_000, 50_000, 100_000] : [1_000, 10_000];
  const sizes = [0, ...(asked ?? usual)];
  const product = await startProduct({ QUARRY_DEMO: 'off' });
  const sql = connectAsOwner(product.databaseUrl, { name: 'bench', max: 2 });
  const results: BenchResult[] = [];
  try {
    const { orgId } = await stage(sql).org('Footprint');
    let seeded = 0;
    for (const leads of sizes) {
      await seedLeads(sql, orgId, leads - seeded, seeded);
      seeded = leads;
      await untilReplicated(sql);
      await delay(SETTLE_MS);
      results.push(measure(product, leads));
    }
  } finally {
    await sql.end();
    await product.stop();
  }
  return results;
}

/** zero-cache has taken over all that was written until now. */
async function untilReplicated(sql: Sql): Promise<void> {
  const deadline = Date.now() + REPLICATED_MS;
  const [{ lsn } = { lsn: '' }] = await sql<{ lsn: string }[]>`select pg_current_wal_lsn() as lsn`;
  for (;;) {
    const behind = await sql`
      select 1 from pg_replication_slots
      where active and confirmed_flush_lsn < ${lsn}::pg_lsn`;
    if (behind.length === 0) return;
    if (Date.now() > deadline) throw new Error('zero-cache did not take over the leads in time');
    await delay(200);
  }
}

function measure(product: Awaited<ReturnType<typeof startProduct>>, leads: number): BenchResult {
  const parts = product.parts();
  const memory = (names: string[]) =>
    memoryOfTrees(names.flatMap((name) => parts[name]?.pid ?? []));
  const ours = memory(Object.keys(parts));
  const peer = memory(['postgres', 'zero-cache']);
  return {
    name: `footprint at ${leads} leads`,
    unit: 'MB',
    ours,
    peer,
    isLessBetter: true,
    aim: `<= ${AIM} x bare zero-cache and Postgres`,
    met: ours <= AIM * peer,
    detail: {
      server: memory(['server']),
      worker: memory(['worker']),
      zero: memory(['zero-cache']),
      postgres: memory(['postgres']),
    },
  };
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
