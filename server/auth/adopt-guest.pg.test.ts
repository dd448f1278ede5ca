import { afterAll, beforeAll, expect, test } from 'vitest';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { furnishOrg } from '../../platform/verb/testing/furnish-org.ts';
import { adoptGuestWork, NAMES_A_PERSON } from './adopt-guest.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

/** What says for ever who it was. */
const APPEND_ONLY = ['audit_event', 'credit_entry', 'operation'];

const columns = () => db.sql<{ table: string; column: string }[]>`
  select c.relname as table, a.attname as column
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where
    n.nspname = 'public' and c.relkind = 'r' and a.atttypid = 'text'::regtype
    and a.attname ~ '(^|_)by$|^(actor|user|owner|assignee)_id$'
    and a.attname <> 'parsed_by' and not c.relname = any(${APPEND_ONLY})
    and exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'org_id')
  order by 1, 2`;

test('every column of an org that names a person is known', async () => {
  const found = (await columns()).filter(({ table }) => table !== 'member');
  const listed = Object.entries(NAMES_A_PERSON).flatMap(([table, names]) =>
    names.map((column) => ({ table, column })),
  );
  const key = (one: { table: string; column: string }) => `${one.table}.${one.column}`;
  expect(listed.map(key).toSorted()).toEqual(found.map(key).toSorted());
});

test('a guest who signs in leaves nothing behind', async () => {
  const on = stage(db.sql);
  const { orgId, admin: guest, ids } = await furnishOrg(db.sql, on);
  const ada = await on.person('Ada');
  await on.act(guest, 'lead.assign', orgId, { leadIds: [ids.lead], ownerId: guest.userId });
  // A crawl tells whoever began it.
  await db.sql`
    insert into notice (id, org_id, user_id, kind, subject_kind, subject_id, group_key)
    values ('notice-of-guest', ${orgId}, ${guest.userId}, 'crawl.completed', 'crawl', ${ids.task}, 'g')`;
  await adoptGuestWork(db.sql, guest.userId, ada.userId);

  const left: string[] = [];
  for (const { table, column } of await columns()) {
    const [row] = await db.sql<{ n: number }[]>`
      select count(*)::int as n from ${db.sql(table)} where ${db.sql(column)} = ${guest.userId}`;
    if (row?.n !== 0) left.push(`${table}.${column}`);
  }
  expect(left).toEqual([]);
  const [mine] = await db.sql`
    select
      (select role from member where org_id = ${orgId} and user_id = ${ada.userId}) as role,
      (select created_by = ${ada.userId} from org where id = ${orgId}) as "isMaker",
      (select owner_id = ${ada.userId} from saved_view where id = ${ids.view}) as "hasView",
      (select user_id = ${ada.userId} from notice where id = 'notice-of-guest') as "isTold",
      (select owner_id = ${ada.userId} from lead where id = ${ids.lead}) as "hasLead"`;
  expect(mine).toEqual({
    role: 'admin',
    isMaker: true,
    hasView: true,
    isTold: true,
    hasLead: true,
  });
});
