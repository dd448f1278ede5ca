import { captureCredits } from '../../platform/credit/ledger.ts';
import { transact, type Sql, type TransactionSql } from '../../platform/sql.ts';
import { PRICES } from '../../schema/credit/prices.ts';
import { jsonRows } from '../crawl/json-rows.ts';
import type { PageSnapshot } from '../crawl/frontier.ts';
import { saveCompanies } from '../crawl/save-companies.ts';
import { findKnown, insertIdentities, insertLeads, place } from '../crawl/save-leads.ts';
import { saveReceipts } from '../crawl/save-receipts.ts';
import { WrittenReceipts } from '../crawl/written-receipts.ts';
import type { HitEvidence, Judged } from './judge-hit.ts';
import { type RankedHit, rankResults } from './rank-results.ts';
import { type Hit, linkedRequests, type SearchRun } from './search-rows.ts';

export interface LookedAt {
  hit: Hit;
  judged: Judged | { leadId: string };
  evidence: HitEvidence;
  snapshots: PageSnapshot[];
}

export type HitOutcome = 'lead' | 'free' | 'budget' | 'done_before' | 'run_ended';

/**
 * Finishes one organisation: company, lead, receipts, credit and results in one transaction, or
 * nothing. The row's state decides, so that a repeat after a kill neither doubles nor charges.
 */
export async function saveHit(
  parts: { sql: Sql; fence: (tx: TransactionSql) => Promise<void> },
  run: SearchRun,
  looked: LookedAt,
  now: number,
): Promise<HitOutcome> {
  return transact(parts.sql, async (tx) => {
    await parts.fence(tx);
    const payer = await lockPayer(tx, run);
    if (!payer) return 'run_ended';
    const [waiting] = await tx`
      select from search_hit
      where run_id = ${run.id} and key = ${looked.hit.key} and state = 'waiting' for update`;
    if (!waiting) return 'done_before';
    const { judged } = looked;
    if ('reason' in judged) {
      await finishHit(tx, run, looked, { state: 'free', reason: judged.reason });
      return 'free';
    }
    const placed =
      'leadId' in judged
        ? { leadId: judged.leadId, isNew: false }
        : await saveLead(tx, run, looked, payer.id);
    if (placed === null) {
      await finishHit(tx, run, looked, { state: 'free', reason: 'budget' });
      return 'budget';
    }
    const ranked: RankedHit = {
      ...placed,
      source: run.source,
      sourceUrl: looked.hit.record.leadId ? null : looked.hit.record.url,
      evidence: looked.evidence,
    };
    let isResult = false;
    for (const request of await linkedRequests(tx, run.id)) {
      const results = await rankResults(tx, request, [ranked], now);
      isResult ||= results.has(placed.leadId);
    }
    const isLead = isResult || placed.isNew;
    await finishHit(tx, run, looked, {
      ...placed,
      ...(isLead ? { state: 'lead' } : { state: 'free', reason: 'no_fit' }),
    });
    return isLead ? 'lead' : 'free';
  });
}

/**
 * Locks the run and says whose hold pays: the request that began it, or when that was cancelled the
 * next that waits for it. Null: the run has ended.
 */
async function lockPayer(
  tx: TransactionSql,
  run: SearchRun,
): Promise<{ id: string | null } | null> {
  const [open] = await tx<{ payerId: string | null }[]>`
    select payer_id as "payerId" from search_run
    where id = ${run.id} and state = 'running' for update`;
  if (!open) return null;
  const [waiting] = await tx<{ id: string }[]>`
    select request.id
    from request_run link join lead_request request on request.id = link.request_id
    where link.run_id = ${run.id} and request.state in ('queued', 'running')
    order by request.id = ${open.payerId} desc nulls last, request.created_at, request.id
    limit 1`;
  if (waiting && waiting.id !== open.payerId) {
    await tx`update search_run set payer_id = ${waiting.id} where id = ${run.id}`;
  }
  return { id: waiting?.id ?? null };
}

