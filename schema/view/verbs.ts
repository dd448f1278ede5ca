import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { leadFilter, leadSort } from '../lead/filter.ts';
import { id } from '../lead/lead-rows.ts';
import { baseKey, seen } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { viewColumns } from './columns.ts';
import { defineVerb, type Operation, type Reader, type VerbScope } from '../verb.ts';

const name = z.string().check(z.trim(), z.minLength(1), z.maxLength(60));
const shows = z.strictObject({
  filter: leadFilter,
  sort: leadSort,
  columns: z.optional(viewColumns),
});
const changes = z.strictObject({
  name: z.optional(name),
  isShared: z.optional(z.boolean()),
  shows: z.optional(shows),
});

/** A view that the actor may see. What is nobody else's business is not there for them. */
async function requireView({ tx, orgId, actor }: VerbScope, viewId: string) {
  const row = await tx.run(zql.savedView.where('id', viewId).where('orgId', orgId).one());
  if (!row || (!row.isShared && row.ownerId !== actor.userId)) {
    throw new AppError('not_found', 'This view does not exist');
  }
  return row;
}

async function seenView(reader: Reader, viewId: string): Promise<NonNullable<Operation['base']>> {
  const row = await reader.run(zql.savedView.where('id', viewId).one());
  if (!row) return {};
  // As JSON, so that the whole of it is one value.
  return seen(viewId, { view: JSON.stringify(row) });
}

function viewBefore(op: Operation, viewId: string) {
  const text = op.base?.[baseKey(viewId, 'view')];
  if (typeof text !== 'string') return null;
  return JSON.parse(text) as { name: string; isShared: boolean; shows: z.output<typeof shows> };
}

export const viewVerbs = {
  'view.save': defineVerb({
    action: 'view.manage',
    input: z.strictObject({ id, name, isShared: z.boolean(), shows }),
    async run({ tx, orgId, actor, at }, input) {
      await tx.mutate.savedView.insert({
        ...input,
        orgId,
        ownerId: actor.userId,
        createdAt: at,
        updatedAt: at,
      });
    },
    undo: (_act, input) => [{ name: 'view.delete', input: { viewId: input.id } }],
  }),

  /** Renames it, shares it or shows something else by it; its owner's to do. */
  'view.change': defineVerb({
    action: 'view.manage',
    input: z.strictObject({ viewId: id, changes }),
    async run(scope, input) {
      const view = await requireView(scope, input.viewId);
      if (view.ownerId !== scope.actor.userId) {
        throw new AppError(
          'forbidden',
          'A view is changed by its owner. Save it under another name',
        );
      }
      await scope.tx.mutate.savedView.update({
        id: view.id,
        ...input.changes,
        updatedAt: scope.at,
      });
    },
    before: (reader, input) => seenView(reader, input.viewId),
    undo({ op }, { viewId, changes: written }) {
      const before = viewBefore(op, viewId);
      if (!before) return [];
      const fields = Object.keys(written) as (keyof typeof before)[];
      const back = Object.fromEntries(fields.map((field) => [field, before[field]]));
      return [{ name: 'view.change', input: { viewId, changes: back } }];
    },
  }),

  /** Its owner's to do, and an admin's. */
  'view.delete': defineVerb({
    action: 'view.manage',
    input: z.strictObject({ viewId: id }),
    async run(scope, input) {
      const view = await requireView(scope, input.viewId);
      if (view.ownerId !== scope.actor.userId && scope.role !== 'admin') {
        throw new AppError('forbidden', 'A shared view is deleted by its owner or an admin');
      }
      await scope.tx.mutate.savedView.delete({ id: view.id });
    },
    before: (reader, input) => seenView(reader, input.viewId),
    undo({ op }, { viewId }) {
      const before = viewBefore(op, viewId);
      if (!before) return [];
      const { name: called, isShared, shows: shown } = before;
      const input = { id: viewId, name: called, isShared, shows: shown };
      return [{ name: 'view.save', input }];
    },
  }),
} as const;
