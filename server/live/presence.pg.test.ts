import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { parseEnv } from '../../platform/env.ts';
import { makeLog } from '../../platform/log.ts';
import { FolderStore } from '../../platform/object-store.ts';
import { loadSecrets } from '../../platform/secrets.ts';
import { stage } from '../../platform/testing/actors.ts';
import { type SignedIn, signIn } from '../../platform/testing/signed-in.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import type { LiveMessage, LiveRequest, Presence } from '../../schema/live.ts';
import type { Role } from '../../schema/policy.ts';
import { buildApp } from '../app.ts';

/** Two servers on one database, and people with real sockets to either. */

const PUBLIC_URL = 'http://localhost:4000';
const SOON = { timeout: 10_000, interval: 10 };
const dataDir = mkdtempSync(path.join(tmpdir(), 'quarry-presence-'));
let db: TestDatabase;
let sessionSecret: string;
let owner: SignedIn;
const orgId = newId();
const apps: Awaited<ReturnType<typeof buildApp>>[] = [];
const open = new Set<WebSocket>();

beforeAll(async () => {
  db = await createTestDatabase();
  const env = parseEnv({ DATABASE_URL: db.url, QUARRY_DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const objects = new FolderStore(path.join(dataDir, 'objects'));
  const secrets = loadSecrets(dataDir, env);
  ({ sessionSecret } = secrets);
  const on = stage(db.sql);
  const deps = { env, secrets, objects, sql: db.sql, provider: on.provider };
  for (let n = 0; n < 2; n += 1) {
    const app = await buildApp({ ...deps, log: makeLog('test', 'silent') });
    await app.listen({ port: 0, host: '127.0.0.1' });
    apps.push(app);
  }
  owner = await person('Ada');
  await on.act(owner, 'org.create', orgId, { name: 'Acme', memberId: newId() });
});
afterAll(async () => {
  for (const socket of open) socket.terminate();
  for (const app of apps) await app.close();
  await db.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const person = (name: string) => signIn(db.sql, { name, sessionSecret, publicUrl: PUBLIC_URL });

async function member(name: string, role: Role = 'member', org = orgId): Promise<SignedIn> {
  const someone = await person(name);
  await db.sql`
    insert into member (id, org_id, user_id, role)
    values (${newId()}, ${org}, ${someone.userId}, ${role})`;
  return someone;
}

/** Connects to the first or second server. `people` is what a client would show by now. */
async function connect({ cookie }: SignedIn, server = 0, autoPong = true) {
  const address = apps[server]?.server.address() as AddressInfo | undefined;
  const socket = new WebSocket(`ws://127.0.0.1:${address?.port}/live`, {
    headers: { cookie, origin: PUBLIC_URL },
    autoPong,
  });
  open.add(socket);
  const heard: LiveMessage[] = [];
  const people = new Map<string, Presence>();
  let closed: number | null = null;
  socket.on('error', () => undefined);
  socket.on('close', (code) => {
    closed = code;
  });
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as LiveMessage;
    heard.push(message);
    if (message.type !== 'presence') return;
    if (message.isAll) people.clear();
    for (const sessionId of message.gone) people.delete(sessionId);
    for (const each of message.people) people.set(each.sessionId, each);
  });
  await new Promise((resolve) => socket.once('open', resolve));
  const send = (message: LiveRequest) => socket.send(JSON.stringify(message));
  return {
    socket,
    heard,
    send,
    closeCode: () => closed,
    listen: (org = orgId) => send({ type: 'subscribe', orgId: org, topic: `presence:${org}` }),
    here: (place: string, org = orgId) => send({ type: 'here', orgId: org, place, focus: null }),
    names: () => [...people.values()].map(({ name, place }) => `${name} ${place}`).toSorted(),
    hears: (...wanted: string[]) =>
      vi.waitUntil(
        () =>
          JSON.stringify(
            [...people.values()].map(({ name, place }) => `${name} ${place}`).toSorted(),
          ) === JSON.stringify(wanted),
        SOON,
      ),
    end: () => socket.close(),
  };
}

test('people see each other across servers, with what they do, and see a viewer too', async () => {
  const ada = await connect(owner, 0);
  const bob = await connect(await member('Bob', 'viewer'), 1);
  ada.listen();
  bob.listen();
  ada.here('leads');
  bob.here('lead:7');
  await ada.hears('Ada leads', 'Bob lead:7');
  await bob.hears('Ada leads', 'Bob lead:7');

  const focus = { subject: 'lead:7', act: 'edit', field: 'city', isTyping: true } as const;
  bob.send({ type: 'here', orgId, place: 'lead:7', focus });
  await vi.waitUntil(() => JSON.stringify(ada.heard.at(-1)).includes('"isTyping":true'), SOON);
  bob.send({ type: 'away', orgId });
  await ada.hears('Ada leads');
  bob.here('leads');
  await ada.hears('Ada leads', 'Bob leads');
  bob.socket.terminate();
  await ada.hears('Ada leads');
  ada.end();
});

test('another org’s socket can neither see nor be seen', async () => {
  const [ada, eve] = [await connect(owner), await connect(await person('Eve'))];
  ada.listen();
  ada.here('leads');
  await ada.hears('Ada leads');
  const heardBefore = ada.heard.length;
  eve.listen();
  eve.here('leads');
  const other = newId();
  eve.send({ type: 'subscribe', orgId, topic: `presence:${other}` });
  eve.send({ type: 'away', orgId });
  eve.send({ type: 'ping' });
  await vi.waitUntil(() => eve.heard.some(({ type }) => type === 'pong'), SOON);
  expect(eve.heard.map(({ type }) => type)).toEqual(['refused', 'refused', 'refused', 'pong']);
  ada.send({ type: 'ping' });
  await vi.waitUntil(() => ada.heard.some(({ type }) => type === 'pong'), SOON);
  expect(ada.heard.slice(heardBefore).map(({ type }) => type)).toEqual(['pong']);
  ada.end();
  eve.end();
});

test('a removed member is gone from every screen, hears nothing more and can’t come back', async () => {
  const ada = await connect(owner, 0);
  const removed = await member('Rey');
  const rey = await connect(removed, 1);
  for (const each of [ada, rey]) {
    each.listen();
    each.here('leads');
  }
  await ada.hears('Ada leads', 'Rey leads');
  await rey.hears('Ada leads', 'Rey leads');
  await db.sql`delete from member where org_id = ${orgId} and user_id = ${removed.userId}`;
  await ada.hears('Ada leads');
  await vi.waitUntil(() => rey.heard.at(-1)?.type === 'refused', SOON);
  rey.here('lead:1');
  ada.here('lead:2');
  await ada.hears('Ada lead:2');
  rey.send({ type: 'ping' });
  await vi.waitUntil(() => rey.heard.at(-1)?.type === 'pong', SOON);
  expect(JSON.stringify(rey.heard)).not.toContain('lead:2');
  expect(ada.names()).toEqual(['Ada lead:2']);
  ada.end();
  rey.end();
});

test('who signs out elsewhere is gone', async () => {
  const ada = await connect(owner, 0);
  const signedOut = await member('Sam');
  const sam = await connect(signedOut, 1);
  ada.listen();
  sam.here('leads');
  await ada.hears('Sam leads');
  await db.sql`delete from auth.session where "userId" = ${signedOut.userId}`;
  await ada.hears();
  await vi.waitUntil(() => sam.closeCode() !== null, SOON);
  ada.end();
});

test('who lost the network without a word is gone within 5 s', async () => {
  const ada = await connect(owner, 0);
  const lost = await connect(await member('Lou'), 0, false);
  ada.listen();
  lost.here('leads');
  await ada.hears('Lou leads');
  const startedAt = Date.now();
  await ada.hears();
  expect(Date.now() - startedAt).toBeLessThan(6_000);
  expect(lost.closeCode()).toBe(null);
  lost.here('lead:1');
  await ada.hears('Lou lead:1');
  ada.end();
  lost.end();
});

test('200 messages a second from one socket are shed, and others notice nothing', async () => {
  const [ada, bob] = [await connect(owner), await connect(await member('Bob'))];
  ada.listen();
  ada.here('leads');
  await ada.hears('Ada leads');
  ada.heard.length = 0;
  const startedAt = Date.now();
  for (let n = 0; n < 200; n += 1) bob.here(`lead:${n}`);
  await vi.waitUntil(() => ada.names().some((name) => name.startsWith('Bob ')), SOON);
  const told = ada.heard.filter(({ type }) => type === 'presence').length;
  expect(told).toBeLessThanOrEqual(2 + (Date.now() - startedAt) / 100);
  for (let n = 0; n < 4_000; n += 1) bob.here('leads');
  await vi.waitUntil(() => bob.closeCode() === 1008, SOON);
  await ada.hears('Ada leads');
  ada.end();
});

test('what is no message, or too long, ends the connection', async () => {
  for (const text of [
    '{"type":"here"}',
    JSON.stringify({ type: 'here', orgId, place: '<b>leads</b>', focus: null }),
    JSON.stringify({ type: 'here', orgId, place: 'leads', focus: { subject: 'lead:1', act: 'x' } }),
    'x'.repeat(5_000),
  ]) {
    const ada = await connect(owner);
    ada.socket.send(text);
    await vi.waitUntil(() => ada.closeCode() !== null, SOON);
    expect([4400, 1009]).toContain(ada.closeCode());
  }
});
