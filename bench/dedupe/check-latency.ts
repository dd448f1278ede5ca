import { connectAsSystem } from '../../platform/sql.ts';
import { makeLeads, type MadeRecord } from '../../schema/duplicate/match/testing/made-leads.ts';
import { checkBatch } from '../../worker/duplicate/check-batch.ts';
import { openBenchDatabase } from '../database.ts';
import { type BenchResult, percentile } from '../result.ts';

const ORG = 'bench-org';
const AIM_MS = 20;
const PROBES = 400;

/** How long one new lead takes to be compared with all of an org's, transaction and all. */
export async function measureCheck(leads: number): Promise<BenchResult> {
  const database = await openBenchDatabase();
  const sql = connectAsSystem(database.url, { name: 'bench-dedupe', max: 2 });
  try {
    await sql`insert into profile (id, name, email) values ('bench-user', 'B', 'b@example.com')`;
    await sql`insert into org (id, name, created_by) values (${ORG}, 'Bench', 'bench-user')`;
    const made = makeLeads({ size: leads + PROBES, seed: 77 });
    const next = (count: number) =>
      Array.from({ length: count }, () => made.next().value as MadeRecord);
    for (let done = 0; done < leads; done += 1000) await insert(next(Math.min(1000, leads - done)));
    const filledAt = performance.now();
    while ((await checkBatch(sql, ORG)).leads > 0);
    const fillMs = performance.now() - filledAt;
    await sql`analyze`;
    const times: number[] = [];
    for (const probe of next(PROBES)) {
      await insert([probe]);
      const startedAt = performance.now();
      await checkBatch(sql, ORG);
      times.push(performance.now() - startedAt);
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
        leads_per_minute_in_bulk: Math.round((leads / fillMs) * 60_000),
      },
    };
  } finally {
    await sql.end();
    await database.close();
  }

  async function insert(rows: MadeRecord[]) {
    await sql`
      insert into lead (id, org_id, kind, name, title, company_name, email, phone, website, street,
        city, postal_code, country)
      select id, ${ORG}, kind, name, nullif(title, ''), nullif(company, ''), nullif(email, ''),
        nullif(phone, ''), nullif(website, ''), nullif(street, ''), nullif(city, ''),
        nullif(postal_code, ''), country
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (
        id text, kind text, name text, title text, company text, email text, phone text,
        website text, street text, city text, postal_code text, country text
      )`;
  }
}
