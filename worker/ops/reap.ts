import { defineTask } from '../runtime/define-task.ts';
import { freeUnknownLeases, reapUnknownWorkers } from '../runtime/reap.ts';
import { failStuckAnalyses } from './fail-stuck-analyses.ts';
import { saveMissedResults } from '../search/after-requests.ts';
import { failStuckSearches } from '../search/fail-stuck-searches.ts';
import { failStuckCrawls } from './fail-stuck-crawls.ts';
import { releaseStuckHolds } from './release-stuck-holds.ts';
import { trimQueue } from './trim-queue.ts';

/** No worker that lives holds a job under an unknown name for this long. */
const UNKNOWN_FOR_MS = 30_000;

/**
 * Each minute: what kills, outages and lost races may have left behind. Dead workers themselves are
 * found within seconds by every living one (runtime/live-once.ts); this finds the rest.
 */
export const reap = defineTask(
  'ops.reap',
  async ({ deps, log, signal }) => {
    const { ownerSql, sql } = deps;
    const unknown = await reapUnknownWorkers(ownerSql, UNKNOWN_FOR_MS);
    const leases = await freeUnknownLeases(sql);
    signal.throwIfAborted();
    const crawls = await failStuckCrawls(ownerSql);
    const analyses = await failStuckAnalyses(ownerSql);
    const searches = await failStuckSearches(ownerSql);
    const saved = await saveMissedResults(deps);
    const holds = await releaseStuckHolds(sql);
    signal.throwIfAborted();
    const trimmed = await trimQueue(ownerSql);
    const ended = { crawls, analyses, searches };
    const found = { unknown: unknown.jobs, leases, ...ended, saved, holds, ...trimmed };
    if (Object.values(found).some((n) => n > 0)) log.warn(found, 'tidied up');
  },
  { limitMs: 60_000 },
);
