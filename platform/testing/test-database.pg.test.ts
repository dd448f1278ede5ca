import { afterAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

const open: TestDatabase[] = [];
afterAll(() => Promise.all(open.map((database) => database.drop())));

async function create(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  open.push(database);
  return database;
}

test('each test database holds the job queue and shares no rows with another', async () => {
  const [one, two] = await Promise.all([create(), create()]);
  await one.sql`create table mark as select 1 as value`;
  const found = await two.sql`
    select to_regclass('mark') as mark, to_regclass('graphile_worker.migrations')::text as queue`;
  expect([...found]).toEqual([{ mark: null, queue: 'graphile_worker.migrations' }]);
});

test('a dropped database is gone although somebody was still connected', async () => {
  const [kept, dropped] = await Promise.all([create(), createTestDatabase()]);
  const name = new URL(dropped.url).pathname.slice(1);
  await dropped.sql`select 1`;
  await dropped.drop();
  const found = await kept.sql`select 1 from pg_database where datname = ${name}`;
  expect(found.length).toBe(0);
});
