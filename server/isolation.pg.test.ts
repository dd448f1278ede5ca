import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseEnv } from '../platform/env.ts';
import { makeLog } from '../platform/log.ts';
import { FolderStore, snapshotKey } from '../platform/object-store.ts';
import { loadSecrets } from '../platform/secrets.ts';
import { stage } from '../platform/testing/actors.ts';
import { type SignedIn, signIn } from '../platform/testing/signed-in.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { newId } from '../schema/id.ts';
import type { Role } from '../schema/policy.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../schema/source/settings.ts';
import { buildApp } from './app.ts';

/** Every route × every kind of caller. A new route that is not listed here fails the test. */

const PUBLIC_URL = 'http://localhost:4000';
const HASH = 'a'.repeat(64);
const SECRET = 'only-for-members@example.com';

let db: TestDatabase;
let app: Awaited<ReturnType<typeof buildApp>>;
let sessionSecret: string;
const routes: string[] = [];
const dataDir = mkdtempSync(path.join(tmpdir(), 'quarry-isolation-'));
const ids = {
  orgId: newId(),
  taskId: newId(),
  leadId: newId(),
  valueId: newId(),
  runId: newId(),
  pageId: '',
};
let owner: SignedIn;

beforeAll(async () => {
  db = await createTestDatabase();
  const env = parseEnv({ DATABASE_URL: db.url, QUARRY_DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const objects = new FolderStore(path.join(dataDir, 'objects'));
  const secrets = loadSecrets(dataDir, env);
  ({ sessionSecret } = secrets);
  const on = stage(db.sql);
  app = await buildApp(
    { env, secrets, objects, sql: db.sql, provider: on.provider, log: makeLog('test', 'silent') },
    (method, url) => routes.push(`${method} ${url}`),
  );
  await app.ready();

  owner = await person('Ada');
  const { orgId } = ids;
  await on.act(owner, 'org.create', orgId, { name: 'Acme', memberId: newId() });
  await on.act(owner, 'lead.create', orgId, {
    id: ids.leadId,
    kind: 'person',
    fields: { name: 'L' },
  });
  await on.act(owner, 'crawl.create', orgId, {
    id: ids.taskId,
    name: 'C',
    sourceKind: 'urls',
    source: { urls: ['example.com'] },
    settings: DEFAULT_CRAWL_SETTINGS,
    budgetCredits: 5,
  });
  const html = `<p>${SECRET}</p>`;
  await objects.put(snapshotKey(HASH), gzipSync(html));
  await db.sql`
    insert into field_value
      (id, org_id, lead_id, field, value, source_url, snapshot_hash, span_start, span_end, extractor, confidence)
    values (${ids.valueId}, ${orgId}, ${ids.leadId}, 'email', ${SECRET}, 'https://example.com/', ${HASH},
      3, ${3 + SECRET.length}, 'text', 0.9)`;
  const quote = {
    text: SECRET,
    url: 'https://example.com/',
    snapshotHash: HASH,
    start: 3,
    end: 3 + SECRET.length,
  };
  const result = { fit: { reasons: [{ sign: 'plus', text: 'T', quote }] } };
  await db.sql`
    insert into analysis_run (id, org_id, lead_id, tier, state, price_credits, result)
    values (${ids.runId}, ${orgId}, ${ids.leadId}, 'light', 'succeeded', 1,
      ${JSON.stringify(result)}::text::jsonb)`;
  await db.sql`
    insert into crawl_page (task_id, org_id, run, url, host, state, kind)
    values (${ids.taskId}, ${orgId}, 1, ${`https://example.com/${SECRET}`}, 'example.com', 'failed', 'timeout')`;
  const [listing] = await db.sql<{ id: string }[]>`
    insert into crawl_page (task_id, org_id, run, url, host, role, state, kind, snapshot_hash)
    values (${ids.taskId}, ${orgId}, 1, ${`https://example.com/list/${SECRET}`}, 'example.com', 'listing',
      'done', 'listing', ${HASH})
    returning id`;
  ids.pageId = listing!.id;
});
afterAll(async () => {
  await app.close();
  await db.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const person = (name: string) => signIn(db.sql, { name, sessionSecret, publicUrl: PUBLIC_URL });

async function member(role: Role): Promise<SignedIn> {
  const someone = await person(role);
  await db.sql`
    insert into member (id, org_id, user_id, role)
    values (${newId()}, ${ids.orgId}, ${someone.userId}, ${role})`;
  return someone;
}

/** Routes that show an org's rows, filled with ids that exist. */
const TENANT: Record<string, () => string> = {
  'GET /api/orgs/:orgId/receipts/:valueId/snapshot': () =>
    `/api/orgs/${ids.orgId}/receipts/${ids.valueId}/snapshot`,
  'GET /api/orgs/:orgId/analyses/:runId/quotes/:index/snapshot': () =>
    `/api/orgs/${ids.orgId}/analyses/${ids.runId}/quotes/0/snapshot`,
  'GET /api/orgs/:orgId/crawls/:taskId/listings': () =>
    `/api/orgs/${ids.orgId}/crawls/${ids.taskId}/listings`,
  'GET /api/orgs/:orgId/crawls/:taskId/listings/:pageId/snapshot': () =>
    `/api/orgs/${ids.orgId}/crawls/${ids.taskId}/listings/${ids.pageId}/snapshot`,
  'GET /api/orgs/:orgId/crawls/:taskId/pages': () =>
    `/api/orgs/${ids.orgId}/crawls/${ids.taskId}/pages`,
};

/** Routes that show no org's rows, and why they need no membership. */
const OTHERS = {
  'GET /health': 'says that the process answers',
  'GET /ready': 'says that its parts answer',
  'GET /live': 'checks membership for each topic (bin/sync.pg.test.ts, server/live)',
  'GET,POST /api/auth/*': 'the account routes, tried in server/auth',
  'GET /api/session': 'the caller’s own account',
  'GET /api/config': 'what anybody may know',
  'GET /dev/mail': 'loopback only, tried in server/account',
  'GET /dev/mail.json': 'loopback only',
  'GET /dev/mail/:id': 'loopback only',
  'GET /api/invitations/:token': 'the token is the right',
  'POST /api/invitations/:token/accept': 'token and e-mail, tried in server/account',
  'POST /api/sample': 'makes an org of its own',
  'POST /api/sources/csv': 'reads the caller’s own file',
  'POST /api/acts': 'runs verbs as the caller; verbs are tried in platform/verb',
  'GET /api/push': 'the caller’s own devices, tried in server/push',
  'POST /api/push/devices': 'the caller’s own devices',
  'PUT /api/push/devices/:id': 'the caller’s own devices',
  'DELETE /api/push/devices/:id': 'the caller’s own devices',
  'GET /api/orgs/:orgId/providers': 'names no rows; members only, tried in server/provider',
  'PUT /api/orgs/:orgId/providers/:provider/key': 'admins only, tried in server/provider',
  'DELETE /api/orgs/:orgId/providers/:provider/key': 'admins only, tried in server/provider',
  'POST /api/zero/query': 'zero-cache only, by key; queries are tried in platform/verb',
  'POST /api/zero/mutate': 'zero-cache only, by key; verbs are tried in platform/verb',
};

const isPlumbing = (route: string) =>
  /^(HEAD|OPTIONS)\b/.test(route) || / \/(zero\b.*|\*)$/.test(route);

async function get(url: string, caller?: SignedIn) {
  const answer = await app.inject({ url, headers: caller ? { cookie: caller.cookie } : {} });
  return { status: answer.statusCode, body: answer.body };
}

describe('routes', () => {
  test('are all tried', () => {
    const known = [...Object.keys(TENANT), ...Object.keys(OTHERS)];
    const found = [...new Set(routes)].filter((route) => !isPlumbing(route));
    expect(found.toSorted()).toEqual(known.toSorted());
  });

  test.each(Object.keys(TENANT))('%s answers every member', async (route) => {
    for (const caller of [owner, await member('member'), await member('viewer')]) {
      const { status, body } = await get(TENANT[route]?.() ?? '', caller);
      expect([status, body.includes(SECRET)]).toEqual([200, true]);
    }
  });

  test.each(Object.keys(TENANT))('%s answers an outsider like a missing row', async (route) => {
    const removed = await member('admin');
    await db.sql`delete from member where user_id = ${removed.userId}`;
    const url = TENANT[route]?.() ?? '';
    const missing = await get(url.replace(ids.orgId, newId()), owner);
    expect(missing.status).toBe(404);
    for (const caller of [await person('Eve'), removed]) {
      expect(await get(url, caller)).toEqual(missing);
    }
  });

  test.each(Object.keys(TENANT))('%s can not be asked for through an own org', async (route) => {
    const eve = await person('Eve');
    const ownOrg = newId();
    await stage(db.sql).act(eve, 'org.create', ownOrg, { name: 'Eve', memberId: newId() });
    const { body } = await get((TENANT[route]?.() ?? '').replace(ids.orgId, ownOrg), eve);
    expect(body).not.toContain(SECRET);
  });

  test.each(Object.keys(TENANT))('%s wants a session', async (route) => {
    const { status, body } = await get(TENANT[route]?.() ?? '');
    expect([status, body.includes(SECRET)]).toEqual([401, false]);
  });
});

test('a listing can be looked at by the screen around it, and do nothing', async () => {
  const route = 'GET /api/orgs/:orgId/crawls/:taskId/listings/:pageId/snapshot';
  const response = await app.inject({
    url: TENANT[route]?.() ?? '',
    headers: { cookie: owner.cookie },
  });
  const policy = response.headers['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'none'");
  expect(String(policy).split('; ').at(-1)).toBe('sandbox allow-same-origin');
});

test('a snapshot can do nothing in the reader’s browser', async () => {
  const url = TENANT['GET /api/orgs/:orgId/receipts/:valueId/snapshot']?.() ?? '';
  const answer = await app.inject({ url, headers: { cookie: owner.cookie } });
  const policy = String(answer.headers['content-security-policy']);
  expect(policy).toContain('sandbox');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('allow-scripts');
  expect(answer.body).toContain(`<mark class="quarry-receipt" id="receipt">${SECRET}</mark>`);
});
