import { createHash } from 'node:crypto';
import type { Envelope } from '../../schema/verb.ts';
import { type AppError, isAppError } from '../../schema/app-error.ts';
import { nextRunAt, type Schedule } from '../../schema/source/state.ts';
import { runVerb } from '../../platform/verb/run-verb.ts';
import { defineTask } from '../runtime/define-task.ts';
import type { WorkerDeps } from '../runtime/deps.ts';

interface DueCrawl {
  id: string;
  orgId: string;
  createdBy: string;
  schedule: Schedule;
  dueAt: Date;
}

type ScheduleDeps = Pick<WorkerDeps, 'sql' | 'ownerSql' | 'provider' | 'log'>;

export const startDueCrawls = defineTask(
  'crawl.schedule',
  ({ deps, signal }) => startDue(deps, signal),
  { limitMs: 120_000 },
);

/**
 * Starts the scheduled crawls that are due, each as the person who made it. Safe to run twice, and
 * by two workers at once. Throws when some could not be started for want of a database; the others
 * were.
 */
export async function startDue(deps: ScheduleDeps, signal: AbortSignal): Promise<void> {
  const faults: unknown[] = [];
  for (const crawl of await findDue(deps)) {
    signal.throwIfAborted();
    try {
      await startOne(deps, crawl);
    } catch (error) {
      deps.log.error({ err: error, crawl: crawl.id }, 'a scheduled crawl could not be started');
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, 'Some crawls could not be started');
}

function findDue({ sql }: ScheduleDeps): Promise<DueCrawl[]> {
  return sql<DueCrawl[]>`
    select
      task.id, task.org_id as "orgId", task.created_by as "createdBy", task.schedule,
      task.next_run_at as "dueAt"
    from crawl_task task
    join org on org.id = task.org_id
    where
      task.next_run_at <= now()
      and task.schedule <> 'once'
      and task.deleted_at is null
      and org.deleted_at is null
    order by task.next_run_at
    limit 500`;
}

/**
 * One start per due time: the operation's id follows from both, so a second worker, or this one
 * after a kill, gets the first answer. A refusal moves the crawl to its next time and says why.
 */
async function startOne(deps: ScheduleDeps, crawl: DueCrawl): Promise<void> {
  const dueMs = crawl.dueAt.getTime();
  const act: Envelope = {
    op: {
      id: operationIdOf(crawl.id, dueMs),
      device: 'schedule',
      seq: dueMs,
      at: latestSlot(crawl),
    },
    orgId: crawl.orgId,
    v: 1,
    input: { taskId: crawl.id },
  };
  const db = { provider: deps.provider, sql: deps.ownerSql };
  try {
    await runVerb(db, { userId: crawl.createdBy }, 'crawl.start', act);
  } catch (error) {
    if (!isAppError(error)) throw error;
    await skip(deps, crawl, error);
  }
}

async function skip({ sql, log }: ScheduleDeps, crawl: DueCrawl, refusal: AppError): Promise<void> {
  const next = nextRunAt(crawl.schedule, latestSlot(crawl));
  await sql`
    update crawl_task
    set
      next_run_at = ${next === null ? null : new Date(next)},
      notice = ${`The scheduled start was skipped: ${explain(refusal)}`},
      updated_at = now()
    where id = ${crawl.id} and org_id = ${crawl.orgId} and next_run_at = ${crawl.dueAt}`;
  log.info({ crawl: crawl.id, code: refusal.code }, 'a scheduled start was refused');
}

/** After a night without a worker there is one start, and the times of day stay what they were. */
function latestSlot({ schedule, dueAt }: DueCrawl): number {
  let slotMs = dueAt.getTime();
  for (;;) {
    const next = nextRunAt(schedule, slotMs);
    if (next === null || next > Date.now()) return slotMs;
    slotMs = next;
  }
}

function operationIdOf(taskId: string, dueMs: number): string {
  return createHash('sha256').update(`crawl.start ${taskId} ${dueMs}`).digest('base64url');
}

/** What the act's own words mean to somebody who did not act. */
function explain(refusal: AppError): string {
  if (refusal.code === 'not_found') {
    return 'the person who made this crawl is no longer in the workspace. Clone it to schedule it anew.';
  }
  if (refusal.code === 'forbidden') {
    return 'the person who made this crawl may no longer start crawls. Clone it to schedule it anew.';
  }
  if (refusal.code === 'conflict') return 'it was not over by then.';
  return refusal.message;
}
