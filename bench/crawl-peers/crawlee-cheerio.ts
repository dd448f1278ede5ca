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
   */
  manner: 'stored' | 'bare';
}

/**
 * Crawlee with its own contact extraction. What costs time and is not needed here is turned off:
 * sessions, cookies, made-up browser headers, and the guessing of a concurrency that is given.
 */
serveRounds(async ({ urls, concurrency, manner }: CrawleeJob, timed) => {
  const config = await configureCrawlee(manner === 'stored');
  const results = await Dataset.open('contacts', { config });
  let pages = 0;
  const take = async (url: string, html: string) => {
    await results.pushData({ url, ...social.parseHandlesFromHtml(html) });
    pages++;
  };
  const options = {
    minConcurrency: concurrency,
    maxConcurrency: concurrency,
    useSessionPool: false,
    persistCookiesPerSession: false,
    preNavigationHooks: [
      (_context: unknown, got: object) => {
        Object.assign(got, { dnsLookup: loopbackLookup, useHeaderGenerator: false });
      },
    ],
    requestHandler: (visit: { request: { url: string }; body: string | Buffer }) =>
      take(visit.request.url, String(visit.body)),
  };
  const crawler =
    manner === 'stored' ? new CheerioCrawler(options, config) : new HttpCrawler(options, config);
  await timed(() => crawler.run(urls));
  return { pages };
});
