import type { z } from 'zod';
import type { Log } from '../../platform/log.ts';
import { enqueue, type EnqueueOptions } from '../../platform/enqueue.ts';
import type { Sql, TransactionSql } from '../../platform/sql.ts';
import { type JobName, type JobPayload, jobs } from '../../schema/jobs.ts';
import type { WorkerDeps } from './deps.ts';
import type { RetryClass } from './retry-class.ts';

export interface TaskContext<Payload> {
  payload: Payload;
  /** Aborted at the deadline and when the worker stops; give up soon then, by throwing. */
  signal: AbortSignal;
  /** Epoch milliseconds. */
  deadline: number;
  /** Carries task, job and org on every line. */
  log: Log;
  deps: WorkerDeps;
  /** The worker's name: for leases that are freed when it dies, like `crawl_page.lease_worker`. */
  workerId: string;
  /** Which run of the job this is, from 1; runs that a worker's death cut short don't count. */
  attempt: number;
  /**
   * Adds a job, in the transaction `tx` when one is given (the owner's: the queue is not
   * `quarry_system`'s). Jobs with one key are one job; from inside the job that has the key it
   * makes the next one.
   */
  enqueue: <Name extends JobName>(
    task: Name,
    payload: JobPayload<Name>,
    options?: EnqueueOptions & { tx?: Sql | TransactionSql },
  ) => Promise<void>;
  /** Tells how far it is, in percent; written by the task's `saveProgress`, sparingly. */
  progress: (percent: number) => void;
  /**
   * Call it first in a transaction whose effect must not be doubled by a worker that was paused,
   * taken for dead and woken: throws in such a worker.
   */
  fence: (tx: TransactionSql) => Promise<void>;
}

export interface TaskOptions<Payload> {
  /** What follows a failure; `never` when left out. */
  retry?: RetryClass;
  /** How long one run may take; 5 minutes when left out. */
  limitMs?: number;
  /** Keeps what `progress` tells. */
  saveProgress?(context: TaskContext<Payload>, percent: number): Promise<void>;
}

/** With its payload type erased it stays safe: the payload is checked by its schema before each run. */
export interface TaskDefinition<Payload = unknown> extends TaskOptions<Payload> {
  name: string;
  payload: z.core.$ZodType<Payload>;
  run(context: TaskContext<Payload>): Promise<void>;
}

/**
 * Says what happens in jobs of one name. The payload is checked by schema/jobs.ts. `run` throws what
 * a retry may mend, and an `AppError` for what it can't; both are counted, logged and, when the last
 * attempt is used up, kept in `dead_job`.
 *
 * Each run must be safe to repeat and short: a worker may be killed at any line of it, and the next
 * one begins at the first. An aborted `signal` is no failure; the job goes to another worker.
 */
export function defineTask<Name extends JobName>(
  name: Name,
  run: (context: TaskContext<JobPayload<Name>>) => Promise<void>,
  options: TaskOptions<JobPayload<Name>> = {},
): TaskDefinition<JobPayload<Name>> {
  return { ...options, name, payload: schemaOf(name), run };
}

/** The registry's type can't tell that a name's schema yields that name's payload. */
function schemaOf<Name extends JobName>(name: Name): z.core.$ZodType<JobPayload<Name>> {
  return jobs[name] as unknown as z.core.$ZodType<JobPayload<Name>>;
}

/** The context's way to add jobs. */
export function bindEnqueue(ownerSql: Sql): TaskContext<unknown>['enqueue'] {
  return (task, payload, { tx, ...options } = {}) =>
    enqueue(tx ?? ownerSql, task, payload, options);
}
