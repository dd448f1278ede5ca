import { transact, type Sql } from '../../platform/sql.ts';
import { defineTask } from '../runtime/define-task.ts';
import { enrichDepsOf } from './enrich-deps.ts';
import { enrichLead, LEAD_LIMIT_MS } from './enrich-lead.ts';
import type { EnrichRun } from './enrich-run.ts';
import { finishRun } from './finish-run.ts';

/** Enriches one lead; of a batch that was cancelled meanwhile, none. */
export const enrichOne = enrichWithin(LEAD_LIMIT_MS);

/** The same with another limit, for tests of what takes too long. */
export function enrichWithin(limitMs: number) {
  return defineTask(
    'enrich.lead',
    async ({ payload, deps, signal, fence, log }) => {
      const run = await beginRun(deps.sql, payload);
      if (!run) return;
      if (run.isCancelled) {
        const nothing = { steps: [], added: 0, credits: 0 };
        await transact(deps.sql, (tx) =>
          finishRun(tx, run, { state: 'cancelled', ...nothing }, fence),
        );
        return;
      }
      const { state, added, credits } = await enrichLead(enrichDepsOf(deps), run, {
        signal,
        fence,
        limitMs,
      });
      log.debug({ runId: run.id, state, added, credits }, 'lead enriched');
    },
    { retry: 'enrich', limitMs: 30_000 },
  );
}

/** Null when the run has ended. */
async function beginRun(
  sql: Sql,
  { orgId, runId }: { orgId: string; runId: string },
): Promise<(EnrichRun & { isCancelled: boolean }) | null> {
  const [row] = await sql<(EnrichRun & { isCancelled: boolean })[]>`
    update enrichment_run run set state = 'running', started_at = coalesce(started_at, now())
    where id = ${runId} and org_id = ${orgId} and state in ('queued', 'running')
    returning
      id, org_id as "orgId", lead_id as "leadId", batch_id as "batchId",
      is_keyless as "isKeyless", is_refresh as "isRefresh", created_by as "createdBy",
      exists (
        select from enrichment_batch batch
        where batch.id = run.batch_id and batch.state = 'cancelled'
      ) as "isCancelled"`;
  return row ?? null;
}
