import { scoreBatch } from '../worker/score/score-batch.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { newId } from '../schema/id.ts';
import { openBenchDatabase } from './database.ts';
import { type Bench, type BenchResult, median } from './result.ts';
import { seedLeads } from './web/seed-leads.ts';

/**
 * All leads of an org scored anew, as after a change of its ideal customer: read, judged, explained
 * and written with their history. Beside it, what the triggers that mark leads add to an edit.
 */

const AIM_GROWTH = 1.3;
const AIM_EDIT_MS = 1;
const TURN = 50;
const CRITERIA = {
  industries: ['dentist', 'law firm'],
  places: [{ city: 'Leeds', country: 'GB' }],
  roles: ['head of sales', 'owner'],
  needs: ['online booking'],
};

export const run: Bench = async ({ full }) => {
  const database = await openBenchDatabase();
  const sql = connectAsOwner(database.url, { name: 'bench', max: 4 });
  try {
    const sizes = full ? [10_000, 20_000, 40_000, 80_000] : [5000, 10_000];
    return [await measureSweeps(sql, sizes), await measureEdits(sql, full ? 2000 : 500)];
  } finally {
    await sql.end({ timeout: 1 });
    await database.close();
  }
};

async function measureSweeps(sql: Sql, sizes: number[]): Promise<BenchResult> {
  const paces: { leads: number; seconds: number }[] = [];
  for (const leads of sizes) {
    const orgId = await makeOrg(sql);
    await seedLeads(sql, orgId, leads);
    await sweep(sql, orgId);
    await sql`
      update icp set weights = '{"place": 60}' where org_id = ${orgId}`;
    const startedAt = performance.now();
    await sweep(sql, orgId);
    paces.push({ leads, seconds: (performance.now() - startedAt) / 1000 });
  }
  const each = paces.map(({ leads, seconds }) => seconds / leads);
  const growth = (each.at(-1) ?? 0) / (each[0] ?? 1);
  const last = paces.at(-1) ?? { leads: 0, seconds: 1 };
  return {
    name: 'score-sweep',
    unit: 'leads/s',
    ours: last.leads / last.seconds,
    aim: `linear: a lead takes at most ${AIM_GROWTH} times as long among ${last.leads} as among ${sizes[0]}`,
    met: growth <= AIM_GROWTH,
    detail: {
      growth: Number(growth.toFixed(2)),
      ...Object.fromEntries(
        paces.map(({ leads, seconds }) => [`seconds_for_${leads}`, Number(seconds.toFixed(2))]),
      ),
    },
  };
}

async function sweep(sql: Sql, orgId: string): Promise<void> {
  let count = 0;
  do count = await scoreBatch(sql, orgId, Date.now());
  while (count > 0);
}

/** The same edit with and without the trigger that marks the lead and rings, in turns of fifty. */
async function measureEdits(sql: Sql, edits: number): Promise<BenchResult> {
  const orgId = await makeOrg(sql);
  await seedLeads(sql, orgId, 1000);
  const marked: number[] = [];
  const bare: number[] = [];
  for (let n = 0; n < edits; n++) {
    const isMarked = Math.floor(n / TURN) % 2 === 0;
    if (n % TURN === 0) {
      await sql`alter table lead ${isMarked ? sql`enable` : sql`disable`} trigger score_lead_changed`;
    }
    const startedAt = performance.now();
    await sql`update lead set city = ${`City ${n}`} where id = ${`${orgId}-${n % 1000}`}`;
    (isMarked ? marked : bare).push(performance.now() - startedAt);
  }
  const added = median(marked) - median(bare);
  return {
    name: 'score-edit',
    unit: 'ms added to an edit (p50)',
    ours: added,
    aim: `under ${AIM_EDIT_MS} ms`,
    met: added < AIM_EDIT_MS,
    detail: {
      with_trigger_ms: Number(median(marked).toFixed(2)),
      without_ms: Number(median(bare).toFixed(2)),
    },
  };
}

async function makeOrg(sql: Sql): Promise<string> {
  const [userId, orgId] = [newId(), newId()];
  await sql`
    insert into profile (id, name, email) values (${userId}, 'Bench', ${`${userId}@example.com`})`;
  await sql`insert into org (id, name, created_by) values (${orgId}, 'Bench', ${userId})`;
  await sql`
    insert into icp (id, org_id, name, criteria, is_default)
    values (${newId()}, ${orgId}, 'Bench', ${JSON.stringify(CRITERIA)}::text::jsonb, true)`;
  return orgId;
}
