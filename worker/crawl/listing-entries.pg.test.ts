import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { type CrawlStage, stageCrawl } from './testing/crawl-stage.ts';
import { type LittleWeb, startLittleWeb } from './testing/little-web.ts';
import { siteExtraction } from './site-extraction.ts';

const PROSE = '<p>We have been making good things for the people of this town for a long time.</p>';

let database: TestDatabase;
let web: LittleWeb;
let crawl: CrawlStage;

beforeAll(async () => {
  web = await startLittleWeb({});
});
afterAll(() => web.close());
beforeEach(async () => {
  database = await createTestDatabase();
  crawl = await stageCrawl(database, [web.port]);
});
afterEach(async () => {
  await crawl.close();
  await database.drop();
});

const page = (title: string, body: string) =>
  `<html lang="en-GB"><title>${title}</title>${PROSE}${body}</html>`;
const card = (n: number, inner = '') =>
  `<li class="member"><h3><a href="/m/${n}">Firm number ${n}</a></h3><p>0113 496 000${n}</p>${inner}</li>`;
const guild = (...cards: string[]) => page('Guild', `<ul class="all">${cards.join('')}</ul>`);

interface LeadRow {
  name: string;
  phone: string | null;
  email: string | null;
}
const leads = () =>
  crawl.sql<LeadRow[]>`
    select name, phone, email from lead order by name`.then((rows) =>
    rows.map((row) => ({ ...row })),
  );

async function crawlMembers(settings = {}, budget = 20) {
  const task = await crawl.makeTask({
    urls: [web.url('guild', '/members')],
    kind: 'listing',
    settings,
    budget,
  });
  const outcome = await crawl.crawl(task, { extraction: siteExtraction });
  return { ...task, outcome };
}

test('what a card says joins its entry’s own page, each value with its place', async () => {
  web.sites['guild'] = {
    '/members': guild(card(1), card(2), card(3)),
    '/m/1': page('Firm number 1', '<p>Mail <a href="mailto:info@firm1.co.uk">us</a></p>'),
    '/m/2': page('Firm number 2', '<p>Nothing to be reached by stands here.</p>'),
  };
  const { id, outcome } = await crawlMembers();
  expect(outcome).toMatchObject({ kind: 'ended', state: 'completed' });
  expect(await leads()).toEqual([
    { name: 'Firm number 1', phone: '+441134960001', email: 'info@firm1.co.uk' },
    // Its page says no more, and the third has none at all.
    { name: 'Firm number 2', phone: '+441134960002', email: null },
    { name: 'Firm number 3', phone: '+441134960003', email: null },
  ]);
  const receipts = await crawl.sql<{ url: string; raw: string; hash: string }[]>`
    select source_url as url, raw, snapshot_hash as hash from field_value
    where field = 'phone' and chosen`;
  expect(receipts).toHaveLength(3);
  for (const { url, hash } of receipts) {
    expect(url).toBe(web.url('guild', '/members'));
    expect(await crawl.sql`select from page_snapshot where hash = ${hash}`).toHaveLength(1);
  }
  const [task] = await crawl.sql`
    select leads_found::int, credits_spent::int from crawl_task where id = ${id}`;
  expect(task).toEqual({ leads_found: 3, credits_spent: 3 });
});

test('entries without a page are leads, once, however often they are listed', async () => {
  const bare = (n: number) =>
    `<div class="row"><strong>Firm of ${'ABCDEFG'[n]} and sons</strong> <span>0113 496 000${n}</span></div>`;
  const next = (n: number) => `<p><a rel="next" href="/members?page=${n}">Next</a></p>`;
  web.sites['guild'] = {
    '/members': page('Guild', [1, 2, 3].map(bare).join('') + next(2)),
    '/members?page=2': page('Guild', [4, 5, 6].map(bare).join('') + next(3)),
    // From here on the list repeats itself.
    '/members?page=3': page('Guild', [4, 5, 6].map(bare).join('') + next(4)),
    '/members?page=4': page('Guild', [4, 5, 6].map(bare).join('') + next(5)),
  };
  await crawlMembers();
  expect((await leads()).map(({ phone }) => phone)).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `+44113496000${n}`),
  );
  expect(web.requests.filter((one) => one.includes('page=4'))).toEqual([]);
  await crawlMembers();
  expect(await leads()).toHaveLength(6);
});

test('entries whose pages are beyond the limit have what their cards say', async () => {
  const own = (n: number) => page(`Firm number ${n}`, `<a href="mailto:a@firm${n}.co.uk">Mail</a>`);
  web.sites['guild'] = {
    '/members': guild(card(1), card(2), card(3)),
    '/m/1': own(1),
    '/m/2': own(2),
    '/m/3': own(3),
  };
  await crawlMembers({ pageLimit: 2 });
  const all = await leads();
  expect(all.map(({ phone }) => phone)).toEqual([1, 2, 3].map((n) => `+44113496000${n}`));
  expect(all.filter(({ email }) => email !== null)).toHaveLength(1);
});

