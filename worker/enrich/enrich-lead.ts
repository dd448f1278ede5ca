import { captureCredits, holdCredits } from '../../platform/credit/ledger.ts';
import { retryTransaction, type TransactionSql } from '../../platform/sql.ts';
import { isAppError } from '../../schema/app-error.ts';
import { PRICES } from '../../schema/credit/prices.ts';
import {
  type EnrichmentMode,
  type EnrichmentProvider,
  PROVIDERS,
} from '../../schema/enrichment/providers.ts';
import { KEYLESS_SOURCES, type StepSource } from '../../schema/enrichment/run.ts';
import type { FoundValue } from '../providers/enrichers/enricher.ts';
import { askProviders, type ProviderAnswer, type ProviderSeat } from './ask-providers.ts';
import { readCache, writeCache } from './cache.ts';
import type { EnrichDeps } from './enrich-deps.ts';
import { type EnrichRun, holdIdOf } from './enrich-run.ts';
import { finishRun, type FinishedRun } from './finish-run.ts';
import { type KnownLead, readLead, wantedFields } from './known-lead.ts';
import type { NewValue } from './new-value.ts';
import { readSetting, seatsOf } from './org-providers.ts';
import { RunLog } from './run-log.ts';
import { writeFindings } from './write-findings.ts';
import { type KeylessFindings, runKeyless } from './run-keyless.ts';

/** A lead takes no longer than this, whatever sites and providers do. */
export const LEAD_LIMIT_MS = 10_000;
/** Of these, what needs no key may use up so much. */
const KEYLESS_LIMIT_MS = 4_000;

export interface EnrichOptions {
  signal: AbortSignal;
  /** See `TaskContext.fence`. */
  fence?: (tx: TransactionSql) => Promise<void>;
  limitMs?: number;
}

/**
 * Enriches one lead: what needs no key first, then the org's providers by its mode, then everything
 * in one transaction with the credit that it costs. Safe to repeat: the hold, the capture and the
 * receipts have ids of their own, and answers that were paid for are kept.
 */
export async function enrichLead(
  deps: EnrichDeps,
  run: EnrichRun,
  { signal, fence, limitMs = LEAD_LIMIT_MS }: EnrichOptions,
): Promise<FinishedRun> {
  const deadline = Date.now() + limitMs;
  const end = (result: Omit<FinishedRun, 'isFirst'>) =>
    retryTransaction(() => deps.sql.begin((tx) => finishRun(tx, run, result, fence)));
  const lead = await readLead(deps.sql, run.orgId, run.leadId);
  if (!lead) return end({ state: 'cancelled', steps: [], added: 0, credits: 0 });
  const setting = await readSetting(deps, run.orgId);
  const seats = await seatsOf(deps, run, setting);
  const sources = [...KEYLESS_SOURCES, ...seats.map(({ enricher }) => enricher.id)];
  const log = new RunLog(deps.sql, run.id, sources, run.batchId === null && !run.isKeyless);
  const keyless = await runKeyless(deps, lead, {
    isRefresh: run.isRefresh,
    withinMs: Math.min(KEYLESS_LIMIT_MS, limitMs / 2),
    signal,
    onStep: (step) => log.set(step),
  });
  const answers = await ask(deps, run, {
    lead,
    seats,
    mode: setting.mode,
    deadline,
    log,
    keyless,
    signal,
  });
  await log.settled();
  return retryTransaction(() =>
    deps.sql.begin(async (tx) => {
      await fence?.(tx);
      return settle(tx, run, lead, { keyless, answers, log });
    }),
  );
}

interface Asking {
  lead: KnownLead;
  seats: ProviderSeat[];
  mode: EnrichmentMode;
  deadline: number;
  log: RunLog;
  keyless: KeylessFindings;
  signal: AbortSignal;
}

