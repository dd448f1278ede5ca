import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import WebSocket from 'ws';
import { Check } from '../bench/chaos/chaos.ts';
import { runClients } from '../bench/chaos/converge/run-clients.ts';
import { type Device, openDevice } from '../bench/device.ts';
import { parseEnv } from '../platform/env.ts';
import { publishLive } from '../platform/live.ts';
import { makeLog } from '../platform/log.ts';
import { openObjectStore } from '../platform/object-store.ts';
import { pickFreePort } from '../platform/postgres/free-port.ts';
import { loadSecrets } from '../platform/secrets.ts';
import { signIn } from '../platform/testing/signed-in.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { RetryingProvider } from '../platform/verb/provider.ts';
import { newId } from '../schema/id.ts';
import { queries } from '../schema/queries.ts';
import { buildApp } from '../server/app.ts';
import type { Running } from './supervisor/keep-running.ts';
import { spawnNode } from './supervisor/spawn-node.ts';
import { zeroEnvironment } from './supervisor/zero-environment.ts';

/** The way of every change with the real parts: device → Zero → Fastify → verb → rows → devices. */

let db: TestDatabase;
let url: string;
let app: Awaited<ReturnType<typeof buildApp>>;
let zeroCache: Running | undefined;
const dataDir = mkdtempSync(path.join(tmpdir(), 'quarry-sync-'));
const devices: Device[] = [];

beforeAll(async () => {
  db = await createTestDatabase({ hasOwnServer: true });
  const [port, zeroPort] = [await pickFreePort(), await pickFreePort(3)];
  url = `http://localhost:${port}`;
  const env = parseEnv({
    NODE_ENV: 'test',
    PORT: String(port),
    QUARRY_DATA_DIR: dataDir,
    DATABASE_URL: db.url,
    ZERO_CACHE_URL: `http://127.0.0.1:${zeroPort}`,
    LOG_LEVEL: 'error',
  });
  const secrets = loadSecrets(dataDir, env);
  app = await buildApp({
    env,
    secrets,
    sql: db.sql,
    log: makeLog('server', env.LOG_LEVEL),
    provider: new RetryingProvider(db.sql),
    objects: openObjectStore(env),
  });
  await app.listen({ port, host: '127.0.0.1' });
  zeroCache = await spawnNode({
    args: [path.join(import.meta.dirname, '../node_modules/@rocicorp/zero/out/zero/src/cli.js')],
    cwd: dataDir,
    logFile: path.join(dataDir, 'zero.log'),
    env: zeroEnvironment(
      {
        databaseUrl: db.url,
        port: zeroPort,
        replicaFile: path.join(dataDir, 'replica.db'),
        temporaryDir: dataDir,
        adminPassword: secrets.zeroAdminPassword,
        apiKey: secrets.zeroApiKey,
        serverUrl: `http://127.0.0.1:${port}`,
      },
      process.env,
    ),
  });
  const keepAlive = () =>
    fetch(`http://127.0.0.1:${zeroPort}/keepalive`).then((answer) => answer.ok);
  await vi
    .waitUntil(() => keepAlive().catch(() => false), { timeout: 110_000, interval: 100 })
    .catch((error: unknown) => {
      throw new Error(`zero-cache did not come:\n${tailOf(path.join(dataDir, 'zero.log'))}`, {
        cause: error,
      });
    });
}, 120_000);

function tailOf(file: string): string {
  return readFileSync(file, 'utf8').split('\n').slice(-20).join('\n');
}

