import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import pino from 'pino';
import { z } from 'zod';
import { connectAsSystem, type Sql } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { ProviderClient, type ProviderCall } from './call.ts';
import { type ProviderError, isProviderError } from './provider-error.ts';
import { TestProvider } from './testing/test-provider.ts';

let db: TestDatabase;
let sql: Sql;
let orgId: string;
let provider: TestProvider;
let client: ProviderClient;
let now = Date.now();

beforeAll(async () => {
  db = await createTestDatabase();
  sql = connectAsSystem(db.url, { name: 'quarry-test' });
  ({ orgId } = await stage(db.sql).org());
});
afterAll(async () => {
  await sql.end();
  await db.drop();
});
beforeEach(async () => {
  provider = await TestProvider.start();
  now = Date.now();
  client = new ProviderClient({
    sql,
    log: pino({ level: 'silent' }),
    allowedOrigins: [provider.host],
    retryDelaysMs: [5, 5, 5],
    now: () => now,
  });
});
afterEach(async () => {
  await client.close();
  await provider.stop();
});

const ask = (more: Partial<ProviderCall<{ name: string }>> = {}) =>
  client.call({
    provider: 'acme',
    orgId,
    operation: 'look-up',
    url: new URL('/look-up', provider.origin),
    key: 'k-1',
    reply: z.object({ name: z.string() }),
    ...more,
  });

async function refused(answer: Promise<unknown>): Promise<ProviderError> {
  const error = await answer.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isProviderError(error)) throw new Error(`expected a ProviderError, got ${String(error)}`);
  return error;
}

test('an answer is checked, its cost booked and its health counted', async () => {
  provider.script = () => ({ json: { name: 'Nordbygg', more: 1 } });
  const cost = { kind: 'enrichment', micros: 12_000, runId: 'run-1' } as const;
  expect(await ask({ cost })).toEqual({ name: 'Nordbygg' });
  const costs = await db.sql`
    select provider, operation, cost_micros::int, run_id from cost_entry where org_id = ${orgId}`;
  expect([...costs]).toEqual([
    { provider: 'acme', operation: 'look-up', cost_micros: 12_000, run_id: 'run-1' },
  ]);
  await client.health.flush();
  const [health] = await db.sql`
    select state, ok, failed, last_error, cost_micros::int from provider_health where org_id = ${orgId}`;
  expect(health).toMatchObject({
    state: 'closed',
    ok: 1,
    failed: 0,
    last_error: null,
    cost_micros: 12_000,
  });
});

test.each([
  [429, 'limited', 4],
  [503, 'unavailable', 4],
  [400, 'bad_request', 1],
  [401, 'unauthorized', 1],
  [402, 'unauthorized', 1],
  [403, 'unauthorized', 1],
  [404, 'not_found', 1],
  [301, 'bad_reply', 1],
] as const)('a %i is %s after %i tries', async (status, kind, tries) => {
  provider.script = () => ({ status, json: {} });
  expect((await refused(ask())).kind).toBe(kind);
  expect(provider.requests).toHaveLength(tries);
});

test('what a provider says once it is asked again counts', async () => {
  provider.script = (_request, nth) => (nth < 3 ? { status: 502 } : { json: { name: 'Here' } });
  expect(await ask()).toEqual({ name: 'Here' });
  expect(provider.requests).toHaveLength(3);
});

test('Retry-After is waited for when the deadline allows it, and not when it does not', async () => {
  provider.script = (_request, nth) =>
    nth === 1 ? { status: 429, headers: { 'retry-after': '1' } } : { json: { name: 'Later' } };
  const startedAt = performance.now();
  expect(await ask()).toEqual({ name: 'Later' });
  expect(performance.now() - startedAt).toBeGreaterThan(950);
  provider.script = () => ({ status: 429, headers: { 'retry-after': '3600' } });
  const before = provider.requests.length;
  const error = await refused(ask());
  expect(error).toMatchObject({ kind: 'limited', retryAfterMs: 3_600_000 });
  expect(provider.requests).toHaveLength(before + 1);
  // Nobody else asks in vain meanwhile; ten minutes on, one tries again.
  expect(await refused(ask())).toMatchObject({ kind: 'unavailable', isShortCircuit: true });
  now += 600_001;
  provider.script = () => ({ json: { name: 'Again' } });
  expect(await ask()).toEqual({ name: 'Again' });
});

test('a provider that hangs is left after the deadline, and alone after five failures', async () => {
  provider.script = () => 'hang';
  const error = await refused(ask({ deadlineMs: 150, attemptMs: 100 }));
  expect(error).toMatchObject({ kind: 'unavailable', isShortCircuit: false });
  for (let n = 0; n < 5; n++) await refused(ask({ deadlineMs: 40 }));
  const asked = provider.requests.length;
  expect(await refused(ask())).toMatchObject({ kind: 'unavailable', isShortCircuit: true });
  expect(provider.requests).toHaveLength(asked);
  // Another key has a breaker of its own.
  provider.script = () => ({ json: { name: 'Other' } });
  expect(await ask({ key: 'k-2' })).toEqual({ name: 'Other' });
  // After a while one call is let through, and its success opens the way for all.
  now += 30_001;
  expect(await ask()).toEqual({ name: 'Other' });
  expect(await ask()).toEqual({ name: 'Other' });
  await client.health.flush();
  const [health] = await db.sql`
    select state, last_error_kind from provider_health where org_id = ${orgId}`;
  expect(health).toEqual({ state: 'closed', last_error_kind: 'unavailable' });
});

test.each([
  ['no JSON', { text: '<html>' }],
  ['another shape', { json: { title: 1 } }],
  ['nothing', { text: '' }],
  ['a bomb', { text: `"${'x'.repeat(5_000)}"` }],
  ['a broken coding', { text: 'x', headers: { 'content-encoding': 'gzip' } }],
])('an answer that is %s is bad_reply and costs nothing', async (_name, script) => {
  provider.script = () => script;
  const cost = { kind: 'enrichment', micros: 99, runId: 'bad' } as const;
  const error = await refused(ask({ maxBytes: 2_000, cost }));
  expect(error.kind).toBe('bad_reply');
  expect(error.message).not.toContain('<html>');
  expect(await db.sql`select from cost_entry where run_id = 'bad'`).toHaveLength(0);
});

test('a call that is called off says so, and is no failure of the provider', async () => {
  provider.script = () => 'hang';
  const control = new AbortController();
  const answer = ask({ signal: control.signal });
  await provider.asked(1);
  control.abort(new Error('stop'));
  await expect(answer).rejects.toThrow('stop');
});

test('addresses on this machine and redirects are never followed', async () => {
  const blocked = await refused(ask({ url: new URL('http://127.0.0.1:1/') }));
  expect(blocked.kind).toBe('unavailable');
  provider.script = () => ({ status: 302, headers: { location: 'http://169.254.169.254/' } });
  expect((await refused(ask())).kind).toBe('bad_reply');
  expect(provider.requests).toHaveLength(1);
});
