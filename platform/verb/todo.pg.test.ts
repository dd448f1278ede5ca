import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import { todoVerbs } from '../../schema/todo/verbs.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { runVerb } from './run-verb.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let orgId: string;
let ann: Actor;
let bob: Actor;
let leadId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
});
afterAll(() => db.drop());
beforeEach(async () => {
  ({ orgId } = await on.org());
  ann = await on.join(orgId, 'member');
  bob = await on.join(orgId, 'member');
  leadId = await aLead('Nordbygg');
});

async function aLead(name: string): Promise<string> {
  const id = newId();
  await on.act(ann, 'lead.create', orgId, { id, kind: 'company', fields: { name } });
  return id;
}

async function aTodo(assigneeId: string | null = null): Promise<string> {
  const id = newId();
  const fields = { title: 'Call', dueOn: '2026-12-24', assigneeId };
  await on.act(ann, 'todo.add', orgId, { id, leadId, ...fields });
  return id;
}

async function rowOf(id: string) {
  const [row] = await db.sql`
    select lead_id, title, due_on, assignee_id, is_done, done_by, deleted_at is not null as is_gone
    from todo where id = ${id}`;
  return row;
}

const noticesOf = async (who: Actor) => [
  ...(await db.sql`
    select kind, subject_kind, subject_id, data from notice
    where user_id = ${who.userId} and kind = 'todo.assigned'`),
];

test('whoever is to do it is told, unless they gave it to themselves', async () => {
  await aTodo(bob.userId);
  await aTodo(ann.userId);
  expect(await noticesOf(ann)).toEqual([]);
  expect(await noticesOf(bob)).toEqual([
    {
      kind: 'todo.assigned',
      subject_kind: 'lead',
      subject_id: leadId,
      data: { name: 'Nordbygg', todo: 'Call' },
    },
  ]);
});

test('a to-do for somebody outside the workspace is refused', async () => {
  const eve = await on.person('Eve');
  await expect(aTodo(eve.userId)).rejects.toMatchObject({ code: 'not_found' });
});

test('done says by whom, to do again forgets it', async () => {
  const id = await aTodo();
  await on.act(bob, 'todo.setDone', orgId, { todoIds: [id], isDone: true });
  expect(await rowOf(id)).toMatchObject({ is_done: true, done_by: bob.userId });
  await on.act(ann, 'todo.setDone', orgId, { todoIds: [id], isDone: false });
  expect(await rowOf(id)).toMatchObject({ is_done: false, done_by: null });
});

test('two people who change different fields keep both; the same field is a clash', async () => {
  const id = await aTodo();
  const edit = (who: Actor, changes: object, base: object) => {
    const act = on.envelopeOf<'todo.edit'>(orgId, { todoId: id, changes });
    // Each from a device of their own.
    Object.assign(act.op, { base, device: who.userId });
    return runVerb({ provider: on.provider, sql: db.sql }, who, 'todo.edit', act);
  };
  await edit(ann, { title: 'Write' }, { [`${id}/title`]: 'Call' });
  await edit(bob, { dueOn: null }, { [`${id}/dueOn`]: '2026-12-24' });
  expect(await rowOf(id)).toMatchObject({ title: 'Write', due_on: null });
  await edit(bob, { title: 'Visit' }, { [`${id}/title`]: 'Call' });
  const clashes = await db.sql`
    select field, subject_label, kept_value, other_value from clash where subject_id = ${id}`;
  expect([...clashes]).toEqual([
    { field: 'title', subject_label: 'Write', kept_value: 'Visit', other_value: 'Write' },
  ]);
});

test('undoing “done” turns back only those that it turned', async () => {
  const [open, done] = [await aTodo(), await aTodo()];
  await on.act(bob, 'todo.setDone', orgId, { todoIds: [done], isDone: true });
  const op = {
    id: newId(),
    device: 'd',
    seq: 1,
    at: Date.now(),
    base: { [`${open}/isDone`]: false, [`${done}/isDone`]: true },
  };
  const act = { op, orgId, v: 1 as const, input: { todoIds: [open, done], isDone: true } };
  expect(todoVerbs['todo.setDone'].undo?.(act, act.input)).toEqual([
    {
      name: 'todo.setDone',
      input: { todoIds: [open], isDone: false },
      base: { [`${open}/isDone`]: true },
    },
  ]);
});

test('what was removed comes back as it was', async () => {
  const id = await aTodo(bob.userId);
  const before = await rowOf(id);
  await on.act(ann, 'todo.remove', orgId, { todoIds: [id] });
  expect(await rowOf(id)).toMatchObject({ is_gone: true });
  await on.act(bob, 'todo.restore', orgId, { todoIds: [id] });
  expect(await rowOf(id)).toEqual(before);
});

test('they go with a merged lead, and back with it', async () => {
  const survivorId = await aLead('Nordbygg AB');
  const id = await aTodo();
  const mergeId = newId();
  await on.act(ann, 'duplicate.merge', orgId, {
    id: mergeId,
    survivorId,
    mergedId: leadId,
    take: [],
  });
  expect(await rowOf(id)).toMatchObject({ lead_id: survivorId });
  await on.act(ann, 'todo.setDone', orgId, { todoIds: [id], isDone: true });
  await on.act(ann, 'duplicate.unmerge', orgId, { mergeId });
  expect(await rowOf(id)).toMatchObject({ lead_id: leadId, is_done: true });
});
