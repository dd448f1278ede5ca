import type { Sql, TransactionSql } from '../../platform/sql.ts';

/**
 * What becomes of a job that did not succeed. graphile-worker's own answer is to wait eⁿ seconds,
 * up to 25 times; ours has classes of retry and keeps the dead. Each act here is one statement that
 * changes the job only while `lockedBy` still holds it, so that a worker which was taken for dead
 * decides nothing any more. Afterwards graphile-worker's own verdict finds nothing to change.
 *
 * A job that was enqueued again under its key while it ran has `attempts = max_attempts` and no
 * key: a newer one stands in for it, so it is dropped instead of put back.
 */

export interface HeldJob {
  id: string;
  lockedBy: string;
}

/** A job that was cut short this often, by dying workers or lost connections, is a danger itself. */
export const MAX_INTERRUPTIONS = 25;

type Db = Sql | TransactionSql;

/** The job as `held`, while it is still this worker's; dropped when a newer one stands in for it. */
function heldJob(sql: Db, { id, lockedBy }: HeldJob) {
  return sql`
    held as (
      select id, attempts >= max_attempts as is_superseded
      from graphile_worker._private_jobs
      where id = ${id} and locked_by = ${lockedBy}
      for update
    ),
    dropped as (
      delete from graphile_worker._private_jobs jobs
      using held
      where jobs.id = held.id and held.is_superseded
    )`;
}

/** Lets the job run again after `delayMs`. */
export async function rescheduleJob(
  sql: Db,
  job: HeldJob,
  delayMs: number,
  error: string,
): Promise<void> {
  await sql`
    with ${heldJob(sql, job)}
    update graphile_worker._private_jobs jobs
    set
      run_at = now() + ${`${delayMs} ms`}::interval,
      last_error = ${storable(error)},
      locked_at = null,
      locked_by = null
    from held
    where jobs.id = held.id and not held.is_superseded`;
}

/**
 * Lets the job run again without an attempt spent, for what was nobody's fault: a lost connection, a
 * deadlock. False when that happened too often to be chance; nothing is changed then.
 */
export async function postponeJob(sql: Db, job: HeldJob, delayMs: number): Promise<boolean> {
  const { count } = await sql`
    insert into job_interruption (job_id) values (${job.id})
    on conflict (job_id) do update
    set times = job_interruption.times + 1, last_at = now()
    where job_interruption.times < ${MAX_INTERRUPTIONS}`;
  if (count === 0) return false;
  await sql`
    update graphile_worker._private_jobs
    set
      attempts = greatest(0, attempts - 1),
      run_at = now() + ${`${delayMs} ms`}::interval,
      locked_at = null,
      locked_by = null
    where id = ${job.id} and locked_by = ${job.lockedBy} and attempts < max_attempts`;
  return true;
}

/** Lets another worker take the job at once, as if this one had never begun. */
export async function giveJobBack(sql: Db, job: HeldJob): Promise<void> {
  await sql`
    with ${heldJob(sql, job)},
    returned as (
      update graphile_worker._private_jobs jobs
      set attempts = greatest(0, attempts - 1), locked_at = null, locked_by = null
      from held
      where jobs.id = held.id and not held.is_superseded
      returning jobs.id
    )
    select pg_notify('jobs:insert', '{"count":1}') from returned`;
}

/** Moves the job to the dead ones, in one step: it is always in exactly one of the two places. */
export async function buryJob(
  sql: Db,
  job: HeldJob,
  reason: { error: string; code: string | null },
): Promise<void> {
  await sql`
    with gone as (
      delete from graphile_worker._private_jobs
      where id = ${job.id} and locked_by = ${job.lockedBy}
      returning id, task_id, payload, key, attempts
    )
    insert into dead_job (job_id, task, payload, job_key, org_id, error, code, attempts)
    select
      gone.id, tasks.identifier, gone.payload, gone.key, org_of_job(gone.payload),
      ${storable(reason.error)}, ${reason.code}, gone.attempts
    from gone
    join graphile_worker._private_tasks tasks on tasks.id = gone.task_id`;
}

const MAX_ERROR_CHARS = 2000;

/** Postgres keeps no NUL in text, and a message may quote what a page said. */
function storable(error: string): string {
  return error.replaceAll('\0', '').slice(0, MAX_ERROR_CHARS);
}
