import { connectAsOwner, connectAsSystem } from '../../platform/sql.ts';
import { makeLeads, type MadeRecord } from '../../schema/duplicate/match/testing/made-leads.ts';
import { checkBatch } from '../../worker/duplicate/check-batch.ts';
import { openBenchDatabase } from '../database.ts';
import { type BenchResult, percentile } from '../result.ts';
import { fillOrg, insertLeads } from './fill-org.ts';

const ORG = 'bench-org';
const AIM_MS = 20;
const PROBES = 400;
const IN_BULK = 3000;
/** Of a check beside its begin and its commit. */
const ROUND_TRIPS = 5;

/** How long one new lead takes to be compared with all of an org's, transaction and all. */
export async function measureCheck(leads: number): Promise<BenchResult> {
  const database = await openBenchDatabase();
  const owner = connectAsOwner(database.url, { name: 'bench-dedupe-fill', max: 1 });
  const sql = connectAsSystem(database.url, { name: 'bench-dedupe', max: 2 });
  try {
    await owner`insert into profile (id, name, email) values ('bench-user', 'B', 'b@example.com')`;
    await owner`insert into org (id, name, created_by) values (${ORG}, 'Bench', 'bench-user')`;
    const made = makeLeads({ size: leads + IN_BULK + PROBES, seed: 77 });
    const next = (count: number) =>
      Array.from({ length: count }, () => made.next().value as MadeRecord);
    await fillOrg(owner, ORG, next(leads));
    await insertLeads(sql, ORG, next(IN_BULK));
    const startedAt = performance.now();
    while ((await checkBatch(sql, ORG)).leads > 0);
    const bulkMs = performance.now() - startedAt;
    const times: number[] = [];
    // As many questions that ask nothing, in turns: what the machine and the line take of it.
    const bare: number[] = [];
    for (const probe of next(PROBES)) {
      await insertLeads(sql, ORG, [probe]);
      const probedAt = performance.now();
      await checkBatch(sql, ORG);
      times.push(performance.now() - probedAt);
      const idledAt = performance.now();
      await sql.begin(async (tx) => {
        for (let n = 0; n < ROUND_TRIPS; n++) await tx`select 1`;
      });
      bare.push(performance.now() - idledAt);
    }
    const p95 = percentile(times, 0.95);
    return {
      name: 'dedupe-check',
      unit: `ms p95 a new lead among ${leads}`,
      ours: p95,
      limit: AIM_MS,
      isLessBetter: true,
      aim: `under ${AIM_MS} ms`,
      met: p95 < AIM_MS,
      detail: {
        p50: Number(percentile(times, 0.5).toFixed(1)),
        bare_p50: Number(percentile(bare, 0.5).toFixed(1)),
        bare_p95: Number(percentile(bare, 0.95).toFixed(1)),
        leads_per_minute_in_bulk: Math.round((IN_BULK / bulkMs) * 60_000),
      },
    };
  } finally {
    await Promise.all([sql.end(), owner.end()]);
    await database.close();
  }
}