/** Null: it would be new, and nothing is left to pay for it. */
async function saveLead(
  tx: TransactionSql,
  run: SearchRun,
  { hit, judged, snapshots }: LookedAt,
  payerId: string | null,
): Promise<{ leadId: string; isNew: boolean } | null> {
  if (!('candidate' in judged)) return null;
  const { candidate, unit } = judged;
  // Two searches of one org may meet the same organisation at once: one looks after the other.
  await tx`select pg_advisory_xact_lock(hashtextextended(${`lead-identity:${run.orgId}`}, 0))`;
  const known = await findKnown(tx, run.orgId, [candidate]);
  const affordable = await creditsLeft(tx, run.orgId, payerId);
  const { placed } = place([candidate], known, Math.floor(affordable / PRICES.searchedLead));
  const [first] = placed;
  if (!first) return null;
  await tx`
    insert into page_snapshot (org_id, hash, url, title, bytes)
    select ${run.orgId}, hash, url, title, bytes
    from json_to_recordset(${jsonRows(snapshots)}::text::json)
      as row (hash text, url text, title text, bytes int)
    on conflict (org_id, hash) do update set fetched_at = now()`;
  const companyIds = await saveCompanies(tx, run.orgId, [unit], placed);
  await insertLeads(
    tx,
    { orgId: run.orgId, id: null, credits: payerId ? PRICES.searchedLead : 0 },
    placed.filter(({ isNew }) => isNew),
    companyIds,
  );
  await insertIdentities(tx, run.orgId, placed);
  await saveReceipts(tx, run.orgId, placed, new WrittenReceipts());
  if (first.isNew && payerId) {
    const outcome = await captureCredits(tx, {
      orgId: run.orgId,
      holdId: payerId,
      amount: PRICES.searchedLead,
      idempotencyKey: `search:${run.id}:${hit.key}`.slice(0, 300),
      reason: `New lead “${candidate.columns.name.slice(0, 80)}” from a search`,
      subjectKind: 'lead_request',
      subjectId: payerId,
    });
    // The hold was locked with enough left, and a finished row can't be finished again.
    if (outcome !== 'captured') throw new Error(`Capture for ${hit.key} was ${outcome}`);
  }
  return { leadId: first.leadId, isNew: first.isNew };
}

/** Credits that the payer's hold has left; locks it until the transaction ends. */
async function creditsLeft(
  tx: TransactionSql,
  orgId: string,
  payerId: string | null,
): Promise<number> {
  if (!payerId) return 0;
  const [hold] = await tx<{ left: number }[]>`
    select amount - captured as left from credit_hold
    where id = ${payerId} and org_id = ${orgId} and state = 'open' for update`;
  return hold?.left ?? 0;
}

async function finishHit(
  tx: TransactionSql,
  run: SearchRun,
  { hit, evidence }: LookedAt,
  now: { state: 'lead' | 'free'; reason?: string; leadId?: string; isNew?: boolean },
): Promise<void> {
  const isNew = now.isNew ?? false;
  const isLead = now.state === 'lead';
  const credits = isNew ? PRICES.searchedLead : 0;
  await tx`
    update search_hit
    set
      state = ${now.state}, reason = ${now.reason ?? null}, lead_id = ${now.leadId ?? null},
      is_new = ${isNew}, evidence = ${jsonRows([evidence])}::text::jsonb -> 0,
      finished_at = now()
    where run_id = ${run.id} and key = ${hit.key}`;
  // What was read there counts for the lead's own score.
  if (now.leadId) {
    await tx`
      insert into score_dirty (org_id, lead_ids, cause)
      values (${run.orgId}, ${[now.leadId]}::text[], 'evidence')`;
  }
  await tx`
    update search_run
    set
      looked_at = looked_at + 1,
      leads_new = leads_new + ${isLead && isNew ? 1 : 0},
      leads_known = leads_known + ${isLead && !isNew ? 1 : 0},
      credits_spent = credits_spent + ${credits},
      updated_at = now()
    where id = ${run.id}`;
  await tx`
    update lead_request request
    set
      looked_at = looked_at + 1,
      leads_new = leads_new + ${isLead && isNew ? 1 : 0},
      leads_known = leads_known + ${isLead && !isNew ? 1 : 0},
      credits_spent = credits_spent + case
        when request.id = (select payer_id from search_run where id = ${run.id})
          then ${credits}::int else 0
      end,
      updated_at = now()
    from request_run link
    where link.run_id = ${run.id} and request.id = link.request_id`;
}
