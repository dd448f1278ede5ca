import { transact, type Sql } from '../../platform/sql.ts';
import { SCORE_VERSION } from '../../schema/score/score.ts';
import { defineTask } from '../runtime/define-task.ts';

/** Leads that time alone has changed, at most so many a minute. */
const MAX_STALE = 5000;

/**
 * Each minute: marks what time has made old, everything once when the rules themselves have
 * changed, and rings again for marks whose job was lost.
 */
export const tendScores = defineTask('score.tend', async ({ deps: { sql }, enqueue }) => {
  await markIfRulesChanged(sql);
  await markStale(sql);
  for (const orgId of await findWaiting(sql)) {
    await enqueue('score.refresh', { orgId }, { key: `score:${orgId}` });
  }
});

export function markIfRulesChanged(sql: Sql): Promise<void> {
  return transact(sql, async (tx) => {
    const changed = await tx`
      update score_rules set version = ${SCORE_VERSION} where version < ${SCORE_VERSION}
      returning version`;
    if (changed.length === 0) return;
    await tx`
      insert into score_dirty (org_id, cause)
      select id, 'icp' from org
      where deleted_at is null and exists (select from score where score.org_id = org.id)`;
  });
}

/** The score's own time is moved on, so that a minute in which no worker comes marks nothing twice. */
export async function markStale(sql: Sql): Promise<void> {
  await sql`
    with stale as (
      select lead_id from score where stale_at <= now()
      order by stale_at limit ${MAX_STALE} for update skip locked
    ),
    marked as (
      update score set stale_at = null from stale where score.lead_id = stale.lead_id
      returning score.lead_id, score.org_id
    )
    insert into score_dirty (org_id, lead_ids, cause)
    select org_id, array_agg(lead_id), 'time' from marked group by org_id`;
}

async function findWaiting(sql: Sql): Promise<string[]> {
  const rows = await sql<{ orgId: string }[]>`
    select distinct org_id as "orgId" from score_dirty where created_at < now() - interval '20 s'
    union
    select org_id from score_sweep
    limit 100`;
  return rows.map(({ orgId }) => orgId);
}
