import type { Sql } from '../../platform/sql.ts';

/** Dead jobs are kept this long for review and replay. */
export const DEAD_JOB_DAYS = 30;

/** Forgets what is old, and buries jobs that the queue itself gave up on. As the owner. */
export async function trimQueue(sql: Sql): Promise<{ buried: number; forgotten: number }> {
  // Used up without our verdict: the database was gone when it should have been written.
  const { count: buried } = await sql`
    with gone as (
      delete from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null
      returning id, task_id, payload, key, attempts, last_error
    )
    insert into dead_job (job_id, task, payload, job_key, org_id, error, attempts)
    select
      gone.id, tasks.identifier, gone.payload, gone.key, org_of_job(gone.payload),
      gone.last_error, gone.attempts
    from gone
    join graphile_worker._private_tasks tasks on tasks.id = gone.task_id
    where gone.last_error is not null`;
  const { count: forgotten } = await sql`
    delete from dead_job where created_at < now() - ${`${DEAD_JOB_DAYS} days`}::interval`;
  await sql`delete from job_interruption where last_at < now() - interval '1 day'`;
  return { buried, forgotten };
}
