import { randomUUID } from 'node:crypto';
import { transact, type Sql, type TransactionSql } from '../../platform/sql.ts';
import type { CrawlTask } from './task.ts';

/**
 * One worker drives a task at a time. The lease is a row with a deadline; whoever finds it past due
 * takes it over, and the token that it writes there shuts the former driver out: each of its
 * transactions asks for its own token first. A killed driver's task is free after `LEASE_MS`.
 */
export const LEASE_MS = 3_000;
export const RENEW_MS = 1_000;

export interface TaskLease {
  token: string;
  worker: string;
  /** The run whose start pages are in the frontier. */
  seededRun: number;
  /** Working time of the run so far. */
  workedMs: number;
}

/** Another worker has this task now; nothing more may be written for it. */
export class LeaseLost extends Error {
  constructor() {
    super('Another worker drives this crawl now');
    this.name = 'LeaseLost';
  }
}

/** Null while another worker drives the task. Pages that a former driver had taken wait again. */
export async function takeLease(
  sql: Sql,
  task: CrawlTask,
  worker: string,
): Promise<TaskLease | null> {
  const token = randomUUID();
  const [lease] = await sql<{ seededRun: number; workedMs: number }[]>`
    insert into crawl_lease (task_id, org_id, token, worker, until)
    values (
      ${task.id}, ${task.orgId}, ${token}, ${worker}, now() + ${LEASE_MS} * interval '1 ms'
    )
    on conflict (task_id) do update
    set token = excluded.token, worker = excluded.worker, until = excluded.until
    where crawl_lease.until < now()
    returning seeded_run as "seededRun", worked_ms::float8 as "workedMs"`;
  if (lease === undefined) return null;
  await sql`
    update crawl_page
    set state = 'waiting', lease_worker = null, lease_until = null
    where task_id = ${task.id} and state = 'leased'`;
  return { token, worker, ...lease };
}

export interface Standing {
  state: string;
  run: number;
}

/** Extends the lease and tells how the task stands. Throws LeaseLost. */
export async function renewLease(
  sql: Sql,
  task: CrawlTask,
  lease: TaskLease,
  workedMs: number,
): Promise<Standing> {
  const [standing] = await sql<Standing[]>`
    with mine as (
      update crawl_lease
      set until = now() + ${LEASE_MS} * interval '1 ms', worked_ms = ${Math.round(workedMs)}
      where task_id = ${task.id} and token = ${lease.token}
      returning task_id
    )
    select state, run from crawl_task join mine on mine.task_id = crawl_task.id`;
  if (standing === undefined) throw new LeaseLost();
  return standing;
}

/** Makes sure, until the transaction ends, that this driver is still the one. Throws LeaseLost. */
export async function holdLease(
  tx: TransactionSql,
  task: CrawlTask,
  lease: TaskLease,
): Promise<void> {
  const rows = await tx`
    select from crawl_lease where task_id = ${task.id} and token = ${lease.token} for update`;
  if (rows.length === 0) throw new LeaseLost();
}

/** Gives the task and all pages that were taken and not visited to whoever comes next. */
export async function returnLease(sql: Sql, task: CrawlTask, lease: TaskLease): Promise<void> {
  await transact(sql, async (tx) => {
    const { count } = await tx`
      update crawl_lease set until = '-infinity' where task_id = ${task.id} and token = ${lease.token}`;
    if (count === 0) return;
    await tx`
      update crawl_page
      set state = 'waiting', lease_worker = null, lease_until = null, claims = claims - 1
      where task_id = ${task.id} and state = 'leased'`;
  });
}
