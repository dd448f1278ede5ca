import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isAppError } from '../../schema/app-error.ts';
import { newId } from '../../schema/id.ts';
import type { Sql } from '../sql.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { captureCredits, grantCredits, holdCredits, releaseHold } from './ledger.ts';

let db: TestDatabase;
/** Enough connections for real races. */
let many: Sql;
beforeAll(async () => {
  db = await createTestDatabase();
  many = postgres(db.url, { max: 40, fetch_types: false, onnotice: () => undefined });
});
afterAll(async () => {
  await many.end();
  await db.drop();
});

async function orgWith(amount: number): Promise<string> {
  const [orgId, userId] = [newId(), newId()];
  await db.sql`insert into profile (id, name, email) values (${userId}, 'Ada', ${`${userId}@example.com`})`;
  await db.sql`insert into org (id, name, created_by) values (${orgId}, 'Acme', ${userId})`;
  await grantCredits(db.sql, { orgId, amount, reason: 'Start', idempotencyKey: 'start' });
  return orgId;
}

const subject = { subjectKind: 'crawl_task', subjectId: 'task-1', reason: 'Test' };
const hold = (sql: Sql, orgId: string, holdId: string, amount: number) =>
  holdCredits(sql, { orgId, holdId, amount, ...subject });
const capture = (sql: Sql, orgId: string, holdId: string, amount: number, key: string) =>
  captureCredits(sql, { orgId, holdId, amount, idempotencyKey: key, reason: 'Test' });
const release = (sql: Sql, orgId: string, holdId: string) =>
  releaseHold(sql, { orgId, holdId, reason: 'Test' });

interface Books {
  balance: number;
  held: number;
}

/** What the account says, after checking that its entries say the same. */
async function books(orgId: string): Promise<Books> {
  const [row] = await db.sql<(Books & { entries: Books; open: number })[]>`
    select
      balance, held,
      (
        select json_build_object('balance', sum(balance_delta), 'held', sum(held_delta))
        from credit_entry where org_id = ${orgId}
      ) as entries,
      (
        select coalesce(sum(amount - captured), 0)::int
        from credit_hold where org_id = ${orgId} and state = 'open'
      ) as open
    from credit_account where org_id = ${orgId}`;
  if (!row) throw new Error('There is no account');
  const { balance, held, entries, open } = row;
  expect(entries).toEqual({ balance, held });
  expect(open).toBe(held);
  return { balance, held };
}

async function countEntries(orgId: string, kind: string): Promise<number> {
  const rows = await db.sql`
    select from credit_entry where org_id = ${orgId} and kind = ${kind}`;
  return rows.length;
}

describe('a hold', () => {
  test('sets credits aside, captures spend it, and its release gives the rest back', async () => {
    const orgId = await orgWith(100);
    const holdId = newId();
    await hold(db.sql, orgId, holdId, 60);
    expect(await books(orgId)).toEqual({ balance: 100, held: 60 });
    expect(await capture(db.sql, orgId, holdId, 25, 'lead-1')).toBe('captured');
    expect(await books(orgId)).toEqual({ balance: 75, held: 35 });
    expect(await release(db.sql, orgId, holdId)).toBe(35);
    expect(await books(orgId)).toEqual({ balance: 75, held: 0 });
  });

  test('is refused when less is available, and says how much is', async () => {
    const orgId = await orgWith(100);
    await hold(db.sql, orgId, newId(), 70);
    await expect(hold(db.sql, orgId, newId(), 31)).rejects.toMatchObject({
      code: 'insufficient_credits',
      details: { needed: 31, available: 30 },
    });
    expect(await books(orgId)).toEqual({ balance: 100, held: 70 });
  });

  test('is refused for an org without an account', async () => {
    await expect(hold(db.sql, newId(), newId(), 1)).rejects.toMatchObject({
      code: 'insufficient_credits',
      details: { needed: 1, available: 0 },
    });
  });

  test('that is opened twice is one hold, also when nothing is left for a second', async () => {
    const orgId = await orgWith(50);
    const holdId = newId();
    for (let n = 0; n < 3; n++) await hold(db.sql, orgId, holdId, 50);
    expect(await books(orgId)).toEqual({ balance: 50, held: 50 });
    expect(await countEntries(orgId, 'hold')).toBe(1);
  });

  test('that many open at the same moment is one hold, and nobody sees an error', async () => {
    for (const balance of [50, 5000]) {
      const orgId = await orgWith(balance);
      const holdId = newId();
      await Promise.all(Array.from({ length: 30 }, () => hold(many, orgId, holdId, 50)));
      expect(await books(orgId)).toEqual({ balance, held: 50 });
      expect(await countEntries(orgId, 'hold')).toBe(1);
    }
  });

  test('of another org is out of reach', async () => {
    const [mine, theirs] = [await orgWith(10), await orgWith(10)];
    const holdId = newId();
    await hold(db.sql, theirs, holdId, 5);
    await expect(hold(db.sql, mine, holdId, 5)).rejects.toMatchObject({ code: '23505' });
    expect(await capture(db.sql, mine, holdId, 5, 'lead-1')).toBe('exhausted');
    expect(await release(db.sql, mine, holdId)).toBe(0);
    expect([await books(mine), await books(theirs)]).toEqual([
      { balance: 10, held: 0 },
      { balance: 10, held: 5 },
    ]);
  });
});

