import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectAsOwner, connectAsSystem, retryTransaction, transact } from './sql.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('the system pool is never the owner, not even after a connection was lost', async () => {
  const sql = connectAsSystem(db.url, { name: 'test-system', max: 2 });
  try {
    const who = () => sql`
      select current_user as role, current_setting('application_name') as name, pg_backend_pid() as pid`;
    const [before] = await who();
    expect(before).toMatchObject({ role: 'quarry_system', name: 'test-system' });
    await db.sql`select pg_terminate_backend(${before?.['pid']})`;
    const after = await retryTransaction(who);
    expect(after[0]).toMatchObject({ role: 'quarry_system' });
    await expect(sql`drop table credit_entry`).rejects.toMatchObject({ code: '42501' });
    await expect(sql`select from graphile_worker.jobs`).rejects.toMatchObject({ code: '42501' });
  } finally {
    // Without a limit postgres.js may wait for ever for a connection that broke.
    await sql.end({ timeout: 1 });
  }
});

test('the owner pool may use the queue', async () => {
  const sql = connectAsOwner(db.url, { name: 'test-owner', max: 1 });
  try {
    const jobs = await sql`select id from graphile_worker.jobs`;
    expect(jobs.length).toBe(0);
  } finally {
    await sql.end();
  }
});

test('two transactions that deadlock both succeed when they are retried', async () => {
  await db.sql`create table pair (id int primary key, n int not null)`;
  await db.sql`insert into pair values (1, 0), (2, 0)`;
  const bothHold = Promise.withResolvers<void>();
  let holding = 0;
  const cross = (first: number, second: number) =>
    transact(db.sql, async (tx) => {
      await tx`update pair set n = n + 1 where id = ${first}`;
      if (++holding === 2) bothHold.resolve();
      await bothHold.promise;
      await tx`update pair set n = n + 1 where id = ${second}`;
    });
  await Promise.all([cross(1, 2), cross(2, 1)]);
  const rows = await db.sql`select n from pair order by id`;
  expect([...rows]).toEqual([{ n: 2 }, { n: 2 }]);
});

test('a transaction whose connection is lost is not begun again: it may have been committed', async () => {
  let begun = 0;
  const lost = transact(db.sql, async (tx) => {
    begun++;
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await db.sql`select pg_terminate_backend(${row?.pid ?? 0})`;
    await tx`select 1`;
  });
  await expect(lost).rejects.toThrow();
  expect(begun).toBe(1);
});
