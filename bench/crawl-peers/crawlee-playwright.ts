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

/**
 * Crawlee puts a proxy of its own before the browser, which asks the system for names; few systems
 * know `*.localhost`, and Chromium does. Without that hop it is also a little faster. The first rule is
 * what Playwright would put behind the second.
 */
const PAST_ITS_PROXY = { server: 'http://127.0.0.1', bypass: '<-loopback>,*.localhost' };

/** What the sample web's script sets on a page that it has filled. */
const DRAWN_MARK = 'data-drawn';
const DRAWN = `html[${DRAWN_MARK}]`;

/** A page that is not drawn by then never will be. */
const PAGE_SECONDS = 20;

/** Crawlee's browser crawler with its own contact extraction, without pictures, fonts and disguise. */
serveRounds(async (job: CrawleeBrowserJob, timed) => {
  const config = await configureCrawlee(true);
  const results = await Dataset.open('contacts', { config });
  let pages = 0;
  let failure: Error | null = null;
  const crawler = new PlaywrightCrawler(
    {
      minConcurrency: job.concurrency,
      maxConcurrency: job.concurrency,
      navigationTimeoutSecs: PAGE_SECONDS,
      requestHandlerTimeoutSecs: PAGE_SECONDS,
      maxRequestRetries: 0,
      failedRequestHandler: ({ request }, error) => {
        failure ??= new Error(`${request.url}: ${error.message}`);
        crawler.stop();
      },
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
        launchOptions: {
          executablePath: job.chromium,
          args: ['--no-sandbox'],
          proxy: PAST_ITS_PROXY,
        },
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
        if (job.waitFor === 'told') await page.waitForSelector(DRAWN, { state: 'attached' });
        const html = await page.content();
        if (!html.includes(DRAWN_MARK)) throw new Error('the page was not drawn');
        await results.pushData({ url: request.url, ...social.parseHandlesFromHtml(html) });
        pages++;
      },
    },
    config,
  );
  await timed(() => crawler.run(job.urls));
  if (failure !== null) throw failure;
  return { pages };
});
