import { z } from 'zod';
import { type JobName, type JobPayload, jobs } from '../schema/jobs.ts';
import type { Sql, TransactionSql } from './sql.ts';

export interface EnqueueOptions {
  /** Jobs with one key are one job. */
  key?: string;
  /** Earliest start, epoch milliseconds. */
  runAt?: number;
  maxAttempts?: number;
  priority?: number;
}

/**
 * Adds a job in the caller's transaction: it exists exactly when the rows beside it do. The role
 * must be the owner's or one that may use the queue's schema.
 */
export async function enqueue<Name extends JobName>(
  sql: Sql | TransactionSql,
  task: Name,
  payload: JobPayload<Name>,
  options: EnqueueOptions = {},
): Promise<void> {
  const checked = z.parse(jobs[task], payload);
  await sql`
    select graphile_worker.add_job(
      ${task},
      ${JSON.stringify(checked)}::text::json,
      run_at => ${options.runAt ? new Date(options.runAt) : null}::timestamptz,
      max_attempts => ${options.maxAttempts ?? null}::int,
      job_key => ${options.key ?? null},
      priority => ${options.priority ?? null}::int
    )`;
}
