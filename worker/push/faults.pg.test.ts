import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { runPushFaults } from './testing/fault-run.ts';

/** `npm run chaos -- push --full` does it with 1,000 subscriptions. */
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('whatever push services answer, gone devices go and the others are told once at most', async () => {
  let n = 0;
  const found = await runPushFaults(db, { devices: 120, random: () => (n++ * 0.618_034) % 1 });
  expect(found).toEqual({
    devices: 120,
    missed: 0,
    doubled: 0,
    wronglyKept: 0,
    wronglyRemoved: 0,
    overAsked: 0,
    malformed: 0,
    requests: expect.any(Number),
  });
});
