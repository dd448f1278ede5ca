import { releaseHold } from '../../platform/credit/ledger.ts';
import type { Sql } from '../../platform/sql.ts';

/** A run releases its own hold as it ends; only after this long is that known to have failed. */
const GRACE_SECONDS = 60;

/**
 * Gives back what is left of holds whose crawl has ended, was started anew, or is gone. Safe to run
 * at any time and twice: a hold is closed once. Returns how many it closed.
 */
export async function releaseStuckHolds(sql: Sql, graceSeconds = GRACE_SECONDS): Promise<number> {
  const stuck = await sql<{ id: string; orgId: string }[]>`
    select hold.id, hold.org_id as "orgId"
    from credit_hold hold
    left join crawl_task task on task.id = hold.subject_id and task.org_id = hold.org_id
    where
      hold.state = 'open'
      and hold.subject_kind = 'crawl_task'
      and hold.created_at < now() - ${`${graceSeconds} s`}::interval
      and (
        task.id is null
        or hold.id <> task.id || ':' || task.run
        or (
          task.state in ('completed', 'failed', 'cancelled')
          and task.updated_at < now() - ${`${graceSeconds} s`}::interval
        )
      )
    limit 1000`;
  for (const { id, orgId } of stuck) {
    await releaseHold(sql, { orgId, holdId: id, reason: 'Rest of a budget that no crawl uses' });
  }
  return stuck.length;
}
