import { releaseHold } from '../../platform/credit/ledger.ts';
import type { Sql } from '../../platform/sql.ts';
import { advanceBatch, failRun } from '../analysis/end-run.ts';

/** A run that goes on always has a job; one that waits its turn in a batch has none. */
const QUIET_SECONDS = 120;

/**
 * Ends runs that say they go on while no job is left to carry them, and gives back what was held for
 * them; lets batches go on that wait for nobody. Returns how many runs it ended. As the owner.
 */
export async function failStuckAnalyses(sql: Sql, quietSeconds = QUIET_SECONDS): Promise<number> {
  const quiet = `${quietSeconds} s`;
  const waiting = await sql<{ id: string; orgId: string }[]>`
    select distinct batch_id as id, org_id as "orgId" from analysis_run
    where
      state = 'queued' and batch_id is not null and entered_at < now() - ${quiet}::interval
      and not exists (
        select from graphile_worker._private_jobs where key = 'analysis:' || analysis_run.id)
    limit 1000`;
  for (const { id, orgId } of waiting) await advanceBatch(sql, orgId, id);
  const stuck = await sql<{ runId: string; orgId: string }[]>`
    select id as "runId", org_id as "orgId" from analysis_run run
    where
      state in ('queued', 'running')
      and coalesce(started_at, entered_at) < now() - ${quiet}::interval
      and not exists (select from graphile_worker._private_jobs where key = 'analysis:' || run.id)
      and (state = 'running' or batch_id is null)
    limit 1000`;
  let failed = 0;
  for (const run of stuck) if (await failRun(sql, run, 'worker_failed')) failed++;
  await releaseLostHolds(sql, quiet);
  return failed;
}

/** Holds of runs that went with their lead, or ended without them. */
async function releaseLostHolds(sql: Sql, quiet: string): Promise<void> {
  const lost = await sql<{ holdId: string; orgId: string }[]>`
    select hold.id as "holdId", hold.org_id as "orgId"
    from credit_hold hold
    left join analysis_run run on run.id = hold.subject_id and run.org_id = hold.org_id
    where
      hold.state = 'open' and hold.subject_kind = 'analysis_run'
      and hold.created_at < now() - ${quiet}::interval
      and (run.id is null or run.finished_at < now() - ${quiet}::interval)
    limit 1000`;
  for (const hold of lost) await releaseHold(sql, { ...hold, reason: 'Analysis has ended' });
}
