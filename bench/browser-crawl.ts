import { findChromium } from '../worker/crawl/browser/find-chromium.ts';
import type { CrawleeBrowserJob } from './crawl-peers/crawlee-playwright.ts';
import { checkLeads } from './crawl-peers/judge-leads.ts';
import type { CrawlJob } from './crawl-peers/quarry.ts';
import { type SampleWeb, startSampleWeb } from './crawl-peers/sample-web.ts';
import { compare, playRounds, ratioOf } from './crawl-peers/tournament.ts';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import { type Bench, printResults } from './result.ts';

/**
 * Sites that script alone draws, through the crawler's browser, against Crawlee's Playwright crawler
 * with the same Chromium. Ours first finds out by plain HTTP that a host needs the browser, asks for
 * robots.txt, finds the pages by links and guards every request; Crawlee is handed the addresses.
 */

const AIM = 1.5;
const CRAWLEE_CONCURRENCY = 4;
const PAGES_PER_SITE = 10;

export const run: Bench = async ({ full }) => {
  const chromium = findChromium(process.env['QUARRY_CHROMIUM']);
  if (chromium === null) throw new Error('There is no Chromium. Name one in QUARRY_CHROMIUM.');
  const variants = ['script-drawn'];
  const sites = full ? 20 : 6;
  const web = await startSampleWeb({ sites, pagesPerSite: PAGES_PER_SITE, variants });
  let database: BenchDatabase | null = null;
  try {
    database = await openBenchDatabase();
    const size = { rounds: full ? 5 : 3, pages: web.urls.length };
    const standings = await playRounds(entrantsFor(web, database.url, chromium), size);
    const { ours, idle, told } = standings;
    const found = await checkLeads(database.url, ours.last.orgId ?? '', web.sites);
    const peer = { as: 'peer', called: 'crawlee', standing: idle, aim: AIM } as const;
    const result = compare('browser-crawl', ours, peer);
    const forTheRecord = { ratio_to_crawlee_told_when_drawn: ratioOf(ours, told) };
    return [{ ...result, detail: { ...result.detail, ...forTheRecord, ...found } }];
  } finally {
    await database?.close();
    await web.stop();
  }
};

function entrantsFor({ port, homes, urls }: SampleWeb, databaseUrl: string, chromium: string) {
  const peers = new URL('crawl-peers/', import.meta.url);
  const crawl: CrawlJob = { databaseUrl, port, homes, chromium };
  const idle: CrawleeBrowserJob = {
    urls,
    chromium,
    concurrency: CRAWLEE_CONCURRENCY,
    waitFor: 'idle',
  };
  const told: CrawleeBrowserJob = { ...idle, waitFor: 'told' };
  return {
    ours: { file: new URL('quarry.ts', peers), job: crawl },
    idle: { file: new URL('crawlee-playwright.ts', peers), job: idle },
    told: { file: new URL('crawlee-playwright.ts', peers), job: told },
  };
}

if (import.meta.main) printResults(await run({ full: process.argv.includes('--full') }));
