import { grantCredits } from '../../platform/credit/ledger.ts';
import { createFetcher } from '../../platform/http/fetch-page.ts';
import { FolderStore } from '../../platform/object-store.ts';
import { connectAsOwner, connectAsSystem, type Sql } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { newId } from '../../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import { BrowserPool } from '../../worker/crawl/browser/browser-pool.ts';
import type { CrawlDeps, SliceOutcome } from '../../worker/crawl/crawl-deps.ts';
import { runSlice } from '../../worker/crawl/run-slice.ts';
import { siteExtraction } from '../../worker/crawl/site-extraction.ts';
import { sharedReader } from '../../worker/crawl/threaded-reader.ts';
import { openFolder, serveRounds } from './contestant.ts';

export interface CrawlJob {
  databaseUrl: string;
  port: number;
  /** The crawl starts there and finds the other pages by their links. */
  homes: string[];
  /** Path of a Chromium, for pages that script alone fills. */
  chromium?: string;
}

export interface Crawled {
  orgId: string;
  taskId: string;
  pages: number;
}

const BUDGET = 100_000;

/** The product's crawler, whole: what a worker does with one crawl task from its start to its end. */
serveRounds(async (job: CrawlJob, timed): Promise<Crawled> => {
  const owner = connectAsOwner(job.databaseUrl, { name: 'bench', max: 2 });
  const sql = connectAsSystem(job.databaseUrl, { name: 'bench-crawler', max: 6 });
  const identity = { userAgent: 'QuarryBot/1.0', allowedOrigins: [`*.localhost:${job.port}`] };
  const fetcher = createFetcher(identity);
  const browser = job.chromium
    ? new BrowserPool({ executablePath: job.chromium, ...identity })
    : null;
  const deps: CrawlDeps = {
    sql,
    fetcher,
    objectStore: new FolderStore(await openFolder()),
    extraction: siteExtraction,
    reader: sharedReader,
    browser,
    publishLive: () => Promise.resolve(),
  };
  try {
    const { orgId, taskId } = await makeTask(owner, job);
    const postgres = await postgresPid(owner);
    const outcome = await timed(() => crawl(deps, orgId, taskId), [postgres]);
    if (outcome.kind !== 'ended' || outcome.state !== 'completed') {
      throw new Error(`The crawl did not complete: ${JSON.stringify(outcome)}`);
    }
    const [task] = await owner<{ pages: number }[]>`
      select pages_done as pages from crawl_task where id = ${taskId}`;
    return { orgId, taskId, pages: task?.pages ?? 0 };
  } finally {
    await Promise.all([fetcher.close(), browser?.close()]);
    await Promise.all([sql.end({ timeout: 2 }), owner.end({ timeout: 2 })]);
  }
});

async function makeTask(owner: Sql, job: CrawlJob): Promise<{ orgId: string; taskId: string }> {
  const { org, act } = stage(owner);
  const { orgId, admin } = await org('Bench');
  await grantCredits(owner, { orgId, amount: BUDGET, reason: 'Bench', idempotencyKey: 'bench' });
  const taskId = newId();
  await act(admin, 'crawl.create', orgId, {
    id: taskId,
    name: 'Bench',
    sourceKind: 'urls',
    source: { urls: job.homes },
    settings: {
      ...DEFAULT_CRAWL_SETTINGS,
      depth: 4,
      pageLimit: 50_000,
      pagesPerHost: 1_000,
      paceMs: 0,
      respectRobots: true,
      useBrowser: job.chromium !== undefined,
    },
    budgetCredits: BUDGET,
    schedule: 'once',
    start: true,
  });
  return { orgId, taskId };
}

/** Slice after slice, as the queue would give them to a worker. */
async function crawl(deps: CrawlDeps, orgId: string, taskId: string): Promise<SliceOutcome> {
  const { signal } = new AbortController();
  for (;;) {
    const options = { workerId: 'bench', signal };
    const outcome = await runSlice(deps, { orgId, taskId, run: 1 }, options);
    if (outcome.kind !== 'again') return outcome;
  }
}

/** The server's first process; its backends are its children. 0 when it is on another machine. */
async function postgresPid(sql: Sql): Promise<number> {
  const [row] = await sql<{ pid: number }[]>`
    select split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int as pid`;
  return row?.pid ?? 0;
}
