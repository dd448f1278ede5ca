import { setTimeout as delay } from 'node:timers/promises';
import { connectAsOwner } from '../platform/sql.ts';
import { stage } from '../platform/testing/actors.ts';
import { startProduct } from './chaos/product.ts';
import { memoryOfTrees } from './process-memory.ts';
import { type BenchOptions, type BenchResult, printResults } from './result.ts';

const AIM = 1.6;
/** Processes give memory back for some seconds after the work that needed it. */
const SETTLE_MS = 8_000;

/**
 * Memory of the whole product, against the two parts that a bare Zero installation has (Postgres and
 * zero-cache) in the same run and with the same rows: what the rest costs.
 */
export async function run({ full }: BenchOptions): Promise<BenchResult[]> {
  const sizes = full ? [0, 100_000] : [0, 10_000];
  const product = await startProduct({ QUARRY_DEMO: 'off' });
  const sql = connectAsOwner(product.databaseUrl, { name: 'bench', max: 2 });
  const results: BenchResult[] = [];
  try {
    const { orgId } = await stage(sql).org('Footprint');
    for (const leads of sizes) {
      if (leads > 0) {
        await sql`
          insert into lead (id, org_id, kind, name, title, company_name, email, phone, city, country)
          select gen_random_uuid()::text, ${orgId}, 'person', 'Lead ' || n, 'Head of ' || n,
            'Company ' || n % 9000, 'lead' || n || '@example.com', '+4420794' || 60000 + n, 'Leeds', 'GB'
          from generate_series(1, ${leads}) n`;
      }
      await delay(SETTLE_MS);
      results.push(measure(product, leads));
    }
  } finally {
    await sql.end();
    await product.stop();
  }
  return results;
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
