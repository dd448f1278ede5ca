import type { Job, JobHelpers, Task } from 'graphile-worker';
import { z } from 'zod';
import { type Log, withLogScope } from '../../platform/log.ts';
import { isRetriable } from '../../platform/sql.ts';
import { AppError, isAppError } from '../../schema/app-error.ts';
import { bindEnqueue, type TaskContext, type TaskDefinition } from './define-task.ts';
import type { WorkerDeps } from './deps.ts';
import { fence, WorkerLost } from './heartbeat.ts';
import { type JobOutcome, measureRun } from './job-metrics.ts';
import { type Leash, putOnLeash } from './leash.ts';
import type { WorkerLife } from './life.ts';
import { makeProgress } from './progress.ts';
import { retryDelayMs } from './retry-class.ts';
import { buryJob, giveJobBack, postponeJob, rescheduleJob } from './settle-job.ts';

const LIMIT_MS = 5 * 60_000;
/** After a fault of the database. */
const POSTPONE_MS = 1000;

/**
 * The task as graphile-worker calls it. When a run does not succeed, what becomes of its job is
 * decided and written here; graphile-worker is told of a failure, and finds nothing left to do.
 */
export function bindTask(task: TaskDefinition, deps: WorkerDeps, life: WorkerLife): Task {
  return async (rawPayload, helpers) => {
    const startedAt = performance.now();
    const waitMs = Date.now() - helpers.job.run_at.getTime();
    const scope = { task: task.name, jobId: helpers.job.id, orgId: orgOf(rawPayload) };
    await withLogScope(scope, async () => {
      let outcome: JobOutcome = 'done';
      try {
        await runOnce(task, rawPayload, deps, life, helpers);
      } catch (error) {
        outcome = await settle(task, deps, life, helpers.job, error);
        throw error;
      } finally {
        const durationMs = performance.now() - startedAt;
        measureRun(task.name, { outcome, durationMs, waitMs });
        if (outcome === 'done') deps.log.debug({ durationMs }, 'job done');
      }
    });
  };
}

async function runOnce<Payload>(
  task: TaskDefinition<Payload>,
  rawPayload: unknown,
  deps: WorkerDeps,
  life: WorkerLife,
  { job }: JobHelpers,
): Promise<void> {
  const payload = parsePayload(task, rawPayload);
  const leash = putOnLeash(life, task.limitMs ?? LIMIT_MS);
  try {
    const context = makeContext(payload, deps, leash, job);
    const progress = task.saveProgress
      ? makeProgress(
          (percent) => task.saveProgress?.(context, percent) ?? Promise.resolve(),
          (error) => deps.log.warn({ err: error }, 'progress could not be saved'),
        )
      : null;
    if (progress) context.progress = progress.report;
    try {
      await Promise.race([task.run(context), leash.overdue]);
    } finally {
      await progress?.flush();
    }
    // graphile-worker deletes a finished job whoever holds it by now.
    await life.confirm();
  } finally {
    leash.release();
  }
}

function makeContext<Payload>(
  payload: Payload,
  deps: WorkerDeps,
  leash: Leash,
  job: Job,
): TaskContext<Payload> {
  const workerId = job.locked_by ?? '';
  return {
    payload,
    signal: leash.signal,
    deadline: leash.deadline,
    log: deps.log,
    deps,
    workerId,
    attempt: job.attempts,
    enqueue: bindEnqueue(deps.ownerSql),
    progress: () => undefined,
    fence: (tx) => fence(tx, workerId),
  };
}

/** Cron adds when a job was due, which no payload of ours has. */
function parsePayload<Payload>(task: TaskDefinition<Payload>, raw: unknown): Payload {
  const { _cron, ...given } = raw as Record<string, unknown>;
  const parsed = z.safeParse(task.payload, given);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid', `The payload does not fit: ${z.prettifyError(parsed.error)}`);
}

function orgOf(payload: unknown): string | undefined {
  const { orgId } = (payload ?? {}) as { orgId?: unknown };
  return typeof orgId === 'string' ? orgId : undefined;
}

/** Decides what becomes of a job that did not succeed, and writes it. */
async function settle(
  task: TaskDefinition,
  { ownerSql, log }: WorkerDeps,
  life: WorkerLife,
  job: Job,
  error: unknown,
): Promise<JobOutcome> {
  const held = { id: job.id, lockedBy: job.locked_by ?? '' };
  if (error instanceof WorkerLost || life.ended instanceof WorkerLost) {
    log.warn('job went to another worker');
    return 'lost';
  }
  if (life.ended) {
    await attempt(log, () => giveJobBack(ownerSql, held));
    log.info('job goes to another worker');
    return 'interrupted';
  }
  if (isPassing(error) && (await attempt(log, () => postponeJob(ownerSql, held, POSTPONE_MS)))) {
    log.warn({ err: error }, 'job was cut short by the database and will run again');
    return 'interrupted';
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (isAppError(error)) {
    await attempt(log, () => buryJob(ownerSql, held, { error: reason, code: error.code }));
    log.warn({ code: error.code }, `job was refused: ${reason}`);
    return 'refused';
  }
  const delayMs = retryDelayMs(task.retry ?? 'never', job.attempts);
  if (delayMs === null || job.attempts >= job.max_attempts) {
    await attempt(log, () => buryJob(ownerSql, held, { error: reason, code: null }));
    log.error({ err: error, attempt: job.attempts }, 'job failed for good');
    return 'dead';
  }
  await attempt(log, () => rescheduleJob(ownerSql, held, delayMs, reason));
  log.warn({ err: error, attempt: job.attempts, delayMs }, 'job failed and will be tried again');
  return 'failed';
}

/** Whether the database is to blame: gone for a moment, or a deadlock. */
function isPassing(error: unknown): boolean {
  return isRetriable(error) || (error instanceof Error && isRetriable(error.cause));
}

/** When the verdict can't be written, graphile-worker's own one stands: later, once more. */
async function attempt<T>(log: Log, write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    log.error({ err: error }, 'what becomes of the job could not be written');
    return undefined;
  }
}
