import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { stage } from '../../platform/testing/actors.ts';
import { ProviderClient } from './call.ts';
import { isProviderError } from './provider-error.ts';
import { TestProvider } from './testing/test-provider.ts';

let db: TestDatabase;
let provider: TestProvider;
beforeAll(async () => {
  db = await createTestDatabase();
  provider = await TestProvider.start();
});
afterAll(async () => {
  await provider.stop();
  await db.drop();
});

async function ask(privateHosts: string[], host: string) {
  const { orgId } = await stage(db.sql).org();
  const log = pino({ level: 'silent' });
  const client = new ProviderClient({ sql: db.sql, log, privateHosts, retryDelaysMs: [1, 1, 1] });
  try {
    const call = { provider: 'searxng', orgId, operation: 'search', key: null };
    const url = new URL(`http://${host}/search`);
    return await client.call({ ...call, url, reply: z.object({ results: z.array(z.string()) }) });
  } catch (error) {
    if (!isProviderError(error)) throw error;
    return error.kind;
  } finally {
    await client.close();
  }
}

test('a service in a private network is asked where the operator has named its host and port, and nowhere else', async () => {
  provider.script = () => ({ json: { results: ['a'] } });
  const host = `127.0.0.1:${provider.port}`;
  expect(await ask([host], host)).toEqual({ results: ['a'] });
  const { length } = provider.requests;
  expect(await ask([], host)).not.toEqual({ results: ['a'] });
  expect(await ask([`127.0.0.1:${provider.port + 1}`], host)).not.toEqual({ results: ['a'] });
  expect(await ask([host], `localhost:${provider.port}`)).not.toEqual({ results: ['a'] });
  expect(provider.requests).toHaveLength(length);
});

test('it can’t send us on to another one', async () => {
  provider.script = () => ({ status: 302, headers: { location: 'http://169.254.169.254/' } });
  const host = `127.0.0.1:${provider.port}`;
  expect(await ask([host], host)).toBe('bad_reply');
});
