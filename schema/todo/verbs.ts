import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { day } from '../calendar-day.ts';
import { id, requireLead } from '../lead/lead-rows.ts';
import { updateRows } from '../many-rows.ts';
import { baseKey, joinBases, seen, startMerge, type Subject } from '../merge/merge.ts';
import { tellTodo } from '../notice/effects.ts';
import { requireMember } from '../org/require-member.ts';
import { zql } from '../tables.ts';
import { defineVerb, type Operation, type Reader, type VerbScope } from '../verb.ts';

const title = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));
const dueOn = z.nullable(day);
const assigneeId = z.nullable(z.string().check(z.maxLength(64)));
const todoIds = z.array(id).check(z.minLength(1), z.maxLength(200));
const changes = z.strictObject({
  title: z.optional(title),
  dueOn: z.optional(dueOn),
  assigneeId: z.optional(assigneeId),
});
export type TodoChanges = z.infer<typeof changes>;

/** The to-dos of the org that exist; refuses when none does. */
async function requireTodos({ tx, orgId }: VerbScope, ids: readonly string[]) {
  const rows = await tx.run(
    zql.todo
      .where('orgId', orgId)
      .where('id', 'IN', [...new Set(ids)])
      .related('lead'),
  );
  if (rows.length === 0) throw new AppError('not_found', 'This to-do does not exist');
  return rows;
}

const subjectOf = (todo: { id: string; title: string }): Subject => ({
  kind: 'todo',
  id: todo.id,
  label: todo.title,
});

async function seenTodos(
  reader: Reader,
  ids: readonly string[],
  fields: readonly ('title' | 'dueOn' | 'assigneeId' | 'isDone' | 'deletedAt')[],
): Promise<NonNullable<Operation['base']>> {
  const rows = await reader.run(zql.todo.where('id', 'IN', [...new Set(ids)]));
  return joinBases(
    rows.map((row) => seen(row.id, Object.fromEntries(fields.map((f) => [f, row[f]])))),
  );
}

export const todoVerbs = {
  'todo.add': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ id, leadId: id, title, dueOn, assigneeId }),
    async run(scope, input) {
      const lead = await requireLead(scope, input.leadId);
      if (input.assigneeId) await requireMember(scope, input.assigneeId);
      await scope.tx.mutate.todo.insert({
        ...input,
        orgId: scope.orgId,
        isDone: false,
        createdBy: scope.actor.userId,
        createdAt: scope.at,
      });
      return tellTodo(lead, input);
    },
    undo: (_act, input) => [{ name: 'todo.remove', input: { todoIds: [input.id] } }],
  }),

  'todo.edit': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ todoId: id, changes }),
    async run(scope, { todoId, changes: wanted }) {
      const merge = await startMerge(scope, 'todo', [todoId]);
      const [todo] = await requireTodos(scope, [todoId]);
      if (!todo) return [];
      if (wanted.assigneeId) await requireMember(scope, wanted.assigneeId);
      const update = merge.take(subjectOf(todo), todo, wanted);
      await merge.end();
      if (Object.keys(update).length === 0) return [];
      await scope.tx.mutate.todo.update({ id: todo.id, ...update });
      if (!todo.lead || scope.op.undo || !update.assigneeId) return [];
      return tellTodo(todo.lead, { ...todo, ...update });
    },
    before: (reader, { todoId, changes: wanted }) =>
      seenTodos(reader, [todoId], Object.keys(wanted) as (keyof TodoChanges)[]),
    undo({ op }, { todoId, changes: written }) {
      const fields = Object.keys(written).filter((f) => baseKey(todoId, f) in (op.base ?? {}));
      if (fields.length === 0) return [];
      const back = fields.map((f) => [f, op.base?.[baseKey(todoId, f)] ?? null]);
      const input = { todoId, changes: Object.fromEntries(back) };
      return [{ name: 'todo.edit', input, base: seen(todoId, written) }];
    },
  }),

  /** Done, or to do again. */
  'todo.setDone': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ todoIds, isDone: z.boolean() }),
    async run(scope, { todoIds: ids, isDone }) {
      const merge = await startMerge(scope, 'todo', ids);
      const todos = await requireTodos(scope, ids);
      const changed = todos.filter(
        (todo) => merge.take(subjectOf(todo), todo, { isDone }).isDone !== undefined,
      );
      const done = isDone
        ? { doneAt: scope.at, doneBy: scope.actor.userId }
        : { doneAt: null, doneBy: null };
      await updateRows(
        scope,
        'todo',
        changed.map((todo) => ({ id: todo.id, isDone, ...done })),
      );
      await merge.end();
    },
    before: (reader, { todoIds: ids }) => seenTodos(reader, ids, ['isDone']),
    undo({ op }, { todoIds: ids, isDone }) {
      const turned = ids.filter((todoId) => op.base?.[baseKey(todoId, 'isDone')] === !isDone);
      if (turned.length === 0) return [];
      const base = joinBases(turned.map((todoId) => seen(todoId, { isDone })));
      return [{ name: 'todo.setDone', input: { todoIds: turned, isDone: !isDone }, base }];
    },
  }),

  'todo.remove': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ todoIds }),
    run: (scope, { todoIds: ids }) => setDeleted(scope, ids, scope.at),
    before: (reader, { todoIds: ids }) => seenTodos(reader, ids, ['deletedAt']),
    undo({ op }, { todoIds: ids }) {
      const gone = ids.filter((todoId) => op.base?.[baseKey(todoId, 'deletedAt')] === null);
      return gone.length > 0 ? [{ name: 'todo.restore', input: { todoIds: gone } }] : [];
    },
  }),

  'todo.restore': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ todoIds }),
    run: (scope, { todoIds: ids }) => setDeleted(scope, ids, null),
    undo: (_act, input) => [{ name: 'todo.remove', input }],
  }),
} as const;

async function setDeleted(scope: VerbScope, ids: readonly string[], deletedAt: number | null) {
  const todos = await requireTodos(scope, ids);
  const turned = todos.filter((todo) => (todo.deletedAt === null) !== (deletedAt === null));
  await updateRows(
    scope,
    'todo',
    turned.map((todo) => ({ id: todo.id, deletedAt })),
  );
}
