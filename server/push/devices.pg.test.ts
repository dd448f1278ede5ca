import { createECDH, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseEnv } from '../../platform/env.ts';
import { makeLog } from '../../platform/log.ts';
import { FolderStore } from '../../platform/object-store.ts';
import { loadSecrets } from '../../platform/secrets.ts';
import { stage } from '../../platform/testing/actors.ts';
import { type SignedIn, signIn } from '../../platform/testing/signed-in.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { buildApp } from '../app.ts';

const PUBLIC_URL = 'http://localhost:4000';
let db: TestDatabase;
let app: Awaited<ReturnType<typeof buildApp>>;
let sessionSecret: string;
const dataDir = mkdtempSync(path.join(tmpdir(), 'quarry-push-'));

beforeAll(async () => {
  db = await createTestDatabase();
  const env = parseEnv({ DATABASE_URL: db.url, QUARRY_DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const secrets = loadSecrets(dataDir, env);
  ({ sessionSecret } = secrets);
  app = await buildApp({
    env,
    secrets,
    objects: new FolderStore(path.join(dataDir, 'objects')),
    sql: db.sql,
    provider: stage(db.sql).provider,
    log: makeLog('test', 'silent'),
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await db.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const person = (name: string) => signIn(db.sql, { name, sessionSecret, publicUrl: PUBLIC_URL });

function subscription(endpoint = `https://push.example.net/${randomBytes(8).toString('hex')}`) {
  const ecdh = createECDH('prime256v1');
  ecdh.generateKeys();
  const keys = {
    p256dh: ecdh.getPublicKey('base64url'),
    auth: randomBytes(16).toString('base64url'),
  };
  return { endpoint, expirationTime: null, keys };
}

async function ask(
  who: SignedIn | null,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
) {
  const headers = { origin: PUBLIC_URL, ...(who ? { cookie: who.cookie } : {}) };
  const answer = await app.inject({ method, url, headers, ...(payload ? { payload } : {}) });
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

async function add(who: SignedIn, made: object = subscription(), more: object = {}) {
  const { status, body } = await ask(who, 'POST', '/api/push/devices', {
    subscription: made,
    label: 'Chromium on Linux',
    ...more,
  });
  return { status, id: String(body['id']) };
}

const devicesOf = async (who: SignedIn) =>
  (await ask(who, 'GET', '/api/push')).body['devices'] as { id: string; isOn: boolean }[];

describe('devices', () => {
  test('are listed without what would let anybody push to them', async () => {
    const ada = await person('Ada');
    const { id } = await add(ada);
    const { body } = await ask(ada, 'GET', '/api/push');
    expect(body).toEqual({
      publicKey: expect.stringMatching(/^[\w-]{87}$/),
      devices: [
        {
          id,
          label: 'Chromium on Linux',
          isOn: true,
          createdAt: expect.any(Number),
          lastUsedAt: null,
        },
      ],
    });
  });

  test('that subscribe again stay one, switched as they were', async () => {
    const ada = await person('Ada');
    const made = subscription();
    const first = await add(ada, made);
    await ask(ada, 'PUT', `/api/push/devices/${first.id}`, { isOn: false });
    expect(await add(ada, { ...subscription(made.endpoint) })).toEqual(first);
    expect(await devicesOf(ada)).toMatchObject([{ id: first.id, isOn: false }]);
  });

  test('whose endpoint was replaced leave the old one behind', async () => {
    const ada = await person('Ada');
    const old = subscription();
    await add(ada, old);
    const { id } = await add(ada, subscription(), { replaces: old.endpoint });
    expect(await devicesOf(ada)).toMatchObject([{ id }]);
  });

  test('belong to whoever signed in last on them', async () => {
    const [ada, bob] = [await person('Ada'), await person('Bob')];
    const made = subscription();
    await add(ada, made);
    await add(bob, made);
    expect(await devicesOf(ada)).toEqual([]);
    expect(await devicesOf(bob)).toMatchObject([{ isOn: true }]);
  });

  test('end with the session that asked for them', async () => {
    const ada = await person('Ada');
    await add(ada);
    await db.sql`delete from auth.session where "userId" = ${ada.userId}`;
    const left = await db.sql`select from push_subscription where user_id = ${ada.userId}`;
    expect(left.length).toBe(0);
  });

  test('are twenty at most: the new one stays, the oldest goes', async () => {
    const ada = await person('Ada');
    const ids = [];
    for (let n = 0; n < 22; n++) ids.push((await add(ada)).id);
    const left = (await devicesOf(ada)).map(({ id }) => id);
    expect(left.toSorted()).toEqual(ids.slice(2).toSorted());
  });

  test('of somebody else can be neither switched nor removed', async () => {
    const [ada, eve] = [await person('Ada'), await person('Eve')];
    const { id } = await add(ada);
    const url = `/api/push/devices/${id}`;
    expect((await ask(eve, 'PUT', url, { isOn: false })).status).toBe(404);
    expect((await ask(eve, 'DELETE', url)).status).toBe(200);
    expect(await devicesOf(ada)).toMatchObject([{ id, isOn: true }]);
    expect((await ask(ada, 'DELETE', url)).status).toBe(200);
    expect(await devicesOf(ada)).toEqual([]);
  });

  test('are nobody’s business without a session', async () => {
    for (const [method, url] of [
      ['GET', '/api/push'],
      ['POST', '/api/push/devices'],
      ['PUT', '/api/push/devices/x'],
      ['DELETE', '/api/push/devices/x'],
    ] as const) {
      const payload = method === 'GET' || method === 'DELETE' ? undefined : {};
      expect((await ask(null, method, url, payload)).status).toBe(401);
    }
  });
});

describe('a subscription is refused', () => {
  test.each([
    'http://push.example.net/x',
    'http://localhost:9999/push/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'https://169.254.169.254/latest',
    'https://metadata.goog/x',
    'https://user:secret@push.example.net/x',
    'https://push.example.net:22/x',
    'ftp://push.example.net/x',
    'not a url',
  ])('when it would lead to %s', async (endpoint) => {
    expect((await add(await person('Ada'), subscription(endpoint))).status).toBe(400);
  });

  test('when its keys are none', async () => {
    const ada = await person('Ada');
    const good = subscription();
    const offCurve = Buffer.concat([Buffer.from([4]), Buffer.alloc(64, 7)]).toString('base64url');
    for (const keys of [
      { ...good.keys, p256dh: 'AAAA' },
      { ...good.keys, p256dh: offCurve },
      { ...good.keys, auth: 'AAAA' },
    ]) {
      expect((await add(ada, { ...good, keys })).status).toBe(400);
    }
    expect(await devicesOf(ada)).toEqual([]);
  });
});
