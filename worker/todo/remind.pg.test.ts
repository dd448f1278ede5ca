import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectAsSystem, type Sql } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import { remind } from './remind.ts';

/** At noon in UTC it is morning in New York and past bedtime in Auckland. */
const NOON = Date.parse('2026-12-24T12:00:00Z');
const HOUR_MS = 3_600_000;

let db: TestDatabase;
let sql: Sql;
let on: ReturnType<typeof stage>;
let orgId: string;
let ann: Actor;
let leadId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  sql = connectAsSystem(db.url, { name: 'test', max: 2 });
  on = stage(db.sql);
});
afterAll(async () => {
  await sql.end();
  await db.drop();
});
beforeEach(async () => {
  await db.sql`delete from todo`;
  ({ orgId, admin: ann } = await on.org());
  leadId = newId();
  await on.act(ann, 'lead.create', orgId, { id: leadId, kind: 'company', fields: { name: 'L' } });
});

async function aTodo(title: string, dueOn: string | null, whose: Actor | null = ann) {
  const id = newId();
  const fields = { title, dueOn, assigneeId: whose?.userId ?? null };
  await on.act(ann, 'todo.add', orgId, { id, leadId, ...fields });
  await db.sql`update todo set created_at = '2026-12-01T00:00:00Z' where id = ${id}`;
  return id;
}

const run = (atMs = NOON) => remind(sql, atMs, new AbortController().signal);

const told = async () => [
  ...(await db.sql`
    select user_id, subject_kind, data from notice
    where org_id = ${orgId} and kind = 'todo.due' order by created_at`),
];

const live = (userId: string, timeZone: string) => db.sql`
  insert into notice_setting (user_id, time_zone) values (${userId}, ${timeZone})
  on conflict (user_id) do update set time_zone = ${timeZone}`;

test('one notice tells of all that is due or overdue, once', async () => {
  await aTodo('Call', '2026-12-23');
  await aTodo('Write', '2026-12-24');
  await aTodo('Visit', '2026-12-25');
  await aTodo('Some day', null);
  await aTodo('Nobody’s', '2026-12-24', null);
  expect(await run()).toBe(1);
  expect(await run(NOON + HOUR_MS)).toBe(0);
  expect(await told()).toEqual([
    { user_id: ann.userId, subject_kind: 'todos', data: { count: 2, todo: 'Call' } },
  ]);
});

test('in the morning of where somebody is', async () => {
  await live(ann.userId, 'America/New_York');
  await aTodo('Call', '2026-12-24');
  expect(await run(NOON)).toBe(0);
  expect(await run(NOON + HOUR_MS)).toBe(1);
});

test('a day that has begun on the other side of the world', async () => {
  await live(ann.userId, 'Pacific/Auckland');
  await aTodo('Call', '2026-12-25');
  expect(await run(Date.parse('2026-12-24T18:59:00Z'))).toBe(0);
  expect(await run(Date.parse('2026-12-24T19:01:00Z'))).toBe(1);
});

test('not what is done or removed, nor of a lead that is gone', async () => {
  const [done, removed] = [await aTodo('A', '2026-12-24'), await aTodo('B', '2026-12-24')];
  await on.act(ann, 'todo.setDone', orgId, { todoIds: [done], isDone: true });
  await on.act(ann, 'todo.remove', orgId, { todoIds: [removed] });
  expect(await run()).toBe(0);
  await aTodo('C', '2026-12-24');
  await on.act(ann, 'lead.delete', orgId, { leadIds: [leadId] });
  expect(await run()).toBe(0);
});

test('what was put on its day that very day surprises nobody; a later day counts anew', async () => {
  const made = await aTodo('Made today', '2026-12-24');
  await db.sql`update todo set created_at = '2026-12-24T09:00:00Z' where id = ${made}`;
  const id = await aTodo('Moved', '2026-12-23');
  await run(NOON - 24 * HOUR_MS);
  await on.act(ann, 'todo.edit', orgId, { todoId: id, changes: { dueOn: '2026-12-24' } });
  await db.sql`update field_edit set at = '2026-12-24T08:30:00Z' where subject_id = ${id}`;
  expect(await run()).toBe(0);
  await db.sql`update field_edit set at = '2026-12-23T15:00:00Z' where subject_id = ${id}`;
  expect(await run()).toBe(1);
});
