import type { Sql, TransactionSql } from '../../platform/sql.ts';
import type { Log } from '../../platform/log.ts';
import type { AnalysisResult, Notice } from '../../schema/analysis/result.ts';
import type { Subject } from '../../schema/analysis/subject.ts';
import { type Part, TIER_PARTS } from '../../schema/analysis/tier.ts';
import type { LeadFacts } from '../../schema/score/facts.ts';
import { scoreLead } from '../../schema/score/score.ts';
import type { Llm } from '../llm/llm.ts';
import { makeProgress } from '../runtime/progress.ts';
import { readLeads } from '../score/read-leads.ts';
import { askPart } from './ask-part.ts';
import { beginRun, type BegunRun, type RunKey } from './begin-run.ts';
import { watchForCancel } from './cancel-watch.ts';
import { completeRun, failRun, type FinishedRun } from './end-run.ts';
import { factsNow, type PageDeps, type ReadPages, readPages } from './page-source.ts';
import { pagesForPrompt } from './prompts.ts';
import { type PartOutcome, savePart, savePreview, startParts } from './steps.ts';

/** The models of a run get this long in all; then rules. */
const MODEL_MS = 30_000;

export interface AnalysisDeps extends PageDeps {
  /** As the owner, for what also concerns the queue. */
  ownerSql: Sql;
  llm: Llm | null;
  log: Log;
  /** Throws in a worker that was taken for dead. */
  fence: (tx: TransactionSql) => Promise<void>;
}

/**
 * Looks into one lead: page, parts beside each other, result and price. Every step is a row. What is
 * done stays done: a worker that takes the run up after another has died goes on where that one was.
 * Throws `RunCancelled` once a person has ended the run, and what a retry may mend.
 */
export async function runAnalysis(
  deps: AnalysisDeps,
  key: RunKey,
  signal: AbortSignal,
): Promise<void> {
  const run = await beginRun(deps.sql, key);
  if (!run) {
    // It has ended, or its lead went while it waited.
    await failRun(deps.ownerSql, key, 'lead_gone');
    return;
  }
  const cancel = watchForCancel(deps.sql, key.runId);
  try {
    await carryOut(deps, key, run, AbortSignal.any([signal, cancel.signal]));
  } finally {
    cancel.end();
  }
}

async function carryOut(
  deps: AnalysisDeps,
  key: RunKey,
  run: BegunRun,
  signal: AbortSignal,
): Promise<void> {
  const now = Date.now();
  const [read, [lead]] = await Promise.all([
    readPages(deps, key.orgId, run, now, signal),
    readLeads(deps.sql, key.orgId, [run.leadId]),
  ]);
  if (!lead) {
    await failRun(deps.ownerSql, key, 'lead_gone');
    return;
  }
  const subject = toSubject(run, lead.facts, read, now);
  await startParts(deps.sql, key);
  const { texts, isSuspicious } = pagesForPrompt(read.pages, run.tier);
  const ground = { subject, pages: read.pages };
  const deadline = Date.now() + MODEL_MS;
  const parts = TIER_PARTS[run.tier];
  let finished = parts.filter((part) => run.done[part]).length;

  const outcomes = await Promise.all(
    parts.map(async (part): Promise<PartOutcome> => {
      const known = run.done[part];
      if (known) return { part, ...known, reason: null, calls: [] };
      const preview = previewer(deps, key, part);
      const question = { part, tier: run.tier, ground, texts, deadline, signal };
      const outcome = await askPart(deps.llm, {
        ...question,
        onPreview: (text) => preview.show(text),
      });
      await preview.end();
      finished++;
      await savePart(deps.sql, { ...key, leadId: run.leadId, taskId: run.lead.taskId }, outcome, {
        count: finished,
        of: parts.length,
      });
      return outcome;
    }),
  );
  signal.throwIfAborted();
  await completeRun(
    deps.ownerSql,
    key,
    summary(deps, run, read, outcomes, isSuspicious),
    deps.fence,
  );
}

function summary(
  { llm }: AnalysisDeps,
  run: BegunRun,
  read: ReadPages,
  outcomes: PartOutcome[],
  isSuspicious: boolean,
): FinishedRun {
  const result = Object.fromEntries(
    outcomes.map(({ part, result }) => [part, result]),
  ) as unknown as AnalysisResult;
  const byModel = outcomes.filter((outcome) => outcome.result.origin === 'model');
  const origin: FinishedRun['origin'] =
    byModel.length === 0 ? 'rules' : byModel.length === outcomes.length ? 'model' : 'mixed';
  const models = new Set(byModel.flatMap(({ model }) => model ?? []));
  const notices: Notice[] = [];
  if (read.pages.length === 0) notices.push('no_page');
  if (read.isStale) notices.push('stale_page');
  if (isSuspicious) notices.push('instructions_in_page');
  if (!llm) notices.push('no_model');
  else if (origin !== 'model') notices.push(origin === 'rules' ? 'model_down' : 'model_failed');
  if (!run.icp) notices.push('no_icp');
  if (!run.profile) notices.push('no_profile');
  return {
    tier: run.tier,
    batchId: run.batchId,
    isFree: llm !== null && origin === 'rules',
    origin,
    model: models.size > 0 ? [...models].join(', ') : null,
    result,
    notices,
    pages: read.pages.map(({ url, snapshotHash, fetchedAt, isCached }) => ({
      url,
      snapshotHash,
      fetchedAt,
      isCached,
    })),
    facts: factsNow(run),
  };
}

function toSubject(run: BegunRun, facts: LeadFacts, { pages }: ReadPages, now: number): Subject {
  const { company } = run;
  return {
    facts,
    company: company && {
      name: company.name,
      language: company.language,
      founded: company.founded,
      openingHours: company.openingHours,
    },
    profile: run.profile,
    criteria: run.icp?.criteria ?? null,
    score: scoreLead(facts, run.icp?.criteria ?? null, run.icp?.weights ?? null, now),
    pages,
    now,
  };
}

/** Shows what a model writes, at most twice a second. */
function previewer({ sql, log }: AnalysisDeps, { runId }: RunKey, part: Part) {
  let text = '';
  let count = 0;
  const progress = makeProgress(
    () => savePreview(sql, runId, part, text),
    (error) => log.warn({ err: error }, 'a preview could not be saved'),
  );
  let isShown = false;
  return {
    show(next: string) {
      if (!next) return;
      text = next;
      isShown = true;
      // Any value that differs from the last makes it write.
      progress.report(++count % 101);
    },
    end: () => (isShown ? progress.flush() : Promise.resolve()),
  };
}
