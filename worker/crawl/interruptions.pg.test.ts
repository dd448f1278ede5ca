import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { startLittleWeb, type LittleAnswer, type LittleWeb } from './testing/little-web.ts';
import { stageCrawl, type CrawlStage, type StagedTask } from './testing/crawl-stage.ts';

const PROSE = '<p>We have been making good things for the people of this town for a long time.</p>';

/** A site of `count` people, each on a page of their own, each answer taking its time. */
function team(count: number, name: string, slowMs: number): Record<string, LittleAnswer> {
  const answer = (html: string): LittleAnswer => {
    return (_request, response) => {
      response.setHeader('content-type', 'text/html');
      setTimeout(() => response.end(html), slowMs);
    };
  };
  const people = Array.from({ length: count }, (_, i) => `p${i}`);
  const links = people.map((id) => `<a href="/team/${id}">${id}</a>`).join(' ');
  const site: Record<string, LittleAnswer> = {
    '/': answer(
      `<title>${name}</title>${PROSE}<a href="mailto:info@${name}.example">m</a> ${links}`,
    ),
  };
  for (const id of people) {
    site[`/team/${id}`] = answer(
      `<title>${name} ${id}</title>${PROSE}<b class=person>Ann ${id} ${name}</b>`,
    );
  }
  return site;
}

let database: TestDatabase;
let web: LittleWeb;
let crawl: CrawlStage;
const seen: { url: string; atMs: number }[] = [];

beforeAll(async () => {
  web = await startLittleWeb({});
});
afterAll(() => web.close());
beforeEach(async () => {
  database = await createTestDatabase();
  web.requests.length = 0;
  seen.length = 0;
  crawl = await stageCrawl(database, [web.port]);
});
afterEach(async () => {
  await crawl.close();
  await database.drop();
});

async function taskRow(task: StagedTask) {
  const [row] = await crawl.sql`select * from crawl_task where id = ${task.id}`;
  return row ?? {};
}

async function until(isSo: () => Promise<boolean> | boolean, withinMs = 10_000): Promise<number> {
  const startedAt = Date.now();
  while (!(await isSo())) {
    if (Date.now() - startedAt > withinMs) throw new Error(`not within ${withinMs} ms`);
    await delay(10);
  }
  return Date.now() - startedAt;
}

const pagesDone = async (task: StagedTask) => Number((await taskRow(task))['pages_done']);

/** Every request with its time, as the web saw it. */
function watchRequests(): void {
  const { push } = web.requests;
  web.requests.push = (...added: string[]) => {
    for (const one of added) seen.push({ url: one, atMs: Date.now() });
    return push.apply(web.requests, added);
  };
}

describe('a worker that is killed', () => {
  let worker: ChildProcess | undefined;
  // One that outlives its test would go on asking the web that the next test counts.
  afterEach(() => worker?.kill('SIGKILL'));

  function startWorker(task: StagedTask): ChildProcess {
    const script = join(import.meta.dirname, 'testing/slice-process.ts');
    const args = [database.url, crawl.folder, web.port, crawl.orgId, task.id, task.run];
    return fork(script, args.map(String), { execArgv: [], stdio: 'inherit' });
  }

  test(
    'again and again costs nothing but time: no page twice, no lead twice, no credit lost',
    { timeout: 180_000 },
    async () => {
      watchRequests();
      for (const name of ['ash', 'birch', 'cedar']) web.sites[name] = team(30, name, 60);
      const task = await crawl.makeTask({
        urls: ['ash', 'birch', 'cedar'].map((name) => web.url(name)),
        settings: { pagesPerHost: 100, paceMs: 200 },
        budget: 95,
      });
      const pageAfterMs: number[] = [];
      for (let kill = 0; kill < 4; kill++) {
        const before = await pagesDone(task);
        worker = startWorker(task);
        const startedAt = Date.now();
        await until(async () => (await pagesDone(task)) > before, 40_000);
        pageAfterMs.push(Date.now() - startedAt);

        await delay(kill * 70);
        worker.kill('SIGKILL');
        await once(worker, 'exit');
      }
      worker = startWorker(task);
      await once(worker, 'exit');

      expect(await taskRow(task)).toMatchObject({
        state: 'completed',
        pages_found: 93,
        pages_done: 93,
        pages_failed: 0,
        leads_new: 93,
        credits_spent: 93,
        progress: 100,
      });
      // The first had nothing to resume: the rest is what a kill costs, on any machine.
      const [fresh = 0, ...resumed] = pageAfterMs;
      expect(Math.max(...resumed) - fresh).toBeLessThan(10_000);
      const finished = await crawl.sql<{ url: string; ms: number }[]>`
      select url, extract(epoch from finished_at)::float8 * 1000 as ms from crawl_page`;
      const finishedAt = new Map(
        finished.map(({ url, ms }) => [
          new URL(url).host.split('.')[0] + new URL(url).pathname,
          ms,
        ]),
      );
      const again = seen.filter(({ url, atMs }) => atMs > (finishedAt.get(url) ?? Infinity));
      expect(again).toEqual([]);
      const [leads] = await crawl.sql`
      select count(*)::int as all, count(distinct name)::int as names,
        (select count(*)::int from crawl_result) as results
      from lead`;
      expect(leads).toEqual({ all: 93, names: 93, results: 93 });
      const [account] = await crawl.sql`
      select balance, held, (select sum(balance_delta)::int from credit_entry) as entries,
        (select sum(held_delta)::int from credit_entry) as open
      from credit_account where org_id = ${crawl.orgId}`;
      expect(account).toEqual({ balance: 7, held: 0, entries: 7, open: 0 });
    },
  );
});

