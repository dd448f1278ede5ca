import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createFetcher, type Fetcher } from '../../platform/http/fetch-page.ts';
import { FolderStore, snapshotKey } from '../../platform/object-store.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { Tier } from '../../schema/analysis/tier.ts';
import { type LittleWeb, startLittleWeb } from '../crawl/testing/little-web.ts';
import type { BegunRun } from './begin-run.ts';
import { readPages } from './page-source.ts';

/** Which copy of a page an analysis reads. */

const HOUR = 3_600_000;
const page = (text: string) =>
  `<html><body><h1>Aire Dental</h1><p>${text}</p><p>Our practice in Leeds has looked after smiles since 1987, and our team of fourteen would like to look after yours.</p></body></html>`;

let db: TestDatabase;
let web: LittleWeb;
let fetcher: Fetcher;
let objectStore: FolderStore;
let folder: string;
let orgId: string;
beforeAll(async () => {
  db = await createTestDatabase();
  ({ orgId } = await stage(db.sql).org());
  folder = await mkdtemp(join(tmpdir(), 'quarry-pages-'));
  objectStore = new FolderStore(folder);
  web = await startLittleWeb({});
  fetcher = createFetcher({
    userAgent: 'QuarryBot/1.0',
    allowedOrigins: [`*.localhost:${web.port}`],
  });
});
afterEach(() => {
  show({});
});
afterAll(async () => {
  await fetcher.close();
  await web.close();
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

/** From now on the web is this. */
function show(sites: LittleWeb['sites']) {
  for (const name of Object.keys(web.sites)) delete web.sites[name];
  Object.assign(web.sites, sites);
}

interface Given {
  tier?: Tier;
  /** Age of the stored copy in hours; none when left out. */
  ageHours?: number;
  isForced?: boolean;
  bio?: string;
  bioBefore?: string;
}

const stored = page('The stored copy of the page.');

async function read({ tier = 'light', ageHours, isForced = false, bio, bioBefore }: Given = {}) {
  const now = Date.now();
  const hash = createHash('sha256').update(stored).digest('hex');
  await objectStore.put(snapshotKey(hash), gzipSync(stored));
  const url = web.url('aire');
  const run: BegunRun = {
    leadId: 'lead',
    tier,
    isForced,
    batchId: null,
    lead: { website: url, sourceUrl: null, taskId: null },
    company: {
      name: 'Aire',
      website: null,
      domain: null,
      description: bio ?? null,
      language: null,
      founded: null,
      openingHours: null,
    },
    profile: null,
    icp: null,
    pages: ageHours === undefined ? [] : [{ url, hash, fetchedAt: now - ageHours * HOUR }],
    factsBefore: bioBefore
      ? { bio: bioBefore, followers: null, isPrivate: null, isVerified: null }
      : null,
    done: {},
  };
  const deps = { sql: db.sql, objectStore, fetcher };
  const { pages, isStale } = await readPages(deps, orgId, run, now, new AbortController().signal);
  return { first: pages[0]?.lines[1] ?? null, count: pages.length, isStale, page: pages[0] };
}

const NEW = 'The page as it is today.';
const STORED = 'The stored copy of the page.';
const serve = () => show({ aire: { '/': page(NEW), '/robots.txt': '' } });

test('a stored copy is read while it is fresh: 24 hours for a quick fit, 12 and 6 deeper', async () => {
  serve();
  const cases: [Tier, number, string][] = [
    ['light', 23, STORED],
    ['light', 25, NEW],
    ['deep', 11, STORED],
    ['deep', 13, NEW],
    ['xray', 5, STORED],
    ['xray', 7, NEW],
  ];
  for (const [tier, ageHours, expected] of cases) {
    expect([tier, ageHours, (await read({ tier, ageHours })).first]).toEqual([
      tier,
      ageHours,
      expected,
    ]);
  }
});

test('a page is read anew when a person asks for it, and when the company says other things of itself', async () => {
  serve();
  expect((await read({ ageHours: 1, isForced: true })).first).toBe(NEW);
  const bio = 'Implants and orthodontics for the whole north';
  const bioBefore = 'Family dentists in Leeds since 1987';
  expect((await read({ ageHours: 1, bio, bioBefore })).first).toBe(NEW);
  expect((await read({ ageHours: 1, bio, bioBefore: bio })).first).toBe(STORED);
});

test('what is read anew is stored, so that its quotes can be shown', async () => {
  serve();
  const { page: words, count } = await read({ ageHours: 30 });
  // The older copy says more beside it.
  expect(count).toBe(2);
  const quote = words?.find('the page as it is TODAY');
  const [row] = await db.sql`
    select url from page_snapshot where org_id = ${orgId} and hash = ${quote!.snapshotHash}`;
  expect(row?.['url']).toBe(web.url('aire'));
  expect(page(NEW).slice(quote?.start, quote?.end)).toBe('The page as it is today');
});

test('a site that forbids it, fails or walls itself off leaves the stored copy', async () => {
  const failing: LittleWeb['sites'][] = [
    { aire: { '/': page(NEW), '/robots.txt': 'User-agent: *\nDisallow: /' } },
    { aire: { '/': (_request, response) => void response.writeHead(500).end() } },
    { aire: { '/': (_request, response) => void response.writeHead(403).end('Forbidden') } },
    { aire: { '/': (_request, response) => void response.destroy() } },
    {},
  ];
  for (const sites of failing) {
    show(sites);
    const { first, isStale } = await read({ ageHours: 30 });
    expect([first, isStale]).toEqual([STORED, true]);
    expect(await read()).toMatchObject({ count: 0, isStale: false });
  }
});