describe('a capture', () => {
  test('with a key that was used takes nothing more, also from an empty or closed hold', async () => {
    const orgId = await orgWith(10);
    const holdId = newId();
    await hold(db.sql, orgId, holdId, 2);
    const outcomes = [
      await capture(db.sql, orgId, holdId, 1, 'lead-1'),
      await capture(db.sql, orgId, holdId, 1, 'lead-1'),
      await capture(db.sql, orgId, holdId, 1, 'lead-2'),
      await capture(db.sql, orgId, holdId, 1, 'lead-2'),
      await capture(db.sql, orgId, holdId, 1, 'lead-3'),
    ];
    await release(db.sql, orgId, holdId);
    outcomes.push(await capture(db.sql, orgId, holdId, 1, 'lead-1'));
    expect(outcomes).toEqual(['captured', 'repeat', 'captured', 'repeat', 'exhausted', 'repeat']);
    expect(await books(orgId)).toEqual({ balance: 8, held: 0 });
  });

  test('from a closed or unknown hold, or of more than is left, takes nothing', async () => {
    const orgId = await orgWith(10);
    const [open, closed] = [newId(), newId()];
    await hold(db.sql, orgId, open, 3);
    await hold(db.sql, orgId, closed, 3);
    await release(db.sql, orgId, closed);
    expect(await capture(db.sql, orgId, closed, 1, 'a')).toBe('exhausted');
    expect(await capture(db.sql, orgId, newId(), 1, 'b')).toBe('exhausted');
    expect(await capture(db.sql, orgId, open, 4, 'c')).toBe('exhausted');
    expect(await books(orgId)).toEqual({ balance: 10, held: 3 });
  });

  test('of a negative amount or nothing is an error, and so is such a hold or grant', async () => {
    const orgId = await orgWith(10);
    const holdId = newId();
    await hold(db.sql, orgId, holdId, 5);
    await capture(db.sql, orgId, holdId, 2, 'lead-1');
    for (const amount of [0, -1]) {
      const wrong = { code: '23514' };
      await expect(capture(db.sql, orgId, holdId, amount, `x${amount}`)).rejects.toMatchObject(
        wrong,
      );
      await expect(hold(db.sql, orgId, newId(), amount)).rejects.toMatchObject(wrong);
      const grant = { orgId, amount, reason: 'Test', idempotencyKey: `x${amount}` };
      await expect(grantCredits(db.sql, grant)).rejects.toMatchObject(wrong);
    }
    expect(await books(orgId)).toEqual({ balance: 8, held: 3 });
  });

  test('of one key by many at once happens once', async () => {
    const orgId = await orgWith(100);
    const holdId = newId();
    await hold(db.sql, orgId, holdId, 100);
    const keys = Array.from({ length: 40 }, (_, n) => `lead-${n % 4}`);
    const outcomes = await Promise.all(keys.map((key) => capture(many, orgId, holdId, 1, key)));
    expect(outcomes.filter((outcome) => outcome === 'captured').length).toBe(4);
    expect(outcomes.filter((outcome) => outcome === 'repeat').length).toBe(36);
    expect(await books(orgId)).toEqual({ balance: 96, held: 96 });
  });
});

