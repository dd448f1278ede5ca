import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { snapshotKey } from '../../platform/object-store.ts';
import { startTestApp, type TestApp } from '../auth/testing/app.ts';
import type { Browser } from '../auth/testing/browser.ts';
import { linkIn } from '../auth/testing/mailbox.ts';
import { newAddress, PASSWORD, signIn, signUp, whoIs } from '../auth/testing/people.ts';

let on: TestApp;
beforeAll(async () => {
  on = await startTestApp();
});
afterAll(() => on.close());

async function openSample(browser: Browser): Promise<string> {
  const answer = await browser.post('/api/sample');
  expect(answer.statusCode).toBe(200);
  return answer.json<{ orgId: string }>().orgId;
}

interface User {
  id: string;
  email: string;
  isGuest: boolean;
}

async function userOf(browser: Browser): Promise<User | null> {
  return (await browser.get('/api/session')).json<{ user: User | null }>().user;
}

async function adminsOf(orgId: string): Promise<string[]> {
  const rows = await on.db.sql<{ userId: string }[]>`
    select user_id as "userId" from member where org_id = ${orgId} and role = 'admin'`;
  return rows.map(({ userId }) => userId);
}

describe('one click on the sample', () => {
  test('makes a guest with a workspace full of leads', async () => {
    const browser = on.browser();
    const orgId = await openSample(browser);
    const user = await userOf(browser);
    expect(user).toMatchObject({ isGuest: true, name: 'Guest' });
    expect(await adminsOf(orgId)).toEqual([user?.id]);
    const [row] = await on.db.sql`
      select o.name, o.is_sample, a.balance, a.held, s.leads,
        (select count(*)::int from lead where org_id = o.id and kind = 'person') as people,
        (select count(*)::int from lead_tag where org_id = o.id) > 5 as "hasTags",
        (select count(*)::int from activity where org_id = o.id and kind = 'note') > 3 as "hasNotes",
        (select json_agg(deal_count order by position) from stage where org_id = o.id) as "dealCounts"
      from org o
      join credit_account a on a.org_id = o.id
      join org_stat s on s.org_id = o.id
      where o.id = ${orgId}`;
    expect(row).toEqual({
      name: 'Sample workspace',
      is_sample: true,
      balance: 100,
      held: 0,
      leads: 24,
      people: 16,
      hasTags: true,
      hasNotes: true,
      dealCounts: [5, 4, 3, 2, 1],
    });
    const [task] = await on.db.sql`
      select state, progress, leads_found, leads_new, pages_found, pages_done, credits_spent,
        (select count(*)::int from crawl_result r where r.task_id = t.id) as results
      from crawl_task t where org_id = ${orgId}`;
    expect(task).toEqual({
      state: 'completed',
      progress: 100,
      leads_found: 24,
      leads_new: 24,
      pages_found: 8,
      pages_done: 8,
      credits_spent: 0,
      results: 24,
    });
  });

  test('gives every value a receipt that opens on it in the stored page', async () => {
    const orgId = await openSample(on.browser());
    const receipts = await on.db.sql<
      { raw: string; hash: string; start: number; end: number; url: string; pageUrl: string }[]
    >`
      select f.raw, f.snapshot_hash as hash, f.span_start as start, f.span_end as end,
        f.source_url as url, p.url as "pageUrl"
      from field_value f
      join page_snapshot p on p.org_id = f.org_id and p.hash = f.snapshot_hash
      where f.org_id = ${orgId}`;
    expect(receipts.length).toBeGreaterThan(150);
    for (const { raw, hash, start, end, url, pageUrl } of receipts) {
      const html = gunzipSync((await on.deps.objects.get(snapshotKey(hash)))!).toString('utf8');
      expect([html.slice(start, end), url]).toEqual([raw, pageUrl]);
    }
    const [bare] = await on.db.sql<{ count: number }[]>`
      select count(*)::int from lead l, jsonb_each_text(to_jsonb(l)) as shown (field, value)
      where l.org_id = ${orgId} and value is not null
        and field in ('name', 'title', 'company_name', 'email', 'phone', 'street', 'city',
          'postal_code', 'country', 'linkedin')
        and not exists (
          select from field_value f
          where f.lead_id = l.id and f.field = shown.field and f.value = shown.value and f.chosen
        )`;
    expect(bare?.count).toBe(0);
  });

  test('leads to one workspace, also when the clicks come together', async () => {
    const browser = on.browser();
    await signUp(on, browser);
    const ids = await Promise.all(Array.from({ length: 4 }, () => openSample(browser)));
    expect(new Set([...ids, await openSample(browser)]).size).toBe(1);
    const [row] = await on.db.sql<{ leads: number }[]>`
      select count(*)::int as leads from lead where org_id = ${ids[0]!}`;
    expect(row?.leads).toBe(24);
  });

  test('makes a new workspace once the first was deleted', async () => {
    const browser = on.browser();
    await signUp(on, browser);
    const first = await openSample(browser);
    await on.db.sql`update org set deleted_at = now() where id = ${first}`;
    expect(await openSample(browser)).not.toBe(first);
  });

  test('fills a workspace that was made but not filled, as after a crash in between', async () => {
    const browser = on.browser();
    await signUp(on, browser);
    const orgId = await openSample(browser);
    await on.db.sql`delete from lead where org_id = ${orgId}`;
    await on.db.sql`delete from company where org_id = ${orgId}`;
    await on.db.sql`delete from crawl_task where org_id = ${orgId}`;
    await on.db.sql`delete from tag where org_id = ${orgId}`;
    await on.db.sql`delete from page_snapshot where org_id = ${orgId}`;
    expect(await openSample(browser)).toBe(orgId);
    const leads = await on.db.sql`select from lead where org_id = ${orgId}`;
    expect(leads.length).toBe(24);
  });
});

