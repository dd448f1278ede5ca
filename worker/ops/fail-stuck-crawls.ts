import { releaseHold } from '../../platform/credit/ledger.ts';
import { transact, type Sql } from '../../platform/sql.ts';
import { holdIdOf } from '../../schema/source/run.ts';

/** Between two slices of a crawl there is always a job; a running crawl writes more often than this. */
const QUIET_SECONDS = 60;

/**
 * Ends crawls that say they run while no job is left to run them, because it died for good: they
 * become failed and their budget goes back. Returns how many. As the owner.
 */
export async function failStuckCrawls(sql: Sql, quietSeconds = QUIET_SECONDS): Promise<number> {
  const stuck = await sql<{ id: string; orgId: string; run: number }[]>`
    select id, org_id as "orgId", run
    from crawl_task task
    where
      state in ('queued', 'running')
      and updated_at < now() - ${`${quietSeconds} s`}::interval
      and not exists (
        select from graphile_worker._private_jobs where key = 'crawl:' || task.id
      )
    limit 1000`;
  for (const { id, orgId, run } of stuck) {
    await transact(sql, async (tx) => {
      const { count } = await tx`
        update crawl_task
        set
          state = 'failed',
          state_reason = 'worker_failed',
          notice = 'Something went wrong on our side. What was found is kept; the rest of the budget is back.',
          pages_per_minute = 0,
          seconds_left = null,
          finished_at = now(),
          updated_at = now()
        where
          id = ${id} and org_id = ${orgId} and run = ${run} and state in ('queued', 'running')
          and not exists (
            select from graphile_worker._private_jobs where key = ${`crawl:${id}`}
          )`;
      if (count === 0) return;
      const holdId = holdIdOf(id, run);
      await releaseHold(tx, { orgId, holdId, reason: 'Rest of the budget of a failed crawl' });
    });
  }
  return stuck.length;
}
