import { defineTask } from '../runtime/define-task.ts';
import { RunCancelled } from './cancel-watch.ts';
import { advanceBatch, failRun } from './end-run.ts';
import { runAnalysis } from './run-analysis.ts';

/** The page may take 12 s, the models 30, and a busy machine some more. */
const LIMIT_MS = 90_000;
/** As many as there are delays for, and the first. */
const ATTEMPTS = 3;

/** Looks into one lead. */
export const analyse = defineTask(
  'analysis.run',
  async ({ payload, deps, fence, signal, attempt, log }) => {
    const { sql, ownerSql, objectStore, fetcher, llm } = deps;
    const parts = { sql, ownerSql, objectStore, fetcher, llm, log, fence };
    try {
      await runAnalysis(parts, payload, signal);
    } catch (error) {
      if (error instanceof RunCancelled) return;
      // A worker that stops hands the run on; it is no failure.
      if (!signal.aborted && attempt >= ATTEMPTS) await failRun(ownerSql, payload, 'worker_failed');
      throw error;
    }
  },
  { retry: 'analyse', limitMs: LIMIT_MS },
);

/** Begins the next runs of a batch, where a person has made room by ending one. */
export const advanceAnalyses = defineTask(
  'analysis.advance',
  async ({ payload, deps }) => advanceBatch(deps.ownerSql, payload.orgId, payload.batchId),
  { retry: 'analyse', limitMs: 30_000 },
);
