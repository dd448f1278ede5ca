import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { snapshotKey } from '../../platform/object-store.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { PageBrowser } from './driver.ts';
import { startLittleWeb, type LittleWeb } from './testing/little-web.ts';
import { stageCrawl, type CrawlStage, type StagedTask } from './testing/crawl-stage.ts';

const page = (title: string, body: string) => `<!doctype html><title>${title}</title>${body}`;
const PROSE = '<p>We have been making good things for the people of this town for a long time.</p>';

const bakery = () => ({
  '/': page(
    'Bakery',
    `${PROSE}<a href="/contact?utm_source=x">Contact</a><a href="/team">Team</a>`,
  ),
  '/contact': page(
    'Bakery',
    '<a href="mailto:info@bakery.example">Mail</a><a href="tel:+442079460001">Call</a>',
  ),
  '/team': page('Bakery', `${PROSE}<b class=person>Ann Lee</b> and <b class=person>Bob Ray</b>`),
});

let database: TestDatabase;
let web: LittleWeb;
let crawl: CrawlStage;

beforeAll(async () => {
  web = await startLittleWeb({});
});
afterAll(() => web.close());
beforeEach(async () => {
  database = await createTestDatabase();
  web.requests.length = 0;
  web.sites['bakery'] = bakery();
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

async function pages(task: StagedTask) {
  const rows = await crawl.sql<{ url: string; state: string; kind: string | null }[]>`
    select url, state, kind from crawl_page where task_id = ${task.id} order by id`;
  return rows.map(({ url, state, kind }) => `${new URL(url).pathname} ${state} ${kind}`);
}

const leads = () => crawl.sql`select * from lead order by kind, name`;
const companies = () => crawl.sql`select id, name, domain from company order by id`;

async function account() {
  const [row] = await crawl.sql`
    select balance, held, (select sum(balance_delta)::int from credit_entry) as entries
    from credit_account where org_id = ${crawl.orgId}`;
  return row;
}

describe('a small site', () => {
  test('becomes one company and its people, paid for, with the rest of the budget returned', async () => {
    const task = await crawl.makeTask({ urls: [web.url('bakery')] });
    expect(await crawl.crawl(task)).toEqual({ kind: 'ended', state: 'completed' });
    expect(await pages(task)).toEqual(['/ done ok', '/contact done ok', '/team done ok']);
    expect(web.requests.filter((one) => one.startsWith('bakery/')).sort()).toEqual([
      'bakery/',
      'bakery/contact',
      'bakery/robots.txt',
      'bakery/team',
    ]);
    const common = { company_name: 'Bakery', website: web.url('bakery'), task_id: task.id };
    expect(await leads()).toMatchObject([
      {
        ...common,
        kind: 'company',
        name: 'Bakery',
        email: 'info@bakery.example',
        phone: '+442079460001',
      },
      { ...common, kind: 'person', name: 'Ann Lee', title: 'Colleague' },
      { ...common, kind: 'person', name: 'Bob Ray', title: 'Colleague' },
    ]);
    expect(await taskRow(task)).toMatchObject({
      state: 'completed',
      state_reason: null,
      progress: 100,
      pages_found: 3,
      pages_done: 3,
      pages_failed: 0,
      pages_free: 0,
      page_kinds: { ok: 3 },
      leads_found: 3,
      leads_new: 3,
      credits_spent: 3,
    });
    expect(await account()).toEqual({ balance: 97, held: 0, entries: 97 });
  });

  test('leaves a receipt for each value, and each one resolves in its snapshot', async () => {
    await crawl.crawl(await crawl.makeTask({ urls: [web.url('bakery')] }));
    const receipts = await crawl.sql`select * from field_value`;
    expect(receipts.length).toBeGreaterThan(8);
    for (const receipt of receipts) {
      const packed = await crawl.objectStore.get(snapshotKey(String(receipt['snapshot_hash'])));
      const text = gunzipSync(packed ?? '').toString('utf8');
      expect(text.slice(receipt['span_start'], receipt['span_end'])).toBe(receipt['raw']);
    }
    const [unbacked] = await crawl.sql`
      select count(*)::int as n from field_value f
      where not exists (
        select from page_snapshot s where s.org_id = f.org_id and s.hash = f.snapshot_hash
      )`;
    expect(unbacked).toEqual({ n: 0 });
    const doubleChoices = await crawl.sql`
      select from field_value where chosen group by lead_id, field having count(*) > 1`;
    expect(doubleChoices.length).toBe(0);
  });

  test('is told to whoever watches', async () => {
    await crawl.crawl(await crawl.makeTask({ urls: [web.url('bakery')] }));
    const said = crawl.lines.map(({ level, text }) => `${level} ${text}`);
    expect(said).toContain('info Starting with 1 page');
    expect(said).toContain('good Ann Lee, Colleague, Bakery');
    expect(said.at(-1)).toBe('good The crawl is completed');
  });
});

describe('crawled again', () => {
  test('it costs nothing, doubles nobody, and asks only whether pages have changed', async () => {
    const { sites } = web;
    sites['bakery'] = {
      ...bakery(),
      '/contact': (request, response) => {
        if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
        response.writeHead(200, { 'content-type': 'text/html', etag: '"1"' });
        return response.end(
          page('Bakery', `<a href="mailto:info@bakery.example">M</a><a href="/hours">H</a>`),
        );
      },
      '/hours': page('Bakery hours', PROSE),
    };
    const task = await crawl.makeTask({ urls: [web.url('bakery')] });
    await crawl.crawl(task);
    const before = await leads();
    await crawl.act(crawl.admin, 'crawl.start', crawl.orgId, { taskId: task.id });
    expect(await crawl.crawl({ ...task, run: 2 })).toEqual({ kind: 'ended', state: 'completed' });
    expect(await leads()).toEqual(before);
    expect(await taskRow(task)).toMatchObject({
      state_reason: null,
      pages_found: 4,
      pages_done: 0,
      pages_free: 4,
      page_kinds: { unchanged: 4 },
      leads_found: 3,
      leads_new: 0,
      credits_spent: 0,
    });
    expect(await account()).toEqual({ balance: 97, held: 0, entries: 97 });
  });

  test('a page that leads to another site belongs to that one, changed or not', async () => {
    const team = page('Bakery', `${PROSE}<b class=person>Ann Lee</b>`);
    web.sites['bakery'] = {
      '/': (request, response) => {
        if (request.headers['if-none-match'] === '"1"') return response.writeHead(304).end();
        response.writeHead(200, { 'content-type': 'text/html', etag: '"1"' });
        return response.end(team);
      },
    };
    web.sites['former'] = {
      '/': (_request, response) => response.writeHead(301, { location: web.url('bakery') }).end(),
    };
    const task = await crawl.makeTask({ urls: [web.url('former')] });
    await crawl.crawl(task);
    const units = () => crawl.sql`select unit from crawl_page where task_id = ${task.id}`;
    const before = { leads: await leads(), companies: await companies(), units: await units() };
    expect(before.leads).not.toEqual([]);
    await crawl.act(crawl.admin, 'crawl.start', crawl.orgId, { taskId: task.id });
    await crawl.crawl({ ...task, run: 2 });
    expect({ leads: await leads(), companies: await companies(), units: await units() }).toEqual(
      before,
    );
    expect(await taskRow(task)).toMatchObject({ leads_new: 0, credits_spent: 0 });
  });

  test('it keeps what a person has written', async () => {
    const task = await crawl.makeTask({ urls: [web.url('bakery')] });
    await crawl.crawl(task);
    const [ann] = await crawl.sql`select id from lead where name = 'Ann Lee'`;
    await crawl.act(crawl.admin, 'lead.edit', crawl.orgId, {
      leadId: String(ann?.['id']),
      changes: { title: 'Head of bread' },
    });
    await crawl.act(crawl.admin, 'crawl.start', crawl.orgId, { taskId: task.id });
    await crawl.crawl({ ...task, run: 2 });
    const [after] = await crawl.sql`select title from lead where id = ${ann?.['id']}`;
    expect(after).toEqual({ title: 'Head of bread' });
    const chosen = await crawl.sql`
      select value from field_value where lead_id = ${ann?.['id']} and field = 'title' and chosen`;
    expect(chosen).toMatchObject([{ value: 'Head of bread' }]);
  });

  test('by another task of the org, it finds the same leads for free', async () => {
    await crawl.crawl(await crawl.makeTask({ urls: [web.url('bakery')] }));
    const second = await crawl.makeTask({ urls: [web.url('bakery', '/team')] });
    await crawl.crawl(second);
    expect(await taskRow(second)).toMatchObject({ leads_found: 2, leads_new: 0, credits_spent: 0 });
    expect((await leads()).length).toBe(3);
  });
});

describe('limits', () => {
  test('the budget ends the crawl, and nothing beyond it is kept or paid', async () => {
    const task = await crawl.makeTask({ urls: [web.url('bakery')], budget: 2 });
    await crawl.crawl(task);
    expect(await taskRow(task)).toMatchObject({
      state: 'completed',
      state_reason: 'budget_reached',
      credits_spent: 2,
      leads_new: 2,
    });
    expect((await leads()).length).toBe(2);
    expect(await account()).toEqual({ balance: 98, held: 0, entries: 98 });
  });

  test('pages, depth and pages a host are hard', async () => {
    const links = Array.from(
      { length: 30 },
      (_, i) => `<a href="/p/x${'abcdefghij'[i % 10]}${'klm'[i % 3]}">x</a>`,
    );
    web.sites['wide'] = { '/': page('Wide', PROSE + links.join('')) };
    for (let i = 0; i < 30; i++) {
      const path = `/p/x${'abcdefghij'[i % 10]}${'klm'[i % 3]}`;
      web.sites['wide'][path] = page(`Page ${path}`, `${PROSE}<a href="${path}/deep">deep</a>`);
      web.sites['wide'][`${path}/deep`] = page(`Deep ${path}`, PROSE);
    }
    const fetched = () => web.requests.filter((one) => one !== 'wide/robots.txt').length;
    const byPages = await crawl.makeTask({
      urls: [web.url('wide')],
      settings: { pageLimit: 7, pagesPerHost: 100 },
    });
    await crawl.crawl(byPages);
    expect(fetched()).toBe(7);
    expect(await taskRow(byPages)).toMatchObject({
      state: 'completed',
      state_reason: 'page_limit',
      progress: 100,
    });

    web.requests.length = 0;
    const byHost = await crawl.makeTask({ urls: [web.url('wide')], settings: { pagesPerHost: 5 } });
    await crawl.crawl(byHost);
    expect(fetched()).toBe(5);

    web.requests.length = 0;
    const byDepth = await crawl.makeTask({
      urls: [web.url('wide')],
      settings: { depth: 1, pagesPerHost: 100 },
    });
    await crawl.crawl(byDepth);
    expect(fetched()).toBe(31);
  });
});

describe('pages that cannot be had', () => {
  test('are tried again, counted by kind, and free', async () => {
    web.sites['odd'] = {
      '/': page(
        'Odd',
        `${PROSE}${['gone', 'wall', 'broken', 'pdf', 'secret', 'robot'].map((p) => `<a href="/${p}">${p}</a>`).join('')}`,
      ),
      '/robots.txt': (_request, response) =>
        response.setHeader('content-type', 'text/plain').end('User-agent: *\nDisallow: /robot'),
      '/wall': (_request, response) => response.writeHead(403).end('no'),
      '/broken': (_request, response) => response.writeHead(500).end('no'),
      '/pdf': (_request, response) =>
        response.setHeader('content-type', 'application/pdf').end('%PDF'),
      '/secret': page('Login', '<form><input type=password></form>'),
      '/robot': page('Robot', PROSE),
    };
    const task = await crawl.makeTask({ urls: [web.url('odd')] });
    await crawl.crawl(task);
    expect((await pages(task)).sort()).toEqual([
      '/ done ok',
      '/broken failed server_error',
      '/gone free missing',
      '/pdf free bad_content_type',
      '/robot skipped robots',
      '/secret free login',
      '/wall free blocked',
    ]);
    expect(web.requests.filter((one) => one === 'odd/broken').length).toBe(3);
    expect(web.requests).not.toContain('odd/robot');
    expect(await taskRow(task)).toMatchObject({
      pages_found: 7,
      pages_done: 1,
      pages_failed: 1,
      pages_free: 5,
    });
    expect(await account()).toEqual({ balance: 100, held: 0, entries: 100 });
  });

  test('can be tried again alone, later', async () => {
    let isBroken = true;
    web.sites['flaky'] = {
      '/': page('Flaky', `${PROSE}<a href="/contact">c</a>`),
      '/contact': (_request, response) => {
        if (isBroken) return response.writeHead(500).end();
        return response
          .setHeader('content-type', 'text/html')
          .end(page('Flaky', '<a href="mailto:a@flaky.example">m</a>'));
      },
    };
    const task = await crawl.makeTask({ urls: [web.url('flaky')] });
    await crawl.crawl(task);
    expect(await taskRow(task)).toMatchObject({ pages_done: 1, pages_failed: 1, leads_new: 0 });
    isBroken = false;
    web.requests.length = 0;
    await crawl.act(crawl.admin, 'crawl.retryFailed', crawl.orgId, { taskId: task.id });
    await crawl.crawl({ ...task, run: 2 });
    expect(web.requests.sort()).toEqual(['flaky/contact', 'flaky/robots.txt']);
    expect(await taskRow(task)).toMatchObject({
      state: 'completed',
      pages_found: 2,
      pages_done: 2,
      pages_failed: 0,
      leads_new: 1,
    });
  });

  test('make a crawl fail when there is nothing else', async () => {
    const task = await crawl.makeTask({ urls: ['http://127.0.0.1:1/', 'http://10.0.0.1/'] });
    expect(await crawl.crawl(task)).toEqual({ kind: 'ended', state: 'failed' });
    expect(await taskRow(task)).toMatchObject({
      state: 'failed',
      state_reason: 'unreachable',
      page_kinds: { blocked_address: 2 },
    });
    expect(await account()).toEqual({ balance: 100, held: 0, entries: 100 });
  });

  test('because they lead elsewhere or say the same are duplicates', async () => {
    const twin = page('Twin', PROSE.repeat(6));
    web.sites['twin'] = {
      '/': page('Twins', `${PROSE}<a href="/a">a</a><a href="/b">b</a><a href="/moved">m</a>`),
      '/a': twin,
      '/b': twin,
      '/moved': (_request, response) => response.writeHead(301, { location: '/' }).end(),
    };
    const task = await crawl.makeTask({ urls: [web.url('twin')] });
    await crawl.crawl(task);
    expect((await taskRow(task))['page_kinds']).toEqual({ ok: 2, duplicate: 2 });
  });
});

describe('a site that script draws', () => {
  const shell = page('App', '<div id="root"></div><script src="/app.js"></script>');
  const drawn: Record<string, string> = {
    '/': page('App', `${PROSE.repeat(4)}<a href="/contact">Contact</a>`),
    '/contact': page('App', `${PROSE.repeat(4)}<a href="mailto:hi@app.example">Mail</a>`),
  };

  beforeEach(() => {
    web.sites['app'] = { '/': shell, '/contact': shell };
  });

  test('goes to the browser from its first page on, and that is remembered', async () => {
    const asked: string[] = [];
    const browser: PageBrowser = {
      draw: (url) => {
        const { pathname } = new URL(url);
        asked.push(pathname);
        const html = drawn[pathname] ?? '';
        return Promise.resolve({ ok: true, url, status: 200, headers: {}, html });
      },
    };
    const task = await crawl.makeTask({ urls: [web.url('app')] });
    await crawl.crawl(task, { browser });
    expect(asked).toEqual(['/', '/contact']);
    expect(web.requests.filter((one) => one === 'app/' || one === 'app/contact')).toEqual(['app/']);
    expect(await leads()).toMatchObject([{ kind: 'company', email: 'hi@app.example' }]);
    expect(await taskRow(task)).toMatchObject({ page_kinds: { ok: 2 }, notice: null });
    const [host] = await crawl.sql`select needs_browser from crawl_host`;
    expect(host).toEqual({ needs_browser: true });
  });

  test('without a browser is left out for free, and the task says why', async () => {
    const task = await crawl.makeTask({ urls: [web.url('app')] });
    await crawl.crawl(task);
    expect(await taskRow(task)).toMatchObject({
      page_kinds: { needs_browser: 1 },
      notice: 'no_browser',
      credits_spent: 0,
    });
    const unwanted = await crawl.makeTask({
      urls: [web.url('app')],
      settings: { useBrowser: false },
    });
    await crawl.crawl(unwanted);
    expect(await taskRow(unwanted)).toMatchObject({ notice: 'browser_not_wanted' });
  });

  test('whose browser dies is tried again, and then has failed', async () => {
    let tries = 0;
    const browser: PageBrowser = {
      draw: () => {
        tries++;
        return Promise.resolve({ ok: false, kind: 'network', message: 'the browser died' });
      },
    };
    const task = await crawl.makeTask({ urls: [web.url('app')] });
    expect(await crawl.crawl(task, { browser })).toEqual({ kind: 'ended', state: 'failed' });
    expect(tries).toBe(3);
  });
});

test('a directory on one host yields each of its companies, page after page', async () => {
  const card = (n: number) => `<li class="card"><a href="/c/${n}">Company number ${n}</a></li>`;
  const list = (from: number, next: string) =>
    page('Directory', `<ul>${[0, 1, 2, 3].map((n) => card(from + n)).join('')}</ul>${next}`);
  const site: Record<string, string> = {
    '/list': list(0, '<a href="/list?page=2" rel="next">Next</a>'),
    '/list?page=2': list(4, '<a href="/list?page=3">Next</a>'),
    '/list?page=3': list(4, '<a href="/list?page=4">Next</a>'),
  };
  for (let n = 0; n < 8; n++) {
    site[`/c/${n}`] = page(
      `Company ${n}`,
      `${PROSE}<a href="mailto:info@c${n}.example">Mail</a><a href="/list">Back</a>`,
    );
  }
  web.sites['dir'] = site;
  const task = await crawl.makeTask({ urls: [web.url('dir', '/list')], kind: 'listing' });
  await crawl.crawl(task);
  const rows = await leads();
  expect(rows.map(({ name, email }) => `${name} ${email}`)).toEqual(
    Array.from({ length: 8 }, (_, n) => `Company ${n} info@c${n}.example`),
  );
  // The third page shows what the second did: nothing new, so nobody asks for a fourth.
  expect(web.requests).not.toContain('dir/list?page=4');
  expect(await taskRow(task)).toMatchObject({ page_kinds: { ok: 8, listing: 3 }, leads_new: 8 });
});
