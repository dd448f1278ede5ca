import type { TransactionSql } from '../../platform/sql.ts';
import type { RunState, RunStep } from '../../schema/enrichment/run.ts';
import { releaseHold } from '../../platform/credit/ledger.ts';
import { type EnrichRun, holdIdOf } from './enrich-run.ts';

export interface FinishedRun {
  state: Exclude<RunState, 'queued' | 'running'>;
  steps: RunStep[];
  added: number;
  credits: number;
  /** False: it had been finished before, and nothing was written. */
  isFirst: boolean;
}

/**
 * Ends a run and counts it in its batch, once whoever comes and however often. What was held for it
 * and not captured goes back, also where another worker held it before it died.
 */
export async function finishRun(
  tx: TransactionSql,
  run: Pick<EnrichRun, 'id' | 'orgId' | 'batchId'>,
  result: Omit<FinishedRun, 'isFirst'>,
  fence?: (tx: TransactionSql) => Promise<void>,
): Promise<FinishedRun> {
  await fence?.(tx);
  await releaseHold(tx, {
    orgId: run.orgId,
    holdId: holdIdOf(run.id),
    reason: result.state === 'failed' ? 'The enrichment failed' : 'No provider added anything',
  });
  const { count } = await tx`
    update enrichment_run set
      state = ${result.state},
      steps = ${JSON.stringify(result.steps)}::text::jsonb,
      added = ${result.added},
      credits = ${result.credits},
      finished_at = now()
    where id = ${run.id} and org_id = ${run.orgId} and state in ('queued', 'running')`;
  const isFirst = count > 0;
  if (isFirst) await tellLead(tx, run, result);
  if (isFirst && run.batchId) await countInBatch(tx, run.orgId, run.batchId, result);
  return { ...result, isFirst };
}

/** A line in the lead's timeline. What nobody asked for and found nothing goes without saying. */
async function tellLead(
  tx: TransactionSql,
  run: Pick<EnrichRun, 'id' | 'orgId'>,
  { state, steps, added, credits }: Omit<FinishedRun, 'isFirst'>,
): Promise<void> {
  if (state !== 'completed') return;
  const details = {
    asked: steps
      .filter((step) => step.state === 'found' || step.state === 'nothing')
      .map(({ source }) => source),
    added: steps
      .filter((step) => step.added.length > 0)
      .map(({ source, added: fields }) => ({ source, fields })),
    credits,
  };
  await tx`
    insert into activity (id, org_id, lead_id, kind, details, actor_id)
    select
      ${`enriched:${run.id}`}, org_id, lead_id, 'enriched',
      ${JSON.stringify(details)}::text::jsonb || jsonb_build_object('costMicros', (
        select coalesce(sum(cost_micros), 0) from cost_entry where run_id = ${run.id}
      )),
      created_by
    from enrichment_run
    where id = ${run.id} and org_id = ${run.orgId} and (${added > 0} or created_by is not null)
    on conflict (id) do nothing`;
}

async function countInBatch(
  tx: TransactionSql,
  orgId: string,
  batchId: string,
  { state, added, credits }: Omit<FinishedRun, 'isFirst'>,
): Promise<void> {
  const isFailed = state === 'failed' ? 1 : 0;
  await tx`
    update enrichment_batch set
      done = done + 1,
      failed = failed + ${isFailed},
      enriched = enriched + ${added > 0 ? 1 : 0},
      credits = credits + ${credits},
      state = case
        when state in ('queued', 'running') and done + 1 >= total then 'completed'
        when state = 'queued' then 'running'
        else state
      end,
      finished_at = case
        when state in ('queued', 'running') and done + 1 >= total then now() else finished_at
      end
    where id = ${batchId} and org_id = ${orgId}`;
}
