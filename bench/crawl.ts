import type { FetchJob } from './crawl-peers/bare-fetch.ts';
import type { CrawleeJob } from './crawl-peers/crawlee-cheerio.ts';
import { checkLeads } from './crawl-peers/judge-leads.ts';
import type { CrawlJob } from './crawl-peers/quarry.ts';
import { type SampleWeb, startSampleWeb } from './crawl-peers/sample-web.ts';
import { compare, playRounds, ratioOf, rounded } from './crawl-peers/tournament.ts';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import { type Bench, median, printResults } from './result.ts';

/**
 * The whole crawler on the sample web, against Crawlee with its own contact extraction and against
 * bare fetch of the same pages. Ours starts from the home pages, asks for robots.txt and finds the
 * rest by links; the others are handed every address.
 */

const AIM_CRAWLEE = 4;
const AIM_FETCH = 0.1;
/** What `runSlice` has under way by default. */
const CONCURRENCY = 48;
/** The best of 8, 16 and 48. */
const CRAWLEE_CONCURRENCY = 16;
const PAGES_PER_SITE = 10;

export const run: Bench = async ({ full }) => {
  const web = await startSampleWeb({ sites: full ? 300 : 60, pagesPerSite: PAGES_PER_SITE });
  let database: BenchDatabase | null = null;
  try {
    database = await openBenchDatabase();
    const size = { rounds: full ? 5 : 3, pages: web.urls.length };
    const standings = await playRounds(entrantsFor(web, database.url), size);
    const { ours, fetch, crawlee, inMemory, shipped } = standings;
    const found = await checkLeads(database.url, ours.last.orgId ?? '', web.sites);
    const peer = { as: 'peer', called: 'crawlee', standing: crawlee, aim: AIM_CRAWLEE } as const;
    const limit = { as: 'limit', called: 'bare fetch', standing: fetch, aim: AIM_FETCH } as const;
    const result = compare('crawl', ours, peer);
    const forTheRecord = {
      ratio_to_crawlee_in_memory: ratioOf(ours, inMemory),
      crawlee_in_memory_cpu_ms_per_page: rounded(median(inMemory.cpuMsPerPage)),
      ratio_to_crawlee_as_shipped: ratioOf(ours, shipped),
      crawlee_as_shipped_cpu_ms_per_page: rounded(median(shipped.cpuMsPerPage)),
    };
    return [
      { ...result, detail: { ...result.detail, ...forTheRecord, ...found } },
      compare('crawl-fetch', ours, limit),
    ];
  } finally {
    await database?.close();
    await web.stop();
  }
};

function entrantsFor({ port, homes, urls }: SampleWeb, databaseUrl: string) {
  const peers = new URL('crawl-peers/', import.meta.url);
  const crawl: CrawlJob = { databaseUrl, port, homes };
  const fetch: FetchJob = { urls, concurrency: CONCURRENCY };
  const crawlee: CrawleeJob = { urls, concurrency: CRAWLEE_CONCURRENCY, manner: 'stored' };
  const inMemory: CrawleeJob = { ...crawlee, manner: 'bare' };
  const shipped: CrawleeJob = { ...crawlee, manner: 'shipped' };
  return {
    fetch: { file: new URL('bare-fetch.ts', peers), job: fetch },
    ours: { file: new URL('quarry.ts', peers), job: crawl },
    crawlee: { file: new URL('crawlee-cheerio.ts', peers), job: crawlee },
    inMemory: { file: new URL('crawlee-cheerio.ts', peers), job: inMemory },
    shipped: { file: new URL('crawlee-cheerio.ts', peers), job: shipped },
  };
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
