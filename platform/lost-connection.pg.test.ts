import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connectAsOwner, type Sql, type TransactionSql } from './sql.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let db: TestDatabase;
let sql: Sql;
/** Of another pool, so that the pool under test has nothing to reconnect for. */
let killer: Sql;

beforeAll(async () => {
  db = await createTestDatabase();
  sql = connectAsOwner(db.url, { name: 'victim', max: 1 });
  killer = connectAsOwner(db.url, { name: 'killer', max: 1 });
  await sql`create table mark (n int primary key)`;
});
afterAll(async () => {
  await sql.end({ timeout: 1 });
  await killer.end({ timeout: 1 });
  await db.drop();
});

async function cut(tx: TransactionSql): Promise<void> {
  const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const pid = row?.pid ?? 0;
  await killer`select pg_terminate_backend(${pid})`;
  await vi.waitFor(async () => {
    const [left] = await killer<{ n: number }[]>`
      select count(*)::int as n from pg_stat_activity where pid = ${pid}`;
    expect(left?.n).toBe(0);
  });
  // The close has arrived in this process too once the event loop has been round.
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

async function unheard(work: () => Promise<void>): Promise<unknown[]> {
  const heard: unknown[] = [];
  const hear = (error: unknown) => void heard.push(error);
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', hear);
  process.on('unhandledRejection', hear);
  try {
    await work();
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
  } finally {
    process.off('unhandledRejection', hear);
    process.off('uncaughtException', hear);
    for (const other of others) process.on('uncaughtException', other);
  }
  return heard;
}

const marks = async () =>
  (await sql<{ n: number }[]>`select n from mark order by n`).map(({ n }) => n);

test('a transaction whose connection closes between two statements fails, and writes nothing', async () => {
  const after = Promise.withResolvers<unknown>();
  const heard = await unheard(async () => {
    const transaction = sql.begin(async (tx) => {
      await tx`insert into mark values (1)`;
      await cut(tx);
      after.resolve(await tx`insert into mark values (2)`.catch((error: unknown) => error));
      await tx.unsafe('insert into mark values (3)');
    });
    await expect(transaction).rejects.toMatchObject({ code: expect.any(String) as string });
    // The work goes on for a while: it is told, and not run.
    expect(await after.promise).toBeInstanceOf(Error);
  });
  expect(heard).toEqual([]);
  expect(await marks()).toEqual([]);
});

test('one that would commit afterwards fails as well', async () => {
  const over = Promise.withResolvers<void>();
  const heard = await unheard(async () => {
    const transaction = sql.begin(async (tx) => {
      await tx`insert into mark values (4)`;
      await cut(tx).finally(over.resolve);
    });
    await expect(transaction).rejects.toMatchObject({ code: expect.any(String) as string });
    await over.promise;
  });
  expect(heard).toEqual([]);
  expect(await marks()).toEqual([]);
});

test('its statements are not run by the connection that follows', async () => {
  const after = Promise.withResolvers<unknown>();
  const heard = await unheard(async () => {
    const transaction = sql.begin(async (tx) => {
      await cut(tx);
      // The pool has one connection: this opens it anew.
      await sql`select 1`;
      after.resolve(await tx`insert into mark values (5)`.catch((error: unknown) => error));
    });
    await expect(transaction).rejects.toThrow();
    expect(await after.promise).toBeInstanceOf(Error);
  });
  expect(heard).toEqual([]);
  expect(await marks()).toEqual([]);
});

test('what fails or is done within an open connection is as ever, savepoints too', async () => {
  await sql.begin(async (tx) => {
    await tx`insert into mark ${tx([{ n: 6 }, { n: 7 }])}`;
    await tx.savepoint(async (inner) => {
      await inner`insert into mark values (8)`;
    });
    await tx
      .savepoint(async (inner) => {
        await inner`insert into mark values (9)`;
        throw new Error('no');
      })
      .catch(() => undefined);
  });
  await expect(sql.begin((tx) => tx`insert into mark values (6)`)).rejects.toMatchObject({
    code: '23505',
  });
  expect(await marks()).toEqual([6, 7, 8]);
});

test('work that outlives its transaction writes nothing', async () => {
  const go = Promise.withResolvers<void>();
  const late: Promise<unknown>[] = [];
  const transaction = sql.begin(async (tx) => {
    await tx`insert into mark values (20)`;
    late.push(go.promise.then(() => tx`insert into mark values (21)`).catch((error) => error));
    throw new Error('refused');
  });
  await expect(transaction).rejects.toThrow('refused');
  go.resolve();
  expect(await late[0]).toMatchObject({ message: 'The transaction of this statement has ended' });
  expect(await marks()).toEqual([6, 7, 8]);
});
