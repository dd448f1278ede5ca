import * as fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAppError } from '../../schema/app-error.ts';
import { newId } from '../../schema/id.ts';
import type { Sql } from '../sql.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { captureCredits, grantCredits, holdCredits, releaseHold } from './ledger.ts';

/** Random acts on one account, beside a model of the ledger in twenty lines. */

type Act =
  | { kind: 'grant'; key: number; amount: number }
  | { kind: 'hold'; hold: number; amount: number }
  | { kind: 'capture'; hold: number; key: number; amount: number }
  | { kind: 'release'; hold: number };

const few = fc.integer({ min: 1, max: 4 });
const amount = fc.integer({ min: 1, max: 30 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant('grant' as const), key: few, amount }),
  fc.record({ kind: fc.constant('hold' as const), hold: few, amount }),
  fc.record({ kind: fc.constant('capture' as const), hold: few, key: few, amount }),
  fc.record({ kind: fc.constant('release' as const), hold: few }),
);

class Model {
  balance = 0;
  held = 0;
  readonly #keys = new Set<string>();
  readonly #holds = new Map<number, { left: number; isOpen: boolean }>();

  apply(done: Act): string | number {
    if (done.kind === 'grant') return this.#grant(done.key, done.amount);
    const hold = this.#holds.get(done.hold);
    if (done.kind === 'hold') return hold ? 'held' : this.#open(done.hold, done.amount);
    if (done.kind === 'release') {
      const rest = hold?.isOpen ? hold.left : 0;
      if (hold) hold.isOpen = false;
      this.held -= rest;
      return rest;
    }
    if (this.#keys.has(`capture ${done.key}`)) return 'repeat';
    if (!hold?.isOpen || hold.left < done.amount) return 'exhausted';
    this.#keys.add(`capture ${done.key}`);
    hold.left -= done.amount;
    this.held -= done.amount;
    this.balance -= done.amount;
    return 'captured';
  }

  #grant(key: number, credits: number): string {
    if (!this.#keys.has(`grant ${key}`)) this.balance += credits;
    this.#keys.add(`grant ${key}`);
    return 'granted';
  }

  #open(id: number, credits: number): string {
    if (this.balance - this.held < credits) return 'insufficient_credits';
    this.#holds.set(id, { left: credits, isOpen: true });
    this.held += credits;
    return 'held';
  }
}

let db: TestDatabase;
let many: Sql;
let userId: string;
beforeAll(async () => {
  db = await createTestDatabase();
  many = postgres(db.url, { max: 12, fetch_types: false, onnotice: () => undefined });
  userId = newId();
  await db.sql`insert into profile (id, name, email) values (${userId}, 'Ada', 'ada@example.com')`;
});
afterAll(async () => {
  await many.end();
  await db.drop();
});

async function emptyOrg(): Promise<string> {
  const orgId = newId();
  await db.sql`insert into org (id, name, created_by) values (${orgId}, 'Acme', ${userId})`;
  await db.sql`insert into credit_account (org_id) values (${orgId})`;
  return orgId;
}

async function perform(orgId: string, done: Act): Promise<string | number> {
  const reason = 'Test';
  if (done.kind === 'grant') {
    const { amount: credits, key } = done;
    await grantCredits(many, { orgId, amount: credits, reason, idempotencyKey: `grant ${key}` });
    return 'granted';
  }
  const holdId = `${orgId}:${done.hold}`;
  if (done.kind === 'release') return releaseHold(many, { orgId, holdId, reason });
  const request = { orgId, holdId, amount: done.amount, reason };
  if (done.kind === 'capture') {
    return captureCredits(many, { ...request, idempotencyKey: `capture ${done.key}` });
  }
  try {
    await holdCredits(many, { ...request, subjectKind: 'test', subjectId: 'test' });
    return 'held';
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
}

async function books(orgId: string) {
  const [row] = await db.sql`
    select
      balance, held,
      coalesce((select sum(balance_delta)::int from credit_entry where org_id = ${orgId}), 0) as entries_balance,
      coalesce((select sum(held_delta)::int from credit_entry where org_id = ${orgId}), 0) as entries_held,
      coalesce((
        select sum(amount - captured)::int from credit_hold
        where org_id = ${orgId} and state = 'open'
      ), 0) as open
    from credit_account where org_id = ${orgId}`;
  return row;
}

test('the ledger answers every sequence of acts as the model does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), async (acts) => {
      const orgId = await emptyOrg();
      const model = new Model();
      for (const done of acts) {
        const expected = model.apply(done);
        expect(await perform(orgId, done)).toBe(expected);
      }
      const { balance, held } = model;
      expect(await books(orgId)).toEqual({
        balance,
        held,
        entries_balance: balance,
        entries_held: held,
        open: held,
      });
    }),
    { numRuns: 80 },
  );
}, 60_000);

test('acts that all happen at once leave books that agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 40 }), async (acts) => {
      const orgId = await emptyOrg();
      await perform(orgId, { kind: 'grant', key: 0, amount: 60 });
      await Promise.all(acts.map((done) => perform(orgId, done)));
      const found = await books(orgId);
      expect(found).toMatchObject({
        entries_balance: found?.['balance'],
        entries_held: found?.['held'],
        open: found?.['held'],
      });
      expect(found?.['balance']).toBeGreaterThanOrEqual(found?.['held']);
      expect(found?.['held']).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 80 },
  );
}, 60_000);