describe('two workers with one task', () => {
  test('do not drive it together', async () => {
    web.sites['ash'] = team(10, 'ash', 100);
    const task = await crawl.makeTask({ urls: [web.url('ash')] });
    const first = crawl.slice(task, { workerId: 'w1' });
    await until(() => web.requests.includes('ash/'));
    expect(await crawl.slice(task, { workerId: 'w2' })).toMatchObject({ kind: 'again' });
    expect(await first).toEqual({ kind: 'ended', state: 'completed' });
    expect(web.requests.length).toBe(12);
  });

  test('one that was thought dead writes nothing more', async () => {
    web.sites['ash'] = team(40, 'ash', 50);
    const task = await crawl.makeTask({
      urls: [web.url('ash')],
      settings: { paceMs: 50, pagesPerHost: 100 },
    });
    const paused = crawl.slice(task, { workerId: 'w1' });
    await until(async () => (await pagesDone(task)) > 2);
    // What another worker does when the lease has run out.
    await crawl.sql`update crawl_lease set token = 'another', until = now() + interval '1 hour'`;
    const at = await pagesDone(task);
    expect(await paused).toEqual({ kind: 'stopped', reason: 'another worker has it' });
    expect(await pagesDone(task)).toBeLessThanOrEqual(at);
    const [lease] = await crawl.sql`select token from crawl_lease`;
    expect(lease).toEqual({ token: 'another' });
  });
});

describe('a person', () => {
  const settings = { paceMs: 100, pagesPerHost: 100 };

  test('pauses: what is under way is kept, nothing new is begun, and it goes on later', async () => {
    web.sites['ash'] = team(40, 'ash', 20);
    const task = await crawl.makeTask({ urls: [web.url('ash')], settings, budget: 60 });
    const running = crawl.slice(task);
    await until(async () => (await pagesDone(task)) > 2);
    await crawl.act(crawl.admin, 'crawl.pause', crawl.orgId, { taskId: task.id });
    const pausedMs = await until(
      async () => (await Promise.race([running, delay(5, null)])) !== null,
    );
    expect(await running).toEqual({ kind: 'stopped', reason: 'paused' });
    expect(pausedMs).toBeLessThan(3_000);
    const asked = web.requests.length;
    expect(await crawl.slice(task)).toEqual({ kind: 'stopped', reason: 'not to be run' });
    expect(web.requests.length).toBe(asked);
    const [leased] =
      await crawl.sql`select count(*)::int as n from crawl_page where state = 'leased'`;
    expect(leased).toEqual({ n: 0 });

    await crawl.act(crawl.admin, 'crawl.resume', crawl.orgId, { taskId: task.id });
    expect(await crawl.crawl(task)).toEqual({ kind: 'ended', state: 'completed' });
    const pages = web.requests.filter((one) => !one.endsWith('robots.txt'));
    expect(pages.length).toBe(new Set(pages).size);
    expect(await taskRow(task)).toMatchObject({ pages_done: 41, leads_new: 41, credits_spent: 41 });
  });

  test('cancels: it stops at once, the rest of the budget is back, and late work is dropped', async () => {
    web.sites['ash'] = team(40, 'ash', 20);
    const task = await crawl.makeTask({ urls: [web.url('ash')], settings, budget: 60 });
    const running = crawl.slice(task);
    await until(async () => (await pagesDone(task)) > 2);
    await crawl.act(crawl.admin, 'crawl.cancel', crawl.orgId, { taskId: task.id });
    const spent = Number((await taskRow(task))['credits_spent']);
    expect(await running).toEqual({ kind: 'stopped', reason: 'cancelled' });
    expect(await taskRow(task)).toMatchObject({ state: 'cancelled', credits_spent: spent });
    const [account] = await crawl.sql`select balance, held from credit_account`;
    expect(account).toEqual({ balance: 100 - spent, held: 0 });
    const [leads] = await crawl.sql`select count(*)::int as n from lead`;
    expect(leads).toEqual({ n: spent });
  });
});