test('a spent budget ends with the entries that were paid for', async () => {
  web.sites['guild'] = { '/members': guild(card(1), card(2), card(3)) };
  const { id } = await crawlMembers({}, 2);
  expect(await leads()).toHaveLength(2);
  const [hold] = await crawl.sql`
    select captured::int from credit_hold where id = ${`${id}:1`}`;
  expect(hold).toEqual({ captured: 2 });
});

test('a field that was pointed out is read there on the next crawl, of an unchanged list too', async () => {
  const inner = (n: number) => `<p class="direct">Sales: 0113 496 010${n}</p>`;
  web.sites['guild'] = { '/members': guild(...[1, 2, 3].map((n) => card(n, inner(n)))) };
  const { id } = await crawlMembers();
  const chosen = () => leads().then((rows) => rows.map(({ phone }) => phone));
  expect(await chosen()).toEqual([1, 2, 3].map((n) => `+44113496000${n}`));
  await crawl.act(crawl.admin, 'listing.mapFields', crawl.orgId, {
    ruleId: newId(),
    host: new URL(web.url('guild')).host,
    linkShape: 'ul.all>li.member>h3>a',
    sample: 'Firm number 1',
    fields: { phone: 'p.direct', email: null },
  });
  await crawl.act(crawl.admin, 'crawl.start', crawl.orgId, { taskId: id });
  await crawl.crawl({ id, run: 2 }, { extraction: siteExtraction });
  expect(await chosen()).toEqual([1, 2, 3].map((n) => `+44113496010${n}`));
});

test('people of a team’s list are leads at the organisation, with what their own pages add, and read anew where somebody points', async () => {
  const member = (n: number, name: string, role: string) =>
    `<div class="member"><h3><a href="/team/${n}">${name}</a></h3><p>${role}</p><em>Room number ${n}</em></div>`;
  web.sites['guild'] = {
    '/members': `<html lang="en-GB"><title>Our team – Brook Joinery Ltd</title>${PROSE}
      ${member(1, 'Sarah Mitchell', 'Managing Director')}${member(2, 'James Cooper', 'Head of Sales')}
      ${member(3, 'Emma Clarke', 'Office Manager')}
      <footer>© Brook Joinery Ltd, 1 High Street, Leeds LS1 1AB, 0113 496 0099</footer>`,
    '/team/1': `<html lang="en-GB"><title>Sarah Mitchell – Brook Joinery Ltd</title>${PROSE}
      <h1>Sarah Mitchell</h1><p>Managing Director</p><a href="mailto:sarah@brook.example.com">Mail</a>
      <a href="/other">More of the site</a>`,
    '/other': page('Elsewhere', '<p>0113 496 0055</p>'),
  };
  const { id } = await crawlMembers({ depth: 3 });
  const all = () => crawl.sql`
    select kind, name, title, company_name as company, email, city from lead
    where deleted_at is null order by kind, name`;
  const people = [
    ['Emma Clarke', 'Office Manager', null],
    ['James Cooper', 'Head of Sales', null],
    ['Sarah Mitchell', 'Managing Director', 'sarah@brook.example.com'],
  ].map(([name, title, email]) => ({
    kind: 'person',
    name,
    title,
    company: 'Brook Joinery Ltd',
    email,
    city: 'Leeds',
  }));
  const rows = await all();
  expect(rows.filter(({ kind }) => kind === 'person')).toEqual(people);
  expect(rows.filter(({ kind }) => kind === 'company')).toMatchObject([
    { name: 'Brook Joinery Ltd' },
  ]);
  expect(web.requests.filter((one) => one.includes('/other'))).toEqual([]);
  const receipts = await crawl.sql<{ raw: string }[]>`
    select raw from field_value
    where field = 'title' and chosen and source_url = ${web.url('guild', '/members')} and span_end > span_start`;
  expect(receipts.map(({ raw }) => raw)).toEqual(
    expect.arrayContaining(['Head of Sales', 'Office Manager']),
  );

  await crawl.act(crawl.admin, 'listing.mapFields', crawl.orgId, {
    ruleId: newId(),
    host: new URL(web.url('guild')).host,
    linkShape: 'div.member>h3>a',
    sample: 'Sarah Mitchell',
    fields: { title: 'em' },
  });
  await crawl.act(crawl.admin, 'crawl.start', crawl.orgId, { taskId: id });
  await crawl.crawl({ id, run: 2 }, { extraction: siteExtraction });
  const titles = async () =>
    (await all()).flatMap(({ kind, title }) => (kind === 'person' ? [title] : []));
  expect(await titles()).toEqual(['Room number 3', 'Room number 2', 'Room number 1']);
});