describe('a release', () => {
  test('gives back once, whoever comes first', async () => {
    const orgId = await orgWith(100);
    const holdId = newId();
    await hold(db.sql, orgId, holdId, 80);
    const released = await Promise.all(
      Array.from({ length: 20 }, () => release(many, orgId, holdId)),
    );
    expect(released.toSorted((a, b) => b - a).slice(0, 2)).toEqual([80, 0]);
    expect(await release(db.sql, orgId, holdId)).toBe(0);
    expect(await books(orgId)).toEqual({ balance: 100, held: 0 });
    expect(await countEntries(orgId, 'release')).toBe(1);
  });

  test('of a hold that was spent whole writes no entry', async () => {
    const orgId = await orgWith(5);
    const holdId = newId();
    await hold(db.sql, orgId, holdId, 5);
    await capture(db.sql, orgId, holdId, 5, 'all');
    expect(await release(db.sql, orgId, holdId)).toBe(0);
    expect(await countEntries(orgId, 'release')).toBe(0);
    expect(await books(orgId)).toEqual({ balance: 0, held: 0 });
  });

  test('that races captures leaves no credit lost and none spent twice', async () => {
    for (let round = 0; round < 10; round++) {
      const orgId = await orgWith(30);
      const holdId = newId();
      await hold(db.sql, orgId, holdId, 30);
      const [released, ...outcomes] = await Promise.all([
        release(many, orgId, holdId),
        ...Array.from({ length: 20 }, (_, n) => capture(many, orgId, holdId, 1, `lead-${n}`)),
      ]);
      const captured = outcomes.filter((outcome) => outcome === 'captured').length;
      expect(released).toBe(30 - captured);
      expect(await books(orgId)).toEqual({ balance: 30 - captured, held: 0 });
    }
  });
});

test('200 spenders on one account with balance for half: half succeed, exactly', async () => {
  const orgId = await orgWith(1000);
  let lowest = 0;
  const watch = setInterval(() => {
    void db.sql`select balance - held as available from credit_account where org_id = ${orgId}`.then(
      ([row]) => {
        lowest = Math.min(lowest, Number(row?.['available'] ?? 0));
        return row;
      },
    );
  }, 5);
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const holdId = newId();
      try {
        await hold(many, orgId, holdId, 10);
      } catch (error) {
        if (isAppError(error) && error.code === 'insufficient_credits') return 'refused';
        throw error;
      }
      return capture(many, orgId, holdId, 10, `spender-${n}`);
    }),
  );
  clearInterval(watch);
  expect(outcomes.filter((outcome) => outcome === 'captured').length).toBe(100);
  expect(outcomes.filter((outcome) => outcome === 'refused').length).toBe(100);
  expect(await books(orgId)).toEqual({ balance: 0, held: 0 });
  expect(lowest).toBe(0);
});

test('a spender that is killed between its steps leaves nothing half done', async () => {
  const orgId = await orgWith(100);
  const kept = newId();
  await hold(db.sql, orgId, kept, 40);
  for (const steps of [1, 2, 3]) {
    const victim = postgres(db.url, { max: 1, fetch_types: false, onnotice: () => undefined });
    const holdId = newId();
    const ended = victim.begin(async (tx) => {
      const [me] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await holdCredits(tx, { orgId, holdId, amount: 20, ...subject });
      const captured = { orgId, holdId: kept, amount: 7, reason: 'Test' };
      if (steps > 1) await captureCredits(tx, { ...captured, idempotencyKey: `killed-${steps}` });
      if (steps > 2) await releaseHold(tx, { orgId, holdId: kept, reason: 'Test' });
      await db.sql`select pg_terminate_backend(${me?.pid ?? 0})`;
      await tx`select 1`;
    });
    await expect(ended).rejects.toThrow();
    await victim.end({ timeout: 1 });
    expect(await books(orgId)).toEqual({ balance: 100, held: 40 });
    // What was rolled back can be done again under the same names.
    await hold(db.sql, orgId, holdId, 20);
    expect(await release(db.sql, orgId, holdId)).toBe(20);
  }
});

test('a grant with one key counts once, and opens the account when there is none', async () => {
  const orgId = await orgWith(5);
  const grant = { orgId, amount: 100, reason: 'Monthly', idempotencyKey: 'month-2026-01' };
  await Promise.all(Array.from({ length: 20 }, () => grantCredits(many, grant)));
  expect(await books(orgId)).toEqual({ balance: 105, held: 0 });
});

test('entries can not be changed afterwards', async () => {
  const orgId = await orgWith(5);
  await expect(
    db.sql`update credit_entry set balance_delta = 500 where org_id = ${orgId}`,
  ).rejects.toMatchObject({ code: '42501' });
});
