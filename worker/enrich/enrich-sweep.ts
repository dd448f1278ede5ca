import { transact, type Sql } from '../../platform/sql.ts';
import { defineTask } from '../runtime/define-task.ts';
import { finishRun } from './finish-run.ts';

/** New leads are looked at in turn: so many a minute, behind everything that people wait for. */
const AUTO_PER_MINUTE = 300;
const AUTO_PRIORITY = 50;
/** Leads that came in longer ago are left as they are. */
const AUTO_WITHIN_HOURS = 24;
/** Between the row of a run and its job there is never more than a commit. */
const STUCK_SECONDS = 120;

/**
 * Each minute: begins the keyless enrichment of leads that crawls and searches have found, where the org has not
 * switched it off; ends runs whose job is gone; forgets answers that are no longer fresh.
 */
export const enrichSweep = defineTask(
  'enrich.sweep',
  async ({ deps, signal, log }) => {
    const started = await startAutomatic(deps.ownerSql);
    signal.throwIfAborted();
    const ended = await endStuck(deps.ownerSql);
    const { count } = await deps.sql`delete from enrichment_cache where expires_at < now()`;
    if (started + ended > 0) log.info({ started, ended, forgotten: count }, 'enrichment swept');
  },
  { limitMs: 60_000 },
);

/** Returns how many it began. As the owner. */
export async function startAutomatic(sql: Sql, atMost = AUTO_PER_MINUTE): Promise<number> {
  const rows = await sql`
    with wanted as (
      select lead.id, lead.org_id
      from lead
      left join enrichment_setting setting on setting.org_id = lead.org_id
      where
        lead.created_at > now() - ${`${AUTO_WITHIN_HOURS} h`}::interval
        and lead.deleted_at is null
        -- Found by the product, not typed in by somebody.
        and (lead.task_id is not null or lead.created_by is null)
        and coalesce(setting.auto_keyless, true)
        and not exists (select from lead_fact where lead_fact.lead_id = lead.id)
        and not exists (select from enrichment_run run where run.lead_id = lead.id)
      order by lead.created_at
      limit ${atMost}
    ),
    made as (
      insert into enrichment_run (id, org_id, lead_id, is_keyless)
      select 'auto:' || id, org_id, id, true from wanted
      on conflict do nothing
      returning id, org_id
    )
    select graphile_worker.add_job(
      'enrich.lead',
      json_build_object('orgId', org_id, 'runId', id),
      job_key => 'enrich:' || id,
      priority => ${AUTO_PRIORITY}
    )
    from made`;
  return rows.length;
}

/** Ends runs that no job will end, and gives their credit back. Returns how many. As the owner. */
export async function endStuck(sql: Sql, stuckSeconds = STUCK_SECONDS): Promise<number> {
  const stuck = await sql<{ id: string; orgId: string; batchId: string | null }[]>`
    select id, org_id as "orgId", batch_id as "batchId"
    from enrichment_run run
    where
      state in ('queued', 'running')
      and created_at < now() - ${`${stuckSeconds} s`}::interval
      and not exists (
        select from graphile_worker._private_jobs where key = 'enrich:' || run.id
      )
    limit 1000`;
  for (const run of stuck) {
    const nothing = { steps: [], added: 0, credits: 0 };
    await transact(sql, (tx) => finishRun(tx, run, { state: 'failed', ...nothing }));
  }
  await endStuckBatches(sql, stuckSeconds);
  return stuck.length;
}

/** A batch whose job died before it had made its runs. */
async function endStuckBatches(sql: Sql, stuckSeconds: number): Promise<void> {
  await sql`
    update enrichment_batch batch set state = 'failed', finished_at = now()
    where
      state = 'queued' and created_at < now() - ${`${stuckSeconds} s`}::interval
      and not exists (
        select from graphile_worker._private_jobs where key = 'enrich-batch:' || batch.id
      )`;
}
