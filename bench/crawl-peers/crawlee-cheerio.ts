import { CheerioCrawler, Dataset, HttpCrawler } from '@crawlee/cheerio';
import { social } from '@crawlee/utils';
import { serveRounds } from './contestant.ts';
import { configureCrawlee } from './configure-crawlee.ts';
import { loopbackLookup } from './loopback.ts';

export interface CrawleeJob {
  urls: string[];
  concurrency: number;
  /**
   * `stored`: CheerioCrawler with its request queue and results on disk, as Crawlee comes.
   * `bare`: HttpCrawler with all of that in memory, which also saves two of the three times that a
   * page is parsed. Nothing of it survives the process.
   * `shipped`: as `stored`, with every option as Crawlee sets it: sessions, made-up browser headers,
   * and a concurrency that it finds by itself.
   */
  manner: 'stored' | 'bare' | 'shipped';
}

/**
 * Crawlee with its own contact extraction. Unless it is `shipped`, what costs time and is not needed
 * here is turned off: sessions, cookies, made-up browser headers, and the guessing of a concurrency
 * that is given.
 */
serveRounds(async ({ urls, concurrency, manner }: CrawleeJob, timed) => {
  const config = await configureCrawlee(manner !== 'bare');
  const results = await Dataset.open('contacts', { config });
  let pages = 0;
  const take = async (url: string, html: string) => {
    await results.pushData({ url, ...social.parseHandlesFromHtml(html) });
    pages++;
  };
  const isTuned = manner !== 'shipped';
  const tuning = {
    minConcurrency: concurrency,
    maxConcurrency: concurrency,
    useSessionPool: false,
    persistCookiesPerSession: false,
  };
  const options = {
    ...(isTuned ? tuning : {}),
    preNavigationHooks: [
      (_context: unknown, got: object) => {
        Object.assign(got, { dnsLookup: loopbackLookup });
        if (isTuned) Object.assign(got, { useHeaderGenerator: false });
      },
    ],
    requestHandler: (visit: { request: { url: string }; body: string | Buffer }) =>
      take(visit.request.url, String(visit.body)),
  };
  const crawler =
    manner === 'bare' ? new HttpCrawler(options, config) : new CheerioCrawler(options, config);
  await timed(() => crawler.run(urls));
  return { pages };
});
