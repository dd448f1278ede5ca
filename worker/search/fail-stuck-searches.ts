import { releaseHold } from '../../platform/credit/ledger.ts';
import { transact, type Sql } from '../../platform/sql.ts';
import { endRequest, finishRun } from './finish-run.ts';

/** Between two steps of a search there is always a job; a search that goes on writes more often. */
const QUIET_SECONDS = 90;

/**
 * Ends searches that say they go on while no job is left to do so, because it died for good, and
 * gives back what they had set aside. Returns how many things it mended. As the owner; safe to run
 * twice.
 */
export async function failStuckSearches(sql: Sql, quietSeconds = QUIET_SECONDS): Promise<number> {
  const quiet = `${quietSeconds} s`;
  const runs = await sql<{ id: string; orgId: string }[]>`
    select id, org_id as "orgId" from search_run run
    where
      state in ('queued', 'running')
      and updated_at < now() - ${quiet}::interval
      and not exists (
        select from graphile_worker._private_jobs
        where key in ('search-find:' || run.id, 'search-read:' || run.id)
      )
      and not exists (
        select from request_run link join graphile_worker._private_jobs job
          on job.key = 'search-request:' || link.request_id
        where link.run_id = run.id
      )
    limit 500`;
  for (const { id, orgId } of runs) {
    await finishRun(sql, { orgId, runId: id }, { state: 'failed', reason: 'worker_failed' });
  }
  const requests = await sql<{ id: string; orgId: string }[]>`
    select id, org_id as "orgId" from lead_request request
    where
      state in ('queued', 'running')
      and updated_at < now() - ${quiet}::interval
      and not exists (
        select from graphile_worker._private_jobs where key = 'search-request:' || request.id
      )
      and not exists (
        select from request_run link join search_run run on run.id = link.run_id
        where link.request_id = request.id and run.state in ('queued', 'running')
      )
    limit 500`;
  for (const { id, orgId } of requests) await transact(sql, (tx) => endRequest(tx, orgId, id));
  const holds = await sql<{ id: string; orgId: string }[]>`
    select hold.id, hold.org_id as "orgId"
    from credit_hold hold left join lead_request request on request.id = hold.subject_id
    where
      hold.state = 'open' and hold.subject_kind = 'lead_request'
      and hold.created_at < now() - ${quiet}::interval
      and (
        request.id is null
        or (
          request.state in ('completed', 'failed', 'cancelled')
          and request.updated_at < now() - ${quiet}::interval
        )
      )
    limit 500`;
  for (const { id, orgId } of holds) {
    await releaseHold(sql, { orgId, holdId: id, reason: 'Rest of a search that has ended' });
  }
  return runs.length + requests.length + holds.length;
}
