import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { exchangeTurns } from './exchange-turns.ts';
import type { CrawlTask } from './task.ts';
import { stageCrawl, type CrawlStage } from './testing/crawl-stage.ts';
import { startLittleWeb, type LittleWeb } from './testing/little-web.ts';

const PACE_MS = 150;
const PAGES = 8;

let database: TestDatabase;
let web: LittleWeb;
let crawl: CrawlStage;
let arrivals: number[];
let mostAtOnce: number;

beforeEach(async () => {
  database = await createTestDatabase();
  arrivals = [];
  mostAtOnce = 0;
  let atOnce = 0;
  const links = Array.from({ length: PAGES }, (_, at) => `<a href="/${at}">Page ${at}</a>`).join(
    '',
  );
  const paths = ['/', ...Array.from({ length: PAGES }, (_, at) => `/${at}`)];
  const site = Object.fromEntries(
    paths.map((path) => [
      path,
      (_request: IncomingMessage, response: ServerResponse) => {
        arrivals.push(performance.now());
        mostAtOnce = Math.max(mostAtOnce, ++atOnce);
        setTimeout(() => {
          atOnce--;
          response.setHeader('content-type', 'text/html');
          response.end(
            `<title>Acme</title><p>This is page ${path} of Acme, with words.</p>${links}`,
          );
        }, 20);
      },
    ]),
  );
  web = await startLittleWeb({ acme: site });
  crawl = await stageCrawl(database, [web.port]);
});
afterEach(async () => {
  await crawl.close();
  await web.close();
  await database.drop();
});

test('two crawls that meet at a host are together no faster there than one', async () => {
  const settings = { paceMs: PACE_MS, respectRobots: false };
  const wish = { urls: [web.url('acme')], settings };
  const tasks = [await crawl.makeTask(wish), await crawl.makeTask(wish)];
  const outcomes = await Promise.all(tasks.map((task) => crawl.crawl(task)));

  expect(outcomes).toEqual(tasks.map(() => ({ kind: 'ended', state: 'completed' })));
  expect(arrivals).toHaveLength(2 * (PAGES + 1));
  const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0));
  // A request may take some milliseconds longer to arrive than the one after it.
  expect(Math.min(...gaps)).toBeGreaterThan(PACE_MS - 40);
  expect(mostAtOnce).toBe(1);
  const held = await crawl.sql`select host from crawl_host_turn where until > now()`;
  expect(held).toEqual([]);
});

const taskOf = (id: string) => ({ id }) as CrawlTask;
const first = taskOf('first');
const second = taskOf('second');
const wanted = [{ host: 'acme.example', forMs: 60_000 }];
const take = (task: CrawlTask) => exchangeTurns(crawl.deps.sql, task, { ended: [], wanted });

test('a host has one visitor at a time, and the next one keeps the pause that it asked for', async () => {
  expect([...(await take(first))]).toEqual([['acme.example', -Infinity]]);
  expect((await take(second)).size).toBe(0);
  const ended = [{ host: 'acme.example', restInMs: 20_000 }];
  // What is not one's own can't be given back.
  await exchangeTurns(crawl.deps.sql, second, { ended, wanted: [] });
  expect((await take(second)).size).toBe(0);
  await exchangeTurns(crawl.deps.sql, first, { ended, wanted: [] });
  const restInMs = (await take(second)).get('acme.example');
  expect(restInMs).toBeGreaterThan(10_000);
});

test('a visitor goes on as long as nobody waits, and lets others in after its turn', async () => {
  await take(first);
  const pass = (seconds: number) => crawl.sql`
    update crawl_host_turn
    set since = since - ${seconds} * interval '1 s', until = until - ${seconds} * interval '1 s'`;
  await pass(10);
  expect((await take(first)).size).toBe(1);
  expect((await take(second)).size).toBe(0);
  expect((await take(first)).size).toBe(0);
  await exchangeTurns(crawl.deps.sql, first, {
    ended: [{ host: 'acme.example', restInMs: 0 }],
    wanted: [],
  });
  expect((await take(first)).size).toBe(0);
  expect((await take(second)).size).toBe(1);
});

test('the turn of a driver that has died runs out', async () => {
  await take(first);
  expect((await take(second)).size).toBe(0);
  await crawl.sql`update crawl_host_turn set until = now() - interval '1 s'`;
  expect((await take(second)).size).toBe(1);
});
