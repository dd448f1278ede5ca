import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { ENRICHMENT_PROVIDERS } from '../../schema/enrichment/providers.ts';
import { runProviderFaults } from './testing/fault-run.ts';

/** `npm run chaos -- providers --full` does it with 600 leads. */
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('providers that hang, fail, limit and lie cost time, and nothing else', async () => {
  let n = 0;
  const found = await runProviderFaults(db, { leads: 36, random: () => (n++ * 0.618_034) % 1 });
  expect(found).toEqual({
    leads: 42,
    unended: 0,
    overTime: 0,
    wronglyCharged: 0,
    held: 0,
    ledgerOff: 0,
    lost: 0,
    lies: 0,
    overAsked: 0,
    leftAlone: 0,
    requests: expect.any(Number),
    slowestMs: expect.any(Number),
  });
  const health = await db.sql`select provider, state from provider_health order by provider`;
  expect(health.filter(({ state }) => state !== 'closed')).toEqual([]);
  expect(health).toHaveLength(ENRICHMENT_PROVIDERS.length);
});
