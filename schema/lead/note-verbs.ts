import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { baseKey, seen, startMerge } from '../merge/merge.ts';
import { tellMentioned } from '../notice/effects.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';
import { id, record, requireLead } from './lead-rows.ts';

const noteId = z.string().check(z.minLength(8), z.maxLength(80));
const noteBody = z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000));

async function requireNote(scope: VerbScope, activityId: string) {
  const row = await scope.tx.run(
    zql.activity.where('id', activityId).where('orgId', scope.orgId).where('kind', 'note').one(),
  );
  if (!row) throw new AppError('not_found', 'This note does not exist');
  return row;
}

export const noteVerbs = {
  'lead.note': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({
      leadId: id,
      body: noteBody,
    }),
    async run(scope, input) {
      const lead = await requireLead(scope, input.leadId);
      await record(scope, { leadId: lead.id, kind: 'note', part: 'note', body: input.body });
      return scope.op.undo ? [] : tellMentioned(lead, input.body);
    },
    undo: ({ op }) => [{ name: 'lead.removeNote', input: { noteId: `${op.id}:note` } }],
  }),

  'lead.editNote': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ noteId, body: noteBody }),
    async run(scope, input) {
      const merge = await startMerge(scope, 'activity', [input.noteId]);
      const note = await requireNote(scope, input.noteId);
      const subject = { kind: 'activity', id: note.id, label: note.body ?? '' } as const;
      const update = merge.take(subject, note, { body: input.body });
      await merge.end();
      if (update.body === undefined) return [];
      await scope.tx.mutate.activity.update({ id: note.id, ...update, editedAt: scope.at });
      const lead = await scope.tx.run(zql.lead.where('id', note.leadId).one());
      if (!lead || scope.op.undo) return [];
      return tellMentioned(lead, update.body ?? '', note.body ?? '');
    },
    async before(reader, input) {
      const note = await reader.run(zql.activity.where('id', input.noteId).one());
      return seen(input.noteId, { body: note?.body });
    },
    undo({ op }, { noteId: id, body }) {
      const before = op.base?.[baseKey(id, 'body')];
      if (typeof before !== 'string') return [];
      const input = { noteId: id, body: before };
      return [{ name: 'lead.editNote', input, base: seen(id, { body }) }];
    },
  }),

  /** A note is taken back by whoever wrote it. */
  'lead.removeNote': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ noteId }),
    async run(scope, input) {
      const note = await requireNote(scope, input.noteId);
      if (note.actorId !== scope.actor.userId) {
        throw new AppError('forbidden', 'A note can be removed by its author alone');
      }
      await scope.tx.mutate.activity.delete({ id: note.id });
    },
    async before(reader, input) {
      const note = await reader.run(zql.activity.where('id', input.noteId).one());
      return seen(input.noteId, { body: note?.body, leadId: note?.leadId });
    },
    undo({ op }, input) {
      const body = op.base?.[baseKey(input.noteId, 'body')];
      const leadId = op.base?.[baseKey(input.noteId, 'leadId')];
      if (typeof body !== 'string' || typeof leadId !== 'string') return [];
      return [{ name: 'lead.note', input: { leadId, body } }];
    },
  }),
} as const;
