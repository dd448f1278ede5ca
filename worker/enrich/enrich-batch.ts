import { transact } from '../../platform/sql.ts';
import { defineTask } from '../runtime/define-task.ts';

/** Graphile's highest is the lowest number; whoever waits for one lead goes first. */
const BATCH_PRIORITY = 10;

/** Makes a run and a job for each lead of a batch, all at once or not at all. */
export const enrichBatch = defineTask(
  'enrich.batch',
  async ({ payload, deps, fence }) => {
    const { orgId, batchId, leadIds, isRefresh } = payload;
    await transact(deps.ownerSql, async (tx) => {
      await fence(tx);
      const [batch] = await tx<{ createdBy: string | null }[]>`
        update enrichment_batch set state = 'running'
        where id = ${batchId} and org_id = ${orgId} and state = 'queued'
        returning created_by as "createdBy"`;
      if (!batch) return;
      const made = await tx<{ id: string }[]>`
        insert into enrichment_run (id, org_id, lead_id, batch_id, is_refresh, created_by)
        select
          ${batchId} || ':' || wanted.n, ${orgId}, lead.id, ${batchId}, ${isRefresh},
          ${batch.createdBy}
        from unnest(${leadIds}::text[]) with ordinality as wanted (lead_id, n)
        join lead on lead.id = wanted.lead_id and lead.org_id = ${orgId}
        where lead.deleted_at is null
        on conflict do nothing
        returning id`;
      // Leads that went away since are no part of it any more.
      await tx`
        update enrichment_batch set
          total = greatest(1, ${made.length}),
          state = ${made.length === 0 ? 'completed' : 'running'},
          finished_at = ${made.length === 0 ? new Date() : null}
        where id = ${batchId} and org_id = ${orgId}`;
      await tx`
        select graphile_worker.add_job(
          'enrich.lead',
          json_build_object('orgId', ${orgId}::text, 'runId', id),
          job_key => 'enrich:' || id,
          priority => ${BATCH_PRIORITY}
        )
        from unnest(${made.map(({ id }) => id)}::text[]) as id`;
    });
  },
  { retry: 'enrich', limitMs: 60_000 },
);