afterAll(async () => {
  for (const device of devices) await device.close();
  await zeroCache?.stop();
  const slots = () => db.sql`
    select from pg_replication_slots where active and database = current_database()`;
  await vi.waitUntil(async () => (await slots()).length === 0, { timeout: 10_000, interval: 50 });
  await app.close();
  await db.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function signUp(name: string): Promise<{ device: Device; userId: string; cookie: string }> {
  const { sessionSecret } = loadSecrets(dataDir);
  const { userId, cookie } = await signIn(db.sql, { name, sessionSecret, publicUrl: url });
  const device = openDevice({ url, cookie, userId });
  devices.push(device);
  return { device, userId, cookie };
}

/** A net for what hangs, not a measure. */
const SOON = { timeout: 30_000, interval: 20 };

test('a change on one device is on another’s screen, a viewer is refused, a removed member sees nothing', async () => {
  const ada = await signUp('ada');
  const orgId = newId();
  expect(await ada.device.act('org.create', orgId, { name: 'Acme', memberId: newId() })).toBe(
    'success',
  );

  const vic = await signUp('vic');
  const memberId = newId();
  await db.sql`
    insert into member (id, org_id, user_id, role) values (${memberId}, ${orgId}, ${vic.userId}, 'viewer')`;
  const list = queries.lead.list({
    orgId,
    filter: {},
    sort: { field: 'createdAt', direction: 'desc' },
    limit: 50,
  });
  const seen = vic.device.zero.materialize(list);
  const names = () => (seen.data as { name: string }[]).map((lead) => lead.name);

  const leadId = newId();
  const create = { id: leadId, kind: 'person' as const, fields: { name: 'Grace' } };
  expect(await ada.device.act('lead.create', orgId, create)).toBe('success');
  await vi.waitUntil(() => names().includes('Grace'), SOON);

  expect(
    await ada.device.act('lead.edit', orgId, { leadId, changes: { name: 'Grace Hopper' } }),
  ).toBe('success');
  await vi.waitUntil(() => names().includes('Grace Hopper'), SOON);

  await vic.device.zero.run(queries.org.members({ orgId }), { type: 'complete' });
  const refused = await vic.device.act('lead.edit', orgId, { leadId, changes: { name: 'Hacked' } });
  expect(refused).toMatch(/role/);

  await db.sql`delete from member where id = ${memberId}`;
  await vi.waitUntil(() => names().length === 0, SOON);
  const [row] = await db.sql`select name from lead where id = ${leadId}`;
  expect(row).toEqual({ name: 'Grace Hopper' });
});

test('devices that were cut off, moved, undid and edited in bulk all end up with the database’s rows', async () => {
  const check = new Check();
  const { sessionSecret } = loadSecrets(dataDir);
  const size = { clients: 3, acts: 150, leads: 12 };
  await runClients({ url, sql: db.sql, sessionSecret }, size, 11, check);
  expect(check.lines.filter((line) => !line.holds)).toEqual([]);
  expect(check.notes['undos']).toBeGreaterThan(0);
}, 240_000);

function closeCode(target: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(target, { headers });
    socket.once('unexpected-response', (_request, answer) => resolve(`http ${answer.statusCode}`));
    socket.once('close', (code) => resolve(`closed ${code}`));
    socket.once('error', () => undefined);
  });
}

test('websockets are for pages of this origin and signed-in people', async () => {
  const ws = url.replace('http', 'ws');
  const evil = { origin: 'https://evil.example' };
  expect(await closeCode(`${ws}/live`, evil)).toBe('http 403');
  expect(await closeCode(`${ws}/zero/sync/v51/connect`, evil)).toBe('http 403');
  expect(await closeCode(`${ws}/live`, { origin: url })).toBe('closed 4401');
});

/** What `/live` says to these messages, until `enough` of them came. */
async function listen(cookie: string) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, {
    headers: { cookie, origin: url },
  });
  const heard: { type: string; topic?: string }[] = [];
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) =>
    heard.push(JSON.parse(data.toString()) as { type: string }),
  );
  await new Promise((resolve) => socket.once('open', resolve));
  return { socket, heard, closed, send: (message: object) => socket.send(JSON.stringify(message)) };
}

test('live topics are for members, while they are members, while they are signed in', async () => {
  const [ada, eve] = [await signUp('ada2'), await signUp('eve2')];
  const orgId = newId();
  await ada.device.act('org.create', orgId, { name: 'Live', memberId: newId() });
  const bob = await signUp('bob2');
  await db.sql`
    insert into member (id, org_id, user_id, role) values (${newId()}, ${orgId}, ${bob.userId}, 'viewer')`;
  const [inside, outside] = [await listen(bob.cookie), await listen(eve.cookie)];
  const topic = 'crawl:7';
  for (const line of [inside, outside]) line.send({ type: 'subscribe', orgId, topic });
  await vi.waitUntil(() => inside.heard.length > 0 && outside.heard.length > 0, SOON);
  expect([inside.heard[0]?.type, outside.heard[0]?.type]).toEqual(['subscribed', 'refused']);

  const notice = { orgId, topic, lines: [{ at: 1, level: 'info' as const, text: 'hello' }] };
  await publishLive(db.sql, notice);
  await vi.waitUntil(() => inside.heard.some(({ type }) => type === 'console'), SOON);
  expect(outside.heard.length).toBe(1);

  await db.sql`delete from member where org_id = ${orgId} and user_id = ${bob.userId}`;
  inside.heard.length = 0;
  await publishLive(db.sql, notice);
  inside.send({ type: 'ping' });
  await vi.waitUntil(() => inside.heard.some(({ type }) => type === 'pong'), SOON);
  expect(inside.heard.map(({ type }) => type)).toEqual(['pong']);

  await db.sql`delete from auth.session where "userId" = ${bob.userId}`;
  await inside.closed;
  outside.socket.close();
});

test('Zero’s endpoints answer nobody without the key', async () => {
  for (const path of ['/api/zero/query', '/api/zero/mutate']) {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { origin: url },
      body: '{}',
    });
    expect(answer.status).toBe(404);
  }
});

test('a change from another origin is refused, with or without a cookie', async () => {
  const answer = await fetch(`${url}/api/auth/sign-out`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
  });
  expect(answer.status).toBe(403);
});
