import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { siteExtraction } from './site-extraction.ts';
import { startSampleWeb, type SampleWeb } from './testing/sample-web.ts';
import { stageCrawl, type CrawlStage, type StagedTask } from './testing/crawl-stage.ts';

/** They take their time on purpose; limits of time have tests of their own. */
const SLOW = new Set(['slow-loris', 'no-answer', 'slow-answer', 'robots-crawl-delay']);
/** Only script fills these. */
const NEEDS_BROWSER = new Set(['script-drawn', 'script-mail', 'directory-scroll']);

let database: TestDatabase;
let demo: SampleWeb;
let crawl: CrawlStage;
let task: StagedTask;

interface SitePages {
  kinds: string[];
  states: string[];
  companies: number;
  people: number;
}
const results = new Map<string, SitePages>();

beforeAll(async () => {
  database = await createTestDatabase();
  demo = await startSampleWeb({ sites: 8, pagesPerSite: 9, slowMs: 50 });
  crawl = await stageCrawl(database, [demo.port]);
  await crawl.sql`select credit_grant(${crawl.orgId}, 5000, 'test', 'test', null, 'grant-for-test')`;
  task = await crawl.makeTask({
    urls: crawled().map((site) => demo.originOf(site.slug)),
    settings: { depth: 4, pagesPerHost: 60, pageLimit: 5_000, useBrowser: false },
    budget: 3_000,
  });
  const domains = await crawl.makeTask({
    urls: sitemapSites().map((site) => demo.originOf(site.slug)),
    kind: 'domain',
    settings: { depth: 4, useBrowser: false },
    budget: 200,
  });
  const extraction = { extraction: siteExtraction };
  await Promise.all([crawl.crawl(task, extraction), crawl.crawl(domains, extraction)]);
  await readResults();
}, 300_000);
afterAll(async () => {
  await crawl.close();
  await demo.close();
  await database.drop();
});

const crawled = () =>
  demo.sites.filter(
    ({ variant: { name } }) =>
      !SLOW.has(name) && !NEEDS_BROWSER.has(name) && !name.startsWith('sitemap'),
  );
const sitemapSites = () => demo.sites.filter(({ variant }) => variant.name.startsWith('sitemap'));

async function readResults(): Promise<void> {
  const pages = await crawl.sql<{ host: string; kinds: string[]; states: string[] }[]>`
    select host, array_agg(kind) as kinds, array_agg(distinct state) as states
    from crawl_page group by host`;
  const leads = await crawl.sql<{ host: string; companies: number; people: number }[]>`
    select split_part(split_part(website, '//', 2), '/', 1) as host,
      (count(*) filter (where kind = 'company'))::int as companies,
      (count(*) filter (where kind = 'person'))::int as people
    from lead group by 1`;
  for (const { host, kinds, states } of pages) {
    const { companies = 0, people = 0 } = leads.find((lead) => lead.host === host) ?? {};
    results.set(host, { kinds, states, companies, people });
  }
}

const resultOf = (slug: string) =>
  results.get(`${slug}.localhost:${demo.port}`) ?? {
    kinds: [],
    states: [],
    companies: 0,
    people: 0,
  };
const sitesThat = (outcome: string) =>
  crawled().filter(({ variant }) => variant.outcome === outcome);

describe('on the sample web', () => {
  test('every page is decided, and the ledger agrees with the leads', async () => {
    const [row] = await crawl.sql`
      select state, progress, pages_found = pages_done + pages_failed + pages_free as "isWhole",
        leads_new = (select count(*)::int from lead where task_id = crawl_task.id) as "isCounted",
        credits_spent = leads_new as "isPaid"
      from crawl_task where id = ${task.id}`;
    expect(row).toEqual({
      state: 'completed',
      progress: 100,
      isWhole: true,
      isCounted: true,
      isPaid: true,
    });
    const open = await crawl.sql`select from crawl_page where state in ('waiting', 'leased')`;
    expect(open.length).toBe(0);
  });

  test('each site with facts yields one company', () => {
    const without = sitesThat('facts').filter(({ slug, variant }) => {
      const isDirectory = variant.name.startsWith('directory');
      // Found before under the address that it has moved from.
      const isMoved = variant.name === 'redirect-other-host-new';
      return !isDirectory && !isMoved && resultOf(slug).companies !== 1;
    });
    expect(without.map(({ variant }) => variant.name)).toEqual([]);
  });

  test('a domain is read through its sitemap, in each way that there are sitemaps', () => {
    for (const { slug, variant } of sitemapSites()) {
      expect(resultOf(slug).companies, variant.name).toBe(1);
      expect(resultOf(slug).kinds, variant.name).toContain('sitemap');
    }
  });

  test('sites without end are left in time, with what they have to say', () => {
    for (const { slug, variant } of sitesThat('bounded')) {
      expect(resultOf(slug).companies, variant.name).toBe(1);
      expect(
        resultOf(slug).kinds.filter((kind) => kind !== 'limit').length,
        variant.name,
      ).toBeLessThanOrEqual(60);
    }
  });

  const WALLS: [string, string][] = [
    ['login_wall', 'login'],
    ['challenge', 'challenge'],
    ['parked', 'parked'],
    ['empty', 'empty'],
  ];
  test.each(WALLS)('%s is recognised on every such site, and free', (outcome, kind) => {
    expect(sitesThat(outcome).length).toBeGreaterThan(0);
    for (const { slug, variant } of sitesThat(outcome)) {
      const { kinds, companies, people } = resultOf(slug);
      expect({ kinds: [...new Set(kinds)], companies, people }, variant.name).toEqual({
        kinds: [kind],
        companies: 0,
        people: 0,
      });
    }
  });

  test('what is closed to us is recognised, and free', () => {
    for (const { slug, variant } of sitesThat('blocked')) {
      const { kinds, companies } = resultOf(slug);
      expect(['blocked', 'robots', 'robots_unknown'], variant.name).toContain(kinds[0]);
      expect(companies, variant.name).toBe(0);
    }
  });

  test('what fails is tried again a few times, and then has failed', () => {
    for (const { slug, variant } of sitesThat('failed')) {
      const asked = demo.stats().urls[`${demo.originOf(slug)}/`]?.requests ?? 0;
      expect(resultOf(slug).states, variant.name).toEqual(['failed']);
      expect(asked, variant.name).toBeLessThanOrEqual(4);
    }
  });

  test('nothing is asked for that robots.txt or a page forbids', () => {
    const { urls } = demo.stats();
    const asked = crawled().flatMap(({ slug, variant }) =>
      (variant.forbidden ?? []).filter((path) => urls[demo.originOf(slug) + path] !== undefined),
    );
    expect(asked).toEqual([]);
  });

  test('many addresses of one page are one page', () => {
    for (const name of ['print-views', 'many-addresses', 'near-duplicates', 'facets']) {
      const site = crawled().find(({ variant }) => variant.name === name);
      const { kinds } = resultOf(site?.slug ?? '');
      expect(kinds.filter((kind) => kind === 'ok').length, name).toBeLessThanOrEqual(16);
      expect(kinds, name).toContain('duplicate');
    }
  });
});
