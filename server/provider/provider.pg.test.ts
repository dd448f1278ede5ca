import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEnv } from '../../platform/env.ts';
import { makeLog } from '../../platform/log.ts';
import { FolderStore } from '../../platform/object-store.ts';
import { providerKey } from '../../platform/provider-keys.ts';
import { loadSecrets } from '../../platform/secrets.ts';
import { stage } from '../../platform/testing/actors.ts';
import { type SignedIn, signIn } from '../../platform/testing/signed-in.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import type { Role } from '../../schema/policy.ts';
import { buildApp } from '../app.ts';

const PUBLIC_URL = 'http://localhost:4000';
const KEY = 'sk-only-for-the-worker-1234';

let db: TestDatabase;
let app: Awaited<ReturnType<typeof buildApp>>;
let secret: string;
const orgId = newId();
let admin: SignedIn;
const dataDir = mkdtempSync(path.join(tmpdir(), 'quarry-provider-'));

beforeAll(async () => {
  db = await createTestDatabase();
  const env = parseEnv({
    DATABASE_URL: db.url,
    QUARRY_DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    APOLLO_API_KEY: 'shared-key-of-the-house',
  });
  const secrets = loadSecrets(dataDir, env);
  secret = secrets.sessionSecret;
  const on = stage(db.sql);
  app = await buildApp({
    env,
    secrets,
    objects: new FolderStore(path.join(dataDir, 'objects')),
    sql: db.sql,
    provider: on.provider,
    log: makeLog('test', 'silent'),
  });
  admin = await person('Ada');
  await on.act(admin, 'org.create', orgId, { name: 'Acme', memberId: newId() });
});
afterAll(async () => {
  await app.close();
  await db.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const person = (name: string) =>
  signIn(db.sql, { name, sessionSecret: secret, publicUrl: PUBLIC_URL });

async function member(role: Role): Promise<SignedIn> {
  const someone = await person(role);
  await db.sql`
    insert into member (id, org_id, user_id, role)
    values (${newId()}, ${orgId}, ${someone.userId}, ${role})`;
  return someone;
}

async function send(
  caller: SignedIn,
  method: 'GET' | 'PUT' | 'DELETE',
  at: string,
  payload?: object,
) {
  const answer = await app.inject({
    method,
    url: `/api/orgs/${orgId}/providers${at}`,
    headers: { cookie: caller.cookie, origin: PUBLIC_URL },
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.body };
}

const stored = () => providerKey({ sql: db.sql, secret }, orgId, 'hunter');

test('an admin sets, replaces and removes a key, and nobody reads it back', async () => {
  expect(await send(admin, 'PUT', '/hunter/key', { key: ` ${KEY} ` })).toEqual({
    status: 200,
    body: '{}',
  });
  expect(await stored()).toBe(KEY);
  const [row] = await db.sql`
    select hint, created_by, sealed from provider_key where org_id = ${orgId}`;
  expect(row).toMatchObject({ hint: '1234', created_by: admin.userId });
  expect(String(row?.['sealed'])).not.toContain('only-for');
  expect((await send(admin, 'PUT', '/hunter/key', { key: 'another-key-99' })).status).toBe(200);
  expect(await stored()).toBe('another-key-99');
  expect((await send(admin, 'DELETE', '/hunter/key')).status).toBe(200);
  expect(await stored()).toBeNull();
  const audit = await db.sql`
    select verb, detail from audit_event where org_id = ${orgId} and verb like 'provider.%'
    order by id`;
  expect(audit.map(({ verb }) => verb as string)).toEqual([
    'provider.saveKey',
    'provider.saveKey',
    'provider.removeKey',
  ]);
  expect(JSON.stringify(audit)).not.toContain('another-key');
});

test.each(['member', 'viewer'] as const)(
  'a %s may see that there are keys, and change none',
  async (role) => {
    const caller = await member(role);
    expect(await send(caller, 'GET', '')).toEqual({ status: 200, body: '{"shared":["apollo"]}' });
    expect((await send(caller, 'PUT', '/hunter/key', { key: KEY })).status).toBe(403);
    expect((await send(caller, 'DELETE', '/hunter/key')).status).toBe(403);
  },
);

test('to an outsider there is no such workspace', async () => {
  const eve = await person('Eve');
  for (const [method, at] of [
    ['GET', ''],
    ['PUT', '/hunter/key'],
    ['DELETE', '/hunter/key'],
  ] as const) {
    const payload = method === 'PUT' ? { key: KEY } : undefined;
    expect((await send(eve, method, at, payload)).status).toBe(404);
  }
});

test.each([
  ['hunter', 'short', 'not a key of Hunter'],
  ['hunter', 'with spaces in it', 'not a key of Hunter'],
  ['twilio', 'SK0123456789', 'a colon between'],
  ['sales-navigator', '78client', 'a colon between'],
  ['sales-navigator', '78client:secret:0015e000000abcd', 'a colon between'],
])('%s takes no %j', async (provider, key, says) => {
  const { status, body } = await send(admin, 'PUT', `/${provider}/key`, { key });
  expect(status).toBe(400);
  expect(body).toContain(says);
  expect(body).not.toContain(key);
});

test('there are no keys for providers that are none', async () => {
  expect((await send(admin, 'PUT', '/openssh/key', { key: KEY })).status).toBe(404);
});
