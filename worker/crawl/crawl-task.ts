import { defineTask } from '../runtime/define-task.ts';
import { runSlice } from './run-slice.ts';
import { siteExtraction } from './site-extraction.ts';
import { sharedReader } from './threaded-reader.ts';

/** A slice ends by itself after a minute; this is for one that does not. */
const LIMIT_MS = 120_000;

/** Drives a crawl for a while, and makes the next job of the same key while there is more to do. */
export const runCrawl = defineTask(
  'crawl.run',
  async ({ payload, deps, signal, workerId, fence, enqueue }) => {
    const { sql, fetcher, browser, objectStore, publishLive } = deps;
    const parts = { sql, fetcher, browser, objectStore, publishLive, fence };
    const crawl = { ...parts, extraction: siteExtraction, reader: sharedReader };
    const outcome = await runSlice(crawl, payload, { workerId, signal });
    if (outcome.kind !== 'again') return;
    await enqueue('crawl.run', payload, { key: `crawl:${payload.taskId}`, runAt: outcome.runAt });
  },
  { retry: 'scrape', limitMs: LIMIT_MS },
);
