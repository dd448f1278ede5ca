import { Dataset, PlaywrightCrawler, playwrightUtils } from '@crawlee/playwright';
import { social } from '@crawlee/utils';
import { chromium } from 'playwright-core';
import { serveRounds } from './contestant.ts';
import { configureCrawlee } from './configure-crawlee.ts';

export interface CrawleeBrowserJob {
  urls: string[];
  concurrency: number;
  chromium: string;
  /**
   * How it learns that script has filled the page. `idle`: by Playwright's wait for a quiet network,
   * which works on any site. `told`: by an attribute that the sample web sets when it is done, which
   * only somebody can use who knows the site; no crawler could be quicker.
   */
  waitFor: 'idle' | 'told';
}

/** Crawlee's browser crawler with its own contact extraction, without pictures, fonts and disguise. */
serveRounds(async (job: CrawleeBrowserJob, timed) => {
  const config = await configureCrawlee(true);
  const results = await Dataset.open('contacts', { config });
  let pages = 0;
  const crawler = new PlaywrightCrawler(
    {
      minConcurrency: job.concurrency,
      maxConcurrency: job.concurrency,
      useSessionPool: false,
      persistCookiesPerSession: false,
      browserPoolOptions: {
        useFingerprints: false,
        maxOpenPagesPerBrowser: job.concurrency,
        // As long as ours keeps one.
        retireBrowserAfterPageCount: 400,
      },
      launchContext: {
        launcher: chromium,
        launchOptions: { executablePath: job.chromium, args: ['--no-sandbox'] },
      },
      preNavigationHooks: [
        async ({ page }, options) => {
          await playwrightUtils.blockRequests(page);
          Object.assign(options, {
            waitUntil: job.waitFor === 'idle' ? 'networkidle' : 'domcontentloaded',
          });
        },
      ],
      requestHandler: async ({ page, request }) => {
        if (job.waitFor === 'told')
          await page.waitForSelector('html[data-drawn]', { state: 'attached' });
        const html = await page.content();
        await results.pushData({ url: request.url, ...social.parseHandlesFromHtml(html) });
        pages++;
      },
    },
    config,
  );
  await timed(() => crawler.run(job.urls));
  return { pages };
});
