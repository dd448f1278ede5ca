import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import type { TransactionSql } from '../sql.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { manyRows } from './many-rows.ts';

let db: TestDatabase;
let orgId: string;
let otherOrgId: string;
let userId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  const on = stage(db.sql);
  const own = await on.org();
  ({ orgId } = own);
  ({ userId } = own.admin);
  ({ orgId: otherOrgId } = await on.org());
});
afterAll(() => db.drop());

const asAdmin = <T>(work: (tx: TransactionSql) => Promise<T>) =>
  db.sql.begin(async (tx) => {
    await tx`
      select set_config('app.user_id', ${userId}, true), set_config('app.org_id', ${orgId}, true),
        set_config('app.role', 'admin', true)`;
    await tx`set local role quarry_app`;
    return work(tx);
  });

const at = Date.UTC(2026, 3, 1, 12, 0, 0, 250);
const aLead = (org = orgId) => ({
  id: newId(),
  orgId: org,
  kind: 'company',
  name: 'Müller & Söhne “1”',
  status: 'new',
  city: undefined,
  createdAt: at,
  updatedAt: at,
});

test('rows are added with their times and defaults, and those that are there are left alone', async () => {
  const [first, second] = [aLead(), aLead()];
  await asAdmin((tx) => manyRows(tx).insert('lead', [first]));
  await asAdmin((tx) => manyRows(tx).insert('lead', [{ ...first, name: 'Other' }, second]));
  const rows = await db.sql<{ name: string; created_at: Date; cost_micros: string }[]>`
    select name, created_at, cost_micros from lead where org_id = ${orgId}`;
  expect(rows).toHaveLength(2);
  for (const row of rows) expect(row).toMatchObject({ name: first.name, created_at: new Date(at) });
});

test('each row is set to its own values, and only in the columns that it names', async () => {
  const [first, second, third] = [aLead(), aLead(), aLead()];
  await asAdmin(async (tx) => {
    const many = manyRows(tx);
    await many.insert('lead', [first, second, third]);
    await many.update('lead', [
      { id: first.id, city: 'Leeds' },
      { id: second.id, city: null, deletedAt: at },
      { id: third.id },
    ]);
  });
  const rows = await db.sql`
    select id, name, city, deleted_at from lead where id in ${db.sql([first.id, second.id, third.id])}`;
  const byId = new Map(rows.map((row) => [row['id'] as string, row]));
  expect(byId.get(first.id)).toMatchObject({ name: first.name, city: 'Leeds', deleted_at: null });
  expect(byId.get(second.id)).toMatchObject({ city: null, deleted_at: new Date(at) });
  expect(byId.get(third.id)).toMatchObject({ name: third.name, city: null });
});

test('another org’s rows are neither changed nor made', async () => {
  const theirs = aLead(otherOrgId);
  await db.sql`
    insert into lead (id, org_id, kind, name) values (${theirs.id}, ${otherOrgId}, 'company', 'Theirs')`;
  await asAdmin((tx) => manyRows(tx).update('lead', [{ id: theirs.id, name: 'Mine' }]));
  await expect(
    asAdmin((tx) => manyRows(tx).insert('lead', [aLead(otherOrgId)])),
  ).rejects.toMatchObject({ code: '42501' });
  const rows = await db.sql`select name from lead where org_id = ${otherOrgId}`;
  expect(rows.map((row) => row['name'] as string)).toEqual(['Theirs']);
});
