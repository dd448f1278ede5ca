import { transact, type Sql, type TransactionSql } from '../../platform/sql.ts';
import { isProcessAlive, nameProcessSpace } from './process-space.ts';
import { MAX_INTERRUPTIONS } from './settle-job.ts';

/**
 * What becomes of the work of a worker that is gone.
 *
 * graphile-worker alone keeps a killed worker's jobs locked for 4 hours. Here each worker renews a
 * row every second (heartbeat.ts), and every worker looks for rows that have gone stale, or whose
 * process is gone from this machine. Judging and
 * giving away are one transaction: the heartbeat row is deleted, the jobs unlocked, the page leases
 * freed. So a worker that was merely paused can tell on its return that it was judged (its row is
 * gone) and can write nothing more under its old name: its verdicts on jobs ask for `locked_by`,
 * transactions that must not be doubled go through `fence`, and the crawler commits a page only
 * where `lease_worker` is still its own.
 *
 * Workers of one process are numbered by graphile-worker (`pool-…`): that id is `locked_by`,
 * `lease_worker` and `worker_heartbeat.worker_id`. A process that was judged goes on under a new id.
 */

/** Any number will do, as long as nothing else in this database takes the same lock. */
const REAP_LOCK = 7_241_866;

export interface Reaped {
  workers: string[];
  jobs: number;
  pages: number;
}

const NOTHING: Reaped = { workers: [], jobs: 0, pages: 0 };

/**
 * Frees what dead workers hold: those that are certainly gone, because they ran on this machine and
 * no process has their number, and, where `judgesSilence`, those that have not beaten for
 * `deadAfterMs`. Nobody is judged by silence while the database has been up for less than that.
 * Does nothing while another worker is at it. As the owner.
 */
export async function reapDeadWorkers(
  sql: Sql,
  { deadAfterMs, judgesSilence }: { deadAfterMs: number; judgesSilence: boolean },
): Promise<Reaped> {
  const deadAfter = `${deadAfterMs} ms`;
  const workers = await sql<Suspect[]>`
    select
      worker_id as "workerId", pid, process_space as "processSpace",
      beat_at < clock_timestamp() - ${deadAfter}::interval
        and pg_postmaster_start_time() < clock_timestamp() - ${deadAfter}::interval as "isSilent"
    from worker_heartbeat`;
  const space = nameProcessSpace();
  const gone = workers.filter((row) => row.processSpace === space && !isProcessAlive(row.pid));
  const silent = judgesSilence ? workers.filter((row) => row.isSilent) : [];
  if (gone.length + silent.length === 0) return NOTHING;
  return transact(sql, async (tx) => {
    const [lock] = await tx<{ isMine: boolean }[]>`
      select pg_try_advisory_xact_lock(${REAP_LOCK}) as "isMine"`;
    if (!lock?.isMine) return NOTHING;
    // A row that is locked belongs to a worker that beats or commits at this moment.
    const dead = await tx<{ worker_id: string }[]>`
      delete from worker_heartbeat
      where worker_id in (
        select worker_id from worker_heartbeat
        where
          worker_id = any(${idsOf(gone)})
          or (
            worker_id = any(${idsOf(silent)})
            and beat_at < clock_timestamp() - ${deadAfter}::interval
          )
        for update skip locked
      )
      returning worker_id`;
    return giveAway(
      tx,
      dead.map((row) => row.worker_id),
    );
  });
}

interface Suspect {
  workerId: string;
  pid: number;
  processSpace: string | null;
  isSilent: boolean;
}

const idsOf = (workers: Suspect[]) => workers.map((row) => row.workerId);

/** Ends one worker's life by its own wish, e.g. when its process stops. As the owner. */
export async function retireWorker(sql: Sql, workerId: string): Promise<Reaped> {
  return transact(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(${REAP_LOCK})`;
    await tx`delete from worker_heartbeat where worker_id = ${workerId}`;
    return giveAway(tx, [workerId]);
  });
}

/**
 * Frees jobs that are locked under a name without a heartbeat: a paused worker that was judged may
 * take one more job before it notices, and be killed before it gives it back. As the owner.
 */
export async function reapUnknownWorkers(sql: Sql, lockedForMs: number): Promise<Reaped> {
  return transact(sql, async (tx) => {
    await tx`select pg_advisory_xact_lock(${REAP_LOCK})`;
    const unknown = await tx<{ locked_by: string }[]>`
      select distinct locked_by
      from graphile_worker._private_jobs
      where
        locked_at < now() - ${`${lockedForMs} ms`}::interval
        and locked_by not in (select worker_id from worker_heartbeat)`;
    return giveAway(
      tx,
      unknown.map((row) => row.locked_by),
    );
  });
}

/** Also page leases alone can be left over: a paused worker may take one just after its judgement. */
export async function freeUnknownLeases(sql: Sql): Promise<number> {
  const { count } = await sql`
    update crawl_page
    set state = 'waiting', lease_worker = null, lease_until = null
    where
      state = 'leased'
      and lease_until < now()
      and lease_worker not in (select worker_id from worker_heartbeat)`;
  return count;
}

async function giveAway(tx: TransactionSql, workers: string[]): Promise<Reaped> {
  if (workers.length === 0) return NOTHING;
  await dropSuperseded(tx, workers);
  await countInterruptions(tx, workers);
  await buryDangerous(tx, workers);
  // A death is not the job's failure, so the attempt is given back.
  const { count: jobs } = await tx`
    update graphile_worker._private_jobs
    set attempts = greatest(0, attempts - 1)
    where locked_by = any(${workers})`;
  await tx`select graphile_worker.force_unlock_workers(${workers})`;
  const { count: pages } = await tx`
    update crawl_page
    set state = 'waiting', lease_worker = null, lease_until = null
    where state = 'leased' and lease_worker = any(${workers})`;
  // The next driver of a crawl need not wait until its lease has run out.
  await tx`update crawl_lease set until = '-infinity' where worker = any(${workers})`;
  // Unlocking alone wakes nobody.
  if (jobs > 0) await tx`select pg_notify('jobs:insert', ${JSON.stringify({ count: jobs })})`;
  return { workers, jobs, pages };
}

/**
 * Jobs that were enqueued again under their key while they ran: graphile-worker marks them as used
 * up then, after they were locked. The newer job stands in for them.
 */
async function dropSuperseded(tx: TransactionSql, workers: string[]): Promise<void> {
  await tx`
    delete from graphile_worker._private_jobs
    where
      locked_by = any(${workers})
      and attempts >= max_attempts
      and updated_at > locked_at`;
}

async function countInterruptions(tx: TransactionSql, workers: string[]): Promise<void> {
  await tx`
    insert into job_interruption (job_id)
    select id from graphile_worker._private_jobs where locked_by = any(${workers})
    on conflict (job_id) do update
    set times = job_interruption.times + 1, last_at = now()`;
}

async function buryDangerous(tx: TransactionSql, workers: string[]): Promise<void> {
  await tx`
    with gone as (
      delete from graphile_worker._private_jobs jobs
      using job_interruption
      where
        jobs.locked_by = any(${workers})
        and job_interruption.job_id = jobs.id
        and job_interruption.times >= ${MAX_INTERRUPTIONS}
      returning jobs.id, jobs.task_id, jobs.payload, jobs.key, job_interruption.times
    )
    insert into dead_job (job_id, task, payload, job_key, org_id, error, attempts)
    select
      gone.id, tasks.identifier, gone.payload, gone.key, org_of_job(gone.payload),
      'Its worker died while it ran, again and again', gone.times
    from gone
    join graphile_worker._private_tasks tasks on tasks.id = gone.task_id`;
}