describe('a guest who gets an account', () => {
  const own = async (browser: Browser, orgId: string) => {
    const user = await userOf(browser);
    expect(await adminsOf(orgId)).toEqual([user?.id]);
    const [row] = await on.db.sql`
      select o.created_by = ${user!.id} as org,
        (select bool_and(created_by = ${user!.id}) from crawl_task where org_id = o.id) as tasks,
        (select bool_and(created_by = ${user!.id}) from deal where org_id = o.id) as deals,
        (select bool_and(actor_id = ${user!.id}) from activity where org_id = o.id and kind = 'note') as notes
      from org o where o.id = ${orgId}`;
    return { email: user?.email, isGuest: user?.isGuest, ...row };
  };

  test('keeps the workspace when signing up', async () => {
    const browser = on.browser();
    const orgId = await openSample(browser);
    const guest = await userOf(browser);
    const { email } = await signUp(on, browser);
    expect(await own(browser, orgId)).toEqual({
      email,
      isGuest: false,
      org: true,
      tasks: true,
      deals: true,
      notes: true,
    });
    const left = await on.db.sql`select from auth."user" where id = ${guest!.id}`;
    expect(left.length).toBe(0);
  });

  test('keeps it when signing in to an account from before', async () => {
    const browser = on.browser();
    const { email } = await signUp(on, on.browser());
    const orgId = await openSample(browser);
    expect((await signIn(browser, email)).statusCode).toBe(200);
    expect(await own(browser, orgId)).toMatchObject({ email, isGuest: false, org: true });
  });

  test('keeps it when coming back by a mailed link', async () => {
    const browser = on.browser();
    const orgId = await openSample(browser);
    const email = newAddress();
    await browser.post('/api/auth/sign-in/magic-link', { email });
    await browser.enter(linkIn(await on.mailbox.next(email, 'magic-link')));
    expect(await own(browser, orgId)).toMatchObject({ email, isGuest: false, org: true });
  });

  test('does not lose it to somebody who fails to sign in', async () => {
    const browser = on.browser();
    const orgId = await openSample(browser);
    const guest = await userOf(browser);
    await signIn(browser, newAddress(), PASSWORD);
    expect(await whoIs(browser)).toBe(guest?.email);
    expect(await adminsOf(orgId)).toEqual([guest?.id]);
  });
});

test('guests come in by no other door', async () => {
  const answer = await on.browser().post('/api/auth/sign-in/anonymous');
  expect(answer.statusCode).toBe(404);
});

test('one network makes a hundred guests an hour, then people sign up', async () => {
  const at = '203.0.113.50';
  await openSample(on.browser(at));
  await on.db.sql`update auth.rate_limit set tries = 99 where key = ${`guest ${at}`}`;
  await openSample(on.browser(at));
  const answer = await on.browser(at).post('/api/sample');
  expect([answer.statusCode, Number(answer.headers['retry-after']) > 3000]).toEqual([429, true]);
});
