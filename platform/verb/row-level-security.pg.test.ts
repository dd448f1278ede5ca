import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { furnishOrg } from './testing/furnish-org.ts';

/** Row-level security: what the database itself refuses, past verb and policy. */

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let orgId: string;
let admin: Actor;

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  ({ orgId, admin } = await furnishOrg(db.sql, on));
});
afterAll(() => db.drop());

/** Works as the app's role, with what a verb's transaction says of its caller. */
async function as<T>(
  actor: Actor,
  inOrg: string,
  role: string,
  work: (tx: typeof db.sql) => Promise<T>,
) {
  return db.sql.begin(async (tx) => {
    await tx`select set_config('app.user_id', ${actor.userId}, true),
      set_config('app.org_id', ${inOrg}, true), set_config('app.role', ${role}, true),
      set_config('role', 'quarry_app', true)`;
    return work(tx);
  });
}

test('row-level security is on for every table that has an org', async () => {
  const open = await db.sql`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r' and not c.relrowsecurity
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')`;
  expect(open.map((row) => String(row['relname']))).toEqual([]);
});

test('the database lets a viewer write nothing, even past verb and policy', async () => {
  const viewer = await on.join(orgId, 'viewer');
  const insert = as(
    viewer,
    orgId,
    'viewer',
    (tx) => tx`insert into tag (id, org_id, name) values (${newId()}, ${orgId}, 'V')`,
  );
  await expect(insert).rejects.toMatchObject({ code: '42501' });
  const changed = await as(viewer, orgId, 'viewer', async (tx) => [
    (await tx`update lead set name = 'hacked'`).count,
    (await tx`delete from lead_tag`).count,
    (await tx`update crawl_task set name = 'hacked'`).count,
  ]);
  expect(changed).toEqual([0, 0, 0]);
});

test('the database shows no row of another org in any table', async () => {
  const other = await on.org('Other');
  const tables = await db.sql<{ relname: string }[]>`
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind = 'r'
      and has_table_privilege('quarry_app', c.oid, 'select')
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id')`;
  const count = (actor: Actor, inOrg: string) =>
    as(actor, inOrg, 'admin', async (tx) => {
      const seen = new Map<string, number>();
      for (const { relname } of tables) {
        seen.set(relname, (await tx`select from ${tx(relname)} where org_id = ${orgId}`).length);
      }
      return seen;
    });
  const own = await count(admin, orgId);
  const others = await count(other.admin, other.orgId);
  expect([...others].filter(([, rows]) => rows > 0)).toEqual([]);
  // Else there would be nothing to hide.
  expect([...own].filter(([, rows]) => rows > 0).length).toBeGreaterThan(35);
});

test('the database keeps money and history out of the app role’s hands', async () => {
  const writes = [
    'update credit_account set balance = 1000000',
    'insert into credit_entry select * from credit_entry',
    'update audit_event set verb = $$x$$',
    'update activity set actor_id = $$x$$',
    'update operation set outcome = $$applied$$',
  ];
  for (const statement of writes) {
    const tried = as(admin, orgId, 'admin', (tx) => tx.unsafe(statement));
    await expect(tried).rejects.toMatchObject({ code: '42501' });
  }
});

test('the database leaves the timeline alone but for one’s own notes', async () => {
  const member = await on.join(orgId, 'member');
  const changed = await as(member, orgId, 'member', async (tx) => [
    (await tx`delete from activity`).count,
    (await tx`update activity set body = 'hacked' where kind <> 'note'`).count,
  ]);
  expect(changed).toEqual([0, 0]);
});
