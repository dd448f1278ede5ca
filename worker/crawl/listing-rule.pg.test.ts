import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { type CrawlStage, stageCrawl } from './testing/crawl-stage.ts';
import { type LittleWeb, startLittleWeb } from './testing/little-web.ts';

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

/** A directory whose news outweigh its members, so that the news are taken for the entries. */
function directory(): Record<string, string> {
  const news = Array.from(
    { length: 8 },
    (_, n) =>
      `<div class="post"><a href="/news/${n}">A rather long headline about the year ${n}</a></div>`,
  );
  const members = Array.from(
    { length: 4 },
    (_, n) => `<li class="member"><a href="/m/${n}">Firm ${n}</a></li>`,
  );
  const site: Record<string, string> = {
    '/members': `<title>Guild</title>${PROSE}<section>${news.join('')}</section><ul class="all">${members.join('')}</ul>`,
  };
  for (let n = 0; n < 8; n++) {
    site[`/news/${n}`] = `<title>News ${n}</title>${PROSE}<p>It happened in the year ${n * 3}.</p>`;
    site[`/m/${n}`] =
      `<title>Firm ${n}</title>${PROSE}<p>Firm of number ${n}</p><a href="mailto:info@firm${n}.example">Mail</a>`;
  }
  return site;
}

const leadNames = async () => {
  const rows = await crawl.sql<
    { name: string }[]
  >`select name from lead where email is not null order by name`;
  return rows.map(({ name }) => name);
};

async function crawlMembers() {
  const task = await crawl.makeTask({ urls: [web.url('guild', '/members')], kind: 'listing' });
  await crawl.crawl(task);
}

test('entries that a person has pointed out are followed, whatever else repeats', async () => {
  web.sites['guild'] = directory();
  await crawlMembers();
  expect(await leadNames()).toEqual([]);

  const { host } = new URL(web.url('guild'));
  const ruleId = newId();
  await crawl.act(crawl.admin, 'listing.saveRule', crawl.orgId, {
    ruleId,
    host,
    linkShape: 'ul.all>li.member>a',
    sample: 'Firm 0',
  });
  await crawlMembers();
  expect(await leadNames()).toEqual([0, 1, 2, 3].map((n) => `Firm ${n}`));
});

test('a rule that fits nothing on the page any more leaves the page to itself', async () => {
  web.sites['guild'] = directory();
  const { host } = new URL(web.url('guild'));
  const rule = { ruleId: newId(), host, linkShape: 'table>tr>td>a', sample: '' };
  await crawl.act(crawl.admin, 'listing.saveRule', crawl.orgId, rule);
  await crawlMembers();
  expect(web.requests.filter((one) => one.startsWith('guild/news/')).length).toBeGreaterThan(0);
});

test('a host has one rule, the latest, until it is removed', async () => {
  const rule = { host: 'guild.example', linkShape: 'ul>li>a', sample: 'A' };
  const save = (changes: object) =>
    crawl.act(crawl.admin, 'listing.saveRule', crawl.orgId, {
      ruleId: newId(),
      ...rule,
      ...changes,
    });
  await save({});
  await save({ linkShape: 'div>a' });
  const rules = () =>
    crawl.sql<{ id: string; link_shape: string }[]>`select id, link_shape from listing_rule`;
  expect((await rules()).map((each) => each.link_shape)).toEqual(['div>a']);
  const [known] = await rules();
  await crawl.act(crawl.admin, 'listing.removeRule', crawl.orgId, { ruleId: known!.id });
  expect(await rules()).toHaveLength(0);
});