function ask(deps: EnrichDeps, run: EnrichRun, asking: Asking): Promise<ProviderAnswer[]> {
  const { lead, seats, mode, deadline, log, keyless, signal } = asking;
  const wanted = wantedFields(lead, run.isRefresh);
  if (!run.isRefresh) {
    // What its own site has just said need not be bought.
    for (const { field, isOffer } of keyless.values) if (!isOffer) wanted.delete(field as never);
  }
  return askProviders(lead.subject, seats, {
    mode,
    wanted,
    deadline,
    now: Date.now,
    onStep: (step) => log.set(step),
    hold: () => holdCredit(deps, run, lead),
    async ask({ enricher, key }, subject, deadlineMs) {
      const question = enricher.question(subject) ?? '';
      const cacheKey = { orgId: run.orgId, provider: enricher.id, question };
      const kept = run.isRefresh ? null : await readCache<FoundValue[]>(deps.sql, cacheKey);
      if (kept) return { found: kept, isCached: true };
      const found = await enricher
        .ask(subject, {
          client: deps.providers,
          key,
          orgId: run.orgId,
          leadId: lead.id,
          runId: run.id,
          signal,
          until: Date.now() + deadlineMs,
        })
        .catch(async (error: unknown) => {
          // That it knows nothing is an answer too.
          if (isNotFound(error)) await writeCache(deps.sql, cacheKey, []);
          throw error;
        });
      await writeCache(deps.sql, cacheKey, found);
      return { found, isCached: false };
    },
  });
}

const isNotFound = (error: unknown) =>
  error instanceof Error && 'kind' in error && error.kind === 'not_found';

async function holdCredit(deps: EnrichDeps, run: EnrichRun, lead: KnownLead): Promise<boolean> {
  try {
    await holdCredits(deps.sql, {
      orgId: run.orgId,
      holdId: holdIdOf(run.id),
      amount: PRICES.enrichedLead,
      subjectKind: 'enrichment_run',
      subjectId: run.id,
      reason: `Enriching “${lead.subject.name.slice(0, 80)}”`,
      actorId: run.createdBy,
    });
    return true;
  } catch (error) {
    if (isAppError(error) && error.code === 'insufficient_credits') return false;
    throw error;
  }
}

interface Gathered {
  keyless: KeylessFindings;
  answers: ProviderAnswer[];
  log: RunLog;
}

/** Writes everything, and takes the credit when a provider with a key made the lead better. */
async function settle(
  tx: TransactionSql,
  run: EnrichRun,
  lead: KnownLead,
  { keyless, answers, log }: Gathered,
): Promise<FinishedRun> {
  const providers = new Set<string>(answers.map(({ provider }) => provider));
  const values = [...keyless.values, ...answers.flatMap(toValues)];
  const written = await writeFindings(tx, lead, keyless, values);
  const holdId = holdIdOf(run.id);
  const saved = (written ?? []).map(({ field, extractor }) => ({
    field,
    source: (providers.has(extractor) ? extractor : 'site') as StepSource,
  }));
  const facts = Object.keys(keyless.facts).map((field) => ({
    field,
    source: (field === 'dns' ? 'dns' : 'facts') as StepSource,
  }));
  log.credit([...saved, ...facts]);
  const payees = new Set(saved.map(({ source }) => source).filter((one) => providers.has(one)));
  const isPaid = payees.size > 0;
  let credits = 0;
  if (isPaid) {
    const outcome = await captureCredits(tx, {
      orgId: run.orgId,
      holdId,
      amount: PRICES.enrichedLead,
      idempotencyKey: holdId,
      reason: `“${lead.subject.name.slice(0, 80)}” enriched by ${namesOf(payees)}`,
      subjectKind: 'lead',
      subjectId: lead.id,
    });
    if (outcome !== 'exhausted') credits = PRICES.enrichedLead;
  }
  return finishRun(tx, run, {
    state: written ? 'completed' : 'cancelled',
    steps: log.steps,
    added: saved.length,
    credits,
  });
}

const namesOf = (ids: ReadonlySet<StepSource>) =>
  [...ids].map((id) => PROVIDERS[id as EnrichmentProvider].name).join(', ');

function toValues({ provider, found }: ProviderAnswer): NewValue[] {
  return found.map(({ field, value, confidence, sourceUrl }) => ({
    field,
    value,
    raw: value,
    sourceUrl,
    snapshotHash: null,
    span: null,
    extractor: provider,
    confidence,
  }));
}
