import { releaseHold } from '../../platform/credit/ledger.ts';
import { transact, type Sql, type TransactionSql } from '../../platform/sql.ts';

/** Why a run ended as it did, for a person: client/locales request.runReason. */
export type RunReason = string;

/**
 * Ends a run, and each request whose last one it was: its hold is closed and what was not spent
 * comes back. Returns the requests that ended. Safe to repeat.
 */
export async function finishRun(
  sql: Sql,
  { orgId, runId }: { orgId: string; runId: string },
  end: { state: 'completed' | 'failed'; reason: RunReason | null },
): Promise<string[]> {
  return transact(sql, async (tx) => {
    await tx`
      update search_run
      set
        state = ${end.state}, state_reason = ${end.reason}, cursor = null,
        finished_at = now(), updated_at = now()
      where id = ${runId} and org_id = ${orgId} and state in ('queued', 'running')`;
    const linked = await tx<{ requestId: string }[]>`
      select request_id as "requestId" from request_run where run_id = ${runId} order by request_id`;
    const ended: string[] = [];
    for (const { requestId } of linked) {
      if (await endRequest(tx, orgId, requestId)) ended.push(requestId);
    }
    return ended;
  });
}

/** Completed when any of its runs was, failed when none was; false while one is still open. */
export async function endRequest(
  tx: TransactionSql,
  orgId: string,
  requestId: string,
): Promise<boolean> {
  const [request] = await tx<{ wanted: number }[]>`
    select wanted from lead_request
    where id = ${requestId} and org_id = ${orgId} and state in ('queued', 'running')
    for update`;
  if (!request) return false;
  const [runs] = await tx<{ open: number; good: number; reason: string | null }[]>`
    select
      count(*) filter (where run.state in ('queued', 'running'))::int as open,
      count(*) filter (where run.state = 'completed')::int as good,
      min(run.state_reason) filter (where run.state = 'failed') as reason
    from request_run link join search_run run on run.id = link.run_id
    where link.request_id = ${requestId}`;
  if (!runs || runs.open > 0) return false;
  await keepBest(tx, requestId, request.wanted);
  await tx`
    update lead_request
    set
      state = ${runs.good > 0 ? 'completed' : 'failed'},
      state_reason = ${runs.good > 0 ? null : runs.reason},
      finished_at = now(), updated_at = now()
    where id = ${requestId}`;
  await releaseHold(tx, { orgId, holdId: requestId, reason: 'Rest of a search' });
  return true;
}

/** As many as were wanted; what was paid for is kept in any case. */
async function keepBest(tx: TransactionSql, requestId: string, wanted: number): Promise<void> {
  await tx`
    delete from request_result
    where
      request_id = ${requestId}
      and not is_new
      and lead_id not in (
        select lead_id from request_result
        where request_id = ${requestId}
        order by total desc, lead_id
        limit ${wanted}
      )`;
}
