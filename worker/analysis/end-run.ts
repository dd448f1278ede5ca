import { captureCredits, releaseHold } from '../../platform/credit/ledger.ts';
import { enqueue } from '../../platform/enqueue.ts';
import { transact, type Sql, type TransactionSql } from '../../platform/sql.ts';
import type { ProfileFacts } from '../../schema/analysis/freshness.ts';
import type { AnalysisResult, Notice, Origin, ReadPage } from '../../schema/analysis/result.ts';
import { BATCH_AT_ONCE, holdIdOfRun, priceOf, type Tier } from '../../schema/analysis/tier.ts';
import type { RunKey } from './begin-run.ts';

export interface FinishedRun {
  tier: Tier;
  batchId: string | null;
  /** A model was to answer and did not: what rules say instead costs nothing. */
  isFree: boolean;
  origin: Origin | 'mixed';
  model: string | null;
  result: AnalysisResult;
  notices: Notice[];
  pages: ReadPage[];
  facts: ProfileFacts;
}

/**
 * Saves the result and takes its price, both or neither; what a person has cancelled meanwhile stays
 * so, and costs nothing. Safe to repeat. As the owner: it also lets the next run of a batch begin.
 */
export async function completeRun(
  sql: Sql,
  key: RunKey,
  run: FinishedRun,
  fence: (tx: TransactionSql) => Promise<void>,
): Promise<boolean> {
  return transact(sql, async (tx) => {
    await fence(tx);
    const price = run.isFree ? 0 : priceOf(run.tier);
    const { count } = await tx`
      update analysis_run
      set
        state = 'succeeded', progress = 100, origin = ${run.origin}, model = ${run.model},
        fit = ${run.result.fit.total}, spent_credits = ${price},
        result = ${JSON.stringify(run.result)}::text::jsonb,
        notices = ${JSON.stringify(run.notices)}::text::jsonb,
        pages = ${JSON.stringify(run.pages)}::text::jsonb,
        facts = ${JSON.stringify(run.facts)}::text::jsonb,
        finished_at = now()
      where id = ${key.runId} and org_id = ${key.orgId} and state = 'running'`;
    if (count === 0) return false;
    await tx`
      update analysis_step set state = 'done', started_at = coalesce(started_at, now()),
        finished_at = now()
      where run_id = ${key.runId} and name = 'save'`;
    const holdId = holdIdOfRun(key.runId);
    if (price > 0) await capture(tx, key, price);
    await releaseHold(tx, { orgId: key.orgId, holdId, reason: 'Rest of an analysis' });
    await tellLead(tx, key);
    if (run.batchId) await advanceBatch(tx, key.orgId, run.batchId);
    return true;
  });
}

/** A line in the lead's timeline. */
async function tellLead(tx: TransactionSql, { orgId, runId }: RunKey): Promise<void> {
  await tx`
    insert into activity (id, org_id, lead_id, kind, details, actor_id)
    select
      ${`analysed:${runId}`}, org_id, lead_id, 'analysed',
      jsonb_build_object(
        'runId', id, 'tier', tier, 'origin', origin, 'model', model, 'fit', fit,
        'credits', spent_credits, 'costMicros', cost_micros
      ),
      created_by
    from analysis_run
    where id = ${runId} and org_id = ${orgId}
    on conflict (id) do nothing`;
}

async function capture(
  tx: TransactionSql,
  { orgId, runId }: RunKey,
  amount: number,
): Promise<void> {
  const holdId = holdIdOfRun(runId);
  const outcome = await captureCredits(tx, {
    orgId,
    holdId,
    amount,
    idempotencyKey: holdId,
    reason: 'Analysis of a lead',
    subjectKind: 'analysis_run',
    subjectId: runId,
  });
  if (outcome === 'exhausted') throw new Error('The hold of a running analysis is closed');
}

/** Ends a run without a result; what was held for it goes back. False when it had ended already. */
export async function failRun(sql: Sql, key: RunKey, reason: string): Promise<boolean> {
  return transact(sql, async (tx) => {
    const [run] = await tx<{ batchId: string | null }[]>`
      update analysis_run
      set state = 'failed', state_reason = ${reason}, finished_at = now()
      where id = ${key.runId} and org_id = ${key.orgId} and state in ('queued', 'running')
      returning batch_id as "batchId"`;
    if (!run) return false;
    await releaseHold(tx, {
      orgId: key.orgId,
      holdId: holdIdOfRun(key.runId),
      reason: 'Analysis failed',
    });
    await tellLead(tx, key);
    if (run.batchId) await advanceBatch(tx, key.orgId, run.batchId);
    return true;
  });
}

/** Lets runs of a batch begin while fewer than `BATCH_AT_ONCE` go on. Safe to repeat. As the owner. */
export async function advanceBatch(
  sql: Sql | TransactionSql,
  orgId: string,
  batchId: string,
): Promise<void> {
  const next = await sql<{ id: string }[]>`
    with going as (
      select count(*) as n from analysis_run run
      where run.batch_id = ${batchId} and (
        run.state = 'running'
        or run.state = 'queued' and exists (
          select from graphile_worker._private_jobs where key = 'analysis:' || run.id))
    )
    select id from analysis_run run
    where
      run.batch_id = ${batchId} and run.org_id = ${orgId} and run.state = 'queued'
      and not exists (select from graphile_worker._private_jobs where key = 'analysis:' || run.id)
    order by id
    limit greatest(0, ${BATCH_AT_ONCE} - (select n from going))`;
  for (const { id } of next) {
    await enqueue(sql, 'analysis.run', { orgId, runId: id }, { key: `analysis:${id}` });
  }
}
