import { releaseHold } from '../../platform/credit/ledger.ts';
import type { Sql, TransactionSql } from '../../platform/sql.ts';
import { countYields, noteYields } from './host-yield.ts';
import { holdLease, type TaskLease } from './task-lease.ts';
import type { CrawlTask } from './task.ts';

/** Why a run ends before its frontier is empty. */
export type EndReason = 'page_limit' | 'time_limit' | 'budget_reached';

/**
 * Ends a run: what still waits is let go, the rest of the budget returns, and the task says how it
 * went. Returns its final state, or null when somebody else had ended or paused it.
 */
export async function finishTask(
  sql: Sql,
  task: CrawlTask,
  lease: TaskLease,
  reason: EndReason | null,
): Promise<'completed' | 'failed' | null> {
  const yields = await countYields(sql, task);
  return sql.begin(async (tx) => {
    await holdLease(tx, task, lease);
    const [row] = await tx<Tally[]>`
      select
        pages_done as done, pages_failed as failed, pages_free as free, leads_found as leads
      from crawl_task
      where id = ${task.id} and run = ${task.run} and state = 'running'
      for update`;
    if (row === undefined) return null;
    const leftOver = await letGo(tx, task, reason ?? 'page_limit');
    const drift = await noteYields(tx, task.orgId, yields);
    const state = row.done + row.free === 0 && row.failed > 0 ? 'failed' : 'completed';
    const stateReason = reason ?? whyNothing(row);
    await tx`
      update crawl_task
      set
        state = ${state},
        state_reason = ${stateReason},
        progress = 100,
        pages_free = pages_free + ${leftOver},
        page_kinds = case
          when ${leftOver}::int = 0 then page_kinds
          else page_kinds || jsonb_build_object(
            'limit', coalesce((page_kinds ->> 'limit')::int, 0) + ${leftOver}::int
          )
        end,
        pages_per_minute = 0,
        seconds_left = null,
        drift = ${JSON.stringify(drift)}::text::jsonb,
        finished_at = now(),
        updated_at = now()
      where id = ${task.id}`;
    await releaseHold(tx, {
      orgId: task.orgId,
      holdId: task.holdId,
      reason: `Rest of the budget of crawl “${task.name}”`,
    });
    return state;
  });
}

/** Links beyond the limits are part of what was found, and of nothing else. */
async function letGo(tx: TransactionSql, task: CrawlTask, reason: string): Promise<number> {
  const { count } = await tx`
    update crawl_page
    set state = 'skipped', kind = 'limit', error = ${reason}, finished_at = now()
    where task_id = ${task.id} and state = 'waiting'`;
  return count;
}

interface Tally {
  done: number;
  failed: number;
  free: number;
  leads: number;
}

/** Pages that have not changed since the last run are free, and still have their say. */
function whyNothing({ done, failed, free, leads }: Tally): string | null {
  if (done > 0 || leads > 0) return null;
  return failed > 0 && free === 0 ? 'unreachable' : 'nothing_readable';
}