describe('a slice', () => {
  test('makes room after its time, and the next goes on', async () => {
    web.sites['ash'] = team(20, 'ash', 20);
    const task = await crawl.makeTask({
      urls: [web.url('ash')],
      settings: { paceMs: 150, pagesPerHost: 100 },
    });
    expect(await crawl.slice(task, { sliceMs: 500 })).toEqual({ kind: 'again' });
    const done = await pagesDone(task);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(21);
    expect(await crawl.crawl(task)).toEqual({ kind: 'ended', state: 'completed' });
    const pages = web.requests.filter((one) => !one.endsWith('robots.txt'));
    expect(pages.length).toBe(21);
  });

  test('ends with its worker, and leaves nothing taken', async () => {
    web.sites['ash'] = team(20, 'ash', 300);
    const task = await crawl.makeTask({ urls: [web.url('ash')] });
    const stopping = new AbortController();
    const running = crawl.slice(task, { signal: stopping.signal });
    await until(() => web.requests.length > 3);
    stopping.abort();
    expect(await running).toEqual({ kind: 'again' });
    const [leased] =
      await crawl.sql`select count(*)::int as n from crawl_page where state = 'leased'`;
    expect(leased).toEqual({ n: 0 });
    expect(await crawl.crawl(task)).toEqual({ kind: 'ended', state: 'completed' });
  });

  test('does not wait for a host that wants to be left alone', async () => {
    web.sites['ash'] = {
      '/': (_request, response) => response.writeHead(429, { 'retry-after': '120' }).end(),
    };
    const task = await crawl.makeTask({ urls: [web.url('ash')] });
    const outcome = await crawl.slice(task);
    expect(outcome.kind).toBe('again');
    const waitMs = (outcome.kind === 'again' ? (outcome.runAt ?? 0) : 0) - Date.now();
    expect(waitMs).toBeGreaterThan(100_000);
    expect(waitMs).toBeLessThan(121_000);
    expect(await taskRow(task)).toMatchObject({ state: 'running', pages_done: 0 });
  });

  test('of a crawl whose time is up ends it', async () => {
    web.sites['ash'] = team(200, 'ash', 20);
    const task = await crawl.makeTask({
      urls: [web.url('ash')],
      settings: { paceMs: 100, pagesPerHost: 500, timeLimitSeconds: 10 },
    });
    await crawl.slice(task, { sliceMs: 300 });
    await crawl.sql`update crawl_lease set worked_ms = 9500`;
    expect(await crawl.crawl(task)).toEqual({ kind: 'ended', state: 'completed' });
    expect(await taskRow(task)).toMatchObject({ state_reason: 'time_limit', progress: 100 });
  });
});

test('a slow host, or one that never ends its answers, does not hold up the others', async () => {
  web.sites['loris'] = {
    '/': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(drip));
    },
  };
  web.sites['ash'] = team(20, 'ash', 5);
  const task = await crawl.makeTask({ urls: [web.url('loris'), web.url('ash')] });
  const running = crawl.slice(task, { sliceMs: 60_000 });
  const tookMs = await until(async () => (await pagesDone(task)) === 21);
  expect(tookMs).toBeLessThan(4_000);
  await crawl.act(crawl.admin, 'crawl.cancel', crawl.orgId, { taskId: task.id });
  await running;
});
