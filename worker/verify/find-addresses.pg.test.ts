import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectAsSystem, type Sql } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { findAddresses } from './find-addresses.ts';

let db: TestDatabase;
let sql: Sql;
let orgId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  sql = connectAsSystem(db.url, { name: 'quarry-test' });
});
afterAll(async () => {
  await sql.end();
  await db.drop();
});
beforeEach(async () => {
  await db.sql`delete from lead`;
  await db.sql`delete from email_check`;
  ({ orgId } = await stage(db.sql).org());
});

const find = () => findAddresses(sql, new AbortController().signal);

async function addLeads(count: number, emailOf: (n: number) => string): Promise<string[]> {
  const rows = Array.from({ length: count }, (_, n) => ({ id: newId(), email: emailOf(n) }));
  await db.sql`
    insert into lead (id, org_id, kind, name, email)
    select id, ${orgId}, 'person', 'Ada', email
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as row (id text, email text)`;
  return rows.map(({ id }) => id);
}

const due = async () => {
  const rows = await db.sql<{ address: string }[]>`
    select address from email_check where org_id = ${orgId} and next_at <= now() order by address`;
  return rows.map(({ address }) => address);
};

test('thousands of new leads are queued by one look, an address once, and no more by the next', async () => {
  await addLeads(2_500, (n) => `lead${n % 2_400}@example.com`);
  expect(await find()).toBe(2_400);
  expect(await due()).toHaveLength(2_400);
  expect(await find()).toBe(0);
});

test('what is known is shown when it is fresh, and asked about again when it is not', async () => {
  const [fresh = '', stale = ''] = await addLeads(2, (n) => `lead${n}@example.com`);
  await db.sql`
    insert into email_check (org_id, address, domain, state, reasons, checked_at)
    values
      (${orgId}, 'lead0@example.com', 'example.com', 'risky', '["catch_all"]', now() - interval '47 hours'),
      (${orgId}, 'lead1@example.com', 'example.com', 'risky', '["catch_all"]', now() - interval '49 hours')`;
  expect(await find()).toBe(2);
  const states = await db.sql`select id, email_state as state from lead where org_id = ${orgId}`;
  expect(new Map(states.map((row) => [row['id'], row['state']]))).toEqual(
    new Map([
      [fresh, 'risky'],
      [stale, null],
    ]),
  );
  expect(await due()).toEqual(['lead1@example.com']);
});

test('somebody who asks is not answered with what is two days old', async () => {
  const [asked = ''] = await addLeads(1, () => 'ada@example.com');
  await db.sql`
    insert into email_check (org_id, address, domain, state, reasons, checked_at)
    values (${orgId}, 'ada@example.com', 'example.com', 'risky', '["catch_all"]', now() - interval '20 hours')`;
  await db.sql`update lead set verify_asked_at = now() where id = ${asked}`;
  expect(await find()).toBe(1);
  const [lead] = await db.sql`select email_state, verify_asked_at from lead where id = ${asked}`;
  expect(lead).toEqual({ email_state: null, verify_asked_at: expect.any(Date) });
  expect(await due()).toEqual(['ada@example.com']);
});

test('while ten thousand wait none are added but those that somebody asks about', async () => {
  const { orgId: busy } = await stage(db.sql).org();
  await db.sql`
    insert into email_check (org_id, address, domain, next_at)
    select ${busy}, 'lead' || n || '@example.com', 'example.com', now() - interval '1 second'
    from generate_series(1, 10000) n`;
  const [asked = ''] = await addLeads(2, (n) => `lead${n}@example.com`);
  await db.sql`update lead set verify_asked_at = now() where id = ${asked}`;
  // What is known is shown all the same.
  const [known = ''] = await addLeads(1, () => 'known@example.com');
  await db.sql`
    insert into email_check (org_id, address, domain, state, reasons, checked_at)
    values (${orgId}, 'known@example.com', 'example.com', 'deliverable', '["accepted"]', now())`;
  expect(await find()).toBe(2);
  const [lead] = await db.sql`select email_state as state from lead where id = ${known}`;
  expect(lead).toEqual({ state: 'deliverable' });
  expect(await due()).toEqual(['lead0@example.com']);
  await db.sql`delete from email_check where org_id = ${busy} and address in ('lead1@example.com', 'lead2@example.com')`;
  expect(await find()).toBe(1);
  expect(await due()).toEqual(['lead0@example.com', 'lead1@example.com']);
});
