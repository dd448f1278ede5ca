import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { type CrawlStage, stageCrawl, type StagedTask } from './testing/crawl-stage.ts';
import { type LittleWeb, startLittleWeb } from './testing/little-web.ts';

const PROSE = '<p>We have been making good things for the people of this town for a long time.</p>';
const PAGES = 9;

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

/** A site whose branches each say who they are, with or without their number. */
function branches(hasPhones: boolean): Record<string, string> {
  const links = Array.from(
    { length: PAGES - 1 },
    (_, n) => `<a href="/branch/${n}">Branch ${n}</a>`,
  );
  const site: Record<string, string> = { '/': `<title>Acme</title>${PROSE}${links.join(' ')}` };
  for (let n = 0; n < PAGES - 1; n++) {
    const phone = hasPhones ? `<a href="tel:+4420794600${n}0">Call</a>` : '<b>Call us</b>';
    site[`/branch/${n}`] =
      `<title>Acme ${n}</title>${PROSE}<p>Branch number ${n} of ours, street ${n * 7}</p>${phone}`;
  }
  return site;
}

async function driftOf(task: StagedTask) {
  const [row] = await crawl.sql`select drift from crawl_task where id = ${task.id}`;
  return row?.['drift'] as unknown;
}

async function again(task: StagedTask, run: number) {
  await crawl.act(crawl.admin, 'crawl.start', crawl.orgId, { taskId: task.id });
  await crawl.crawl({ ...task, run });
}

test('a field that a host’s pages stopped yielding is told by the run that noticed, and by that one only', async () => {
  web.sites['acme'] = branches(true);
  const task = await crawl.makeTask({ urls: [web.url('acme')] });
  await crawl.crawl(task);
  expect(await driftOf(task)).toEqual([]);

  web.sites['acme'] = branches(false);
  await again(task, 2);
  const { host } = new URL(web.url('acme'));
  expect(await driftOf(task)).toEqual([{ host, field: 'phone', was: 0.89, now: 0 }]);

  await again(task, 3);
  expect(await driftOf(task)).toEqual([]);
});

test('another workspace’s readings of the host are nobody’s business', async () => {
  web.sites['acme'] = branches(false);
  const task = await crawl.makeTask({ urls: [web.url('acme')] });
  const { host } = new URL(web.url('acme'));
  const other = await stage(database.sql).org();
  await crawl.sql`
    insert into host_yield (org_id, host, field, pages, hits)
    values (${other.orgId}, ${host}, 'phone', 50, 50)`;
  await crawl.crawl(task);
  expect(await driftOf(task)).toEqual([]);
});
