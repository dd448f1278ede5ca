import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseEnv } from '../../platform/env.ts';
import { makeLog } from '../../platform/log.ts';
import { FolderStore } from '../../platform/object-store.ts';
import { loadSecrets } from '../../platform/secrets.ts';
import { stage } from '../../platform/testing/actors.ts';
import { type SignedIn, signIn } from '../../platform/testing/signed-in.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { actAnswers, MAX_DELIVERY } from '../../schema/act-delivery.ts';
import { newId } from '../../schema/id.ts';
import type { VerbInput, VerbName } from '../../schema/verbs.ts';
import { buildApp } from '../app.ts';

const PUBLIC_URL = 'http://localhost:4000';
const dataDir = mkdtempSync(path.join(tmpdir(), 'quarry-acts-'));
let db: TestDatabase;
let app: Awaited<ReturnType<typeof buildApp>>;
let on: ReturnType<typeof stage>;
let ann: SignedIn;
let eve: SignedIn;
const orgId = newId();

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  const env = parseEnv({ DATABASE_URL: db.url, QUARRY_DATA_DIR: dataDir, LOG_LEVEL: 'silent' });
  const secrets = loadSecrets(dataDir, env);
  const objects = new FolderStore(path.join(dataDir, 'objects'));
  const log = makeLog('test', 'silent');
  app = await buildApp({ env, secrets, objects, sql: db.sql, provider: on.provider, log });
  const { sessionSecret } = secrets;
  ann = await signIn(db.sql, { name: 'Ann', sessionSecret, publicUrl: PUBLIC_URL });
  eve = await signIn(db.sql, { name: 'Eve', sessionSecret, publicUrl: PUBLIC_URL });
  await on.act(ann, 'org.create', orgId, { name: 'Acme', memberId: newId() });
});
afterAll(async () => {
  await app.close();
  await db.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

function anAct<Name extends VerbName>(name: Name, input: VerbInput<Name>) {
  return { name, act: on.envelopeOf(orgId, input) };
}

async function deliver(
  caller: SignedIn | null,
  acts: unknown[],
  { origin = PUBLIC_URL, userId = caller?.userId ?? '' } = {},
) {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/acts',
    headers: { origin, ...(caller ? { cookie: caller.cookie } : {}) },
    payload: { userId, acts },
  });
  return { status: answer.statusCode, body: answer.json<object>() };
}

async function answersTo(caller: SignedIn, acts: unknown[]) {
  const { status, body } = await deliver(caller, acts);
  expect(status).toBe(200);
  return actAnswers.parse(body).answers;
}

const kinds = (answers: { kind: string }[]) => answers.map((answer) => answer.kind);

test('acts are carried out in order, once, however often they come', async () => {
  const id = newId();
  const acts = [
    anAct('lead.create', { id, kind: 'company', fields: { name: 'Bo' } }),
    anAct('lead.edit', { leadId: id, changes: { city: 'York' } }),
    anAct('lead.note', { leadId: id, body: 'Hello' }),
  ];
  const [first, ...repeats] = await Promise.all([0, 1, 2, 3].map(() => answersTo(ann, acts)));
  expect(kinds(first!)).toEqual(['applied', 'applied', 'applied']);
  for (const repeat of repeats) expect(repeat).toEqual(first);
  const rows = await db.sql`select kind from activity where lead_id = ${id} order by kind`;
  expect(rows.map((row) => String(row['kind']))).toEqual(['created', 'edit', 'note']);
});

test('a refusal carries its reason and holds nothing up; a repeat hears the same', async () => {
  const id = newId();
  const acts = [
    anAct('lead.edit', { leadId: newId(), changes: { city: 'York' } }),
    anAct('lead.create', { id, kind: 'company', fields: { name: 'Bo' } }),
  ];
  const answers = await answersTo(ann, acts);
  expect(kinds(answers)).toEqual(['refused', 'applied']);
  expect(answers[0]).toMatchObject({ refusal: { code: 'not_found' } });
  expect(await answersTo(ann, acts)).toEqual(answers);
});

test('an act of a newer build is not refused: it waits until this server has it', async () => {
  const act = { name: 'lead.noSuchVerb', act: on.envelopeOf<'member.leave'>(orgId, {}) };
  expect(kinds(await answersTo(ann, [act]))).toEqual(['failed']);
  const kept = await db.sql`select id from operation where id = ${act.act.op.id}`;
  expect(kept).toHaveLength(0);
});

test('nobody acts for somebody else, from elsewhere, or without a session', async () => {
  const acts = [anAct('lead.create', { id: newId(), kind: 'company', fields: { name: 'Bo' } })];
  expect((await deliver(null, acts)).status).toBe(401);
  expect((await deliver(ann, acts, { origin: 'https://evil.example' })).status).toBe(403);
  // The browser's session became Eve's while a tab of Ann's was still open.
  expect((await deliver(eve, acts, { userId: ann.userId })).status).toBe(401);
  expect(await answersTo(eve, acts)).toMatchObject([
    { kind: 'refused', refusal: { code: 'not_found' } },
  ]);
});

test('what can not be read is said, and too much at once is refused', async () => {
  expect((await deliver(ann, [{ name: 'lead.edit', act: {} }])).status).toBe(400);
  const one = anAct('tag.create', { id: newId(), name: 'T', color: 'red' });
  const many = Array.from({ length: MAX_DELIVERY + 1 }, () => one);
  expect((await deliver(ann, many)).status).toBe(400);
});
