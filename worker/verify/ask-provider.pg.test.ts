import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { saveProviderKey } from '../../platform/provider-keys.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { ProviderClient } from '../providers/call.ts';
import { type Scripted, TestProvider } from '../providers/testing/test-provider.ts';
import { stageVerification } from './testing/verify-stage.ts';

let db: TestDatabase;
let hunter: TestProvider;
let on: Awaited<ReturnType<typeof stageVerification>>;
let orgId: string;
let admin: Parameters<typeof on.act>[0];

beforeAll(async () => {
  db = await createTestDatabase();
  hunter = await TestProvider.start();
});
afterAll(async () => {
  await hunter.stop();
  await db.drop();
});
beforeEach(async () => {
  on = await stageVerification(db);
  // Nobody's mail host is asked, as on a new installation.
  on.verifyWith({ smtp: null });
  const { deps } = on.worker;
  await deps.providers.close();
  deps.providers = new ProviderClient({
    sql: deps.sql,
    log: deps.log,
    allowedOrigins: [`*.localhost:${hunter.port}`],
    baseUrls: (provider) => `http://${provider}.localhost:${hunter.port}`,
    retryDelaysMs: [5, 5, 5],
  });
  hunter.requests.length = 0;
  says({ valid: 98 });
  ({ orgId, admin } = await on.org());
});
afterEach(() => on.stop());

function says(answer: Record<string, number> | Scripted): void {
  hunter.script = () => {
    if (typeof answer === 'string' || 'status' in answer) return answer;
    const [status, score] = Object.entries(answer)[0] ?? [];
    return { json: { data: { status, score } } };
  };
}

const giveKey = () =>
  saveProviderKey(on.worker.deps.keyRing, {
    orgId,
    provider: 'hunter',
    key: 'key-hunter',
    by: 't',
  });
const ask = (leadId: string) => on.act(admin, 'verification.start', orgId, { leadIds: [leadId] });
const said = async (address: string) => {
  const [row] = await db.sql`
    select state, reasons->>0 as reason, source, source_score::int as score from email_check
    where org_id = ${orgId} and address = ${address}`;
  return row && { ...row };
};

test('a provider with a key says of a mailbox what mail hosts don’t, and is named with its measure', async () => {
  await giveKey();
  const id = await on.lead(orgId, { email: 'ada@acme-one.com' });
  await ask(id);
  await on.verify();
  expect(await said('ada@acme-one.com')).toEqual({
    state: 'deliverable',
    reason: 'said_valid',
    source: 'hunter',
    score: 98,
  });
  expect(await on.stateOf(id)).toEqual({
    state: 'deliverable',
    reason: 'said_valid',
    isAsked: false,
  });
  expect(hunter.requests.map(({ path, query }) => [path, query['email']])).toEqual([
    ['/v2/email-verifier', 'ada@acme-one.com'],
  ]);
  const costs = await db.sql`
    select kind, provider, cost_micros::int as micros from cost_entry where lead_id = ${id}`;
  expect(costs.map((row) => ({ ...row }))).toEqual([
    { kind: 'verification', provider: 'hunter', micros: 12_250 },
  ]);
  const [line] = await db.sql<{ details: object }[]>`
    select details from activity where lead_id = ${id} and kind = 'verified'`;
  expect(line?.details).toEqual({
    address: 'ada@acme-one.com',
    state: 'deliverable',
    reason: 'said_valid',
    source: 'hunter',
  });
});

test.each([
  ['what it does not know', { unknown: 50 }],
  ['a mailbox at a webmail service', { webmail: 60 }],
  ['a key that it refuses', { status: 401, json: {} }],
  ['an outage of it', { status: 503, json: {} }],
  ['an answer that is none', { status: 200, text: '<html>' }],
] as const)('%s leaves the address unknown', async (_name, answer) => {
  await giveKey();
  says(answer);
  const id = await on.lead(orgId, { email: 'ada@acme-two.com' });
  await ask(id);
  await on.verify();
  expect(await said('ada@acme-two.com')).toMatchObject({ state: 'unknown', source: null });
});

test('it is not asked without a key, where it is off, or for what nobody wants to know', async () => {
  const first = await on.lead(orgId, { email: 'ada@acme-three.com' });
  await ask(first);
  await on.verify();
  await giveKey();
  await on.lead(orgId, { email: 'new@acme-three.com' });
  await on.verify();
  await on.act(admin, 'verification.askProviders', orgId, { when: 'never' });
  await ask(first);
  await db.sql`update email_check set checked_at = now() - interval '1 hour'`;
  await on.verify();
  expect(hunter.requests).toEqual([]);
  await on.act(admin, 'verification.askProviders', orgId, { when: 'always' });
  says({ invalid: 3 });
  await on.lead(orgId, { email: 'other@acme-three.com' });
  await on.verify();
  expect(await said('other@acme-three.com')).toMatchObject({
    state: 'undeliverable',
    reason: 'said_invalid',
  });
});
