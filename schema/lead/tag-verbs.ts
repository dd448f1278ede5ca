import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { insertRows } from '../many-rows.ts';
import { baseKey, seen } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { defineVerb, type Operation, type Reader, type UndoStep } from '../verb.ts';
import { id, leadIds, requireLeads } from './lead-rows.ts';

/** Which of the leads have the tag, as `base` wants it. */
async function seenTag(reader: Reader, input: { leadIds: string[]; tagId: string }) {
  const links = await reader.run(
    zql.leadTag.where('tagId', input.tagId).where('leadId', 'IN', input.leadIds),
  );
  const tagged = new Set(links.map((link) => link.leadId));
  const field = `tag:${input.tagId}`;
  const bases = input.leadIds.map((leadId) => seen(leadId, { [field]: tagged.has(leadId) }));
  return Object.assign({}, ...bases) as NonNullable<Operation['base']>;
}

/** Takes a tag off, or puts it back on, the leads where the act had changed something. */
function flipTag(
  op: Operation,
  input: { leadIds: string[]; tagId: string },
  name: string,
  had: boolean,
): UndoStep[] {
  const leads = input.leadIds.filter(
    (leadId) => op.base?.[baseKey(leadId, `tag:${input.tagId}`)] === had,
  );
  return leads.length > 0 ? [{ name, input: { leadIds: leads, tagId: input.tagId } }] : [];
}

export const tagVerbs = {
  'lead.tag': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadIds, tagId: id }),
    async run(scope, input) {
      const tag = await scope.tx.run(
        zql.tag.where('id', input.tagId).where('orgId', scope.orgId).one(),
      );
      if (!tag) throw new AppError('not_found', 'This tag does not exist');
      const leads = await requireLeads(scope, input.leadIds);
      await insertRows(
        scope,
        'leadTag',
        leads.map((lead) => ({ leadId: lead.id, tagId: tag.id, orgId: scope.orgId })),
      );
    },
    before: (reader, input) => seenTag(reader, input),
    undo: ({ op }, input) => flipTag(op, input, 'lead.untag', false),
  }),

  'lead.untag': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadIds, tagId: id }),
    async run(scope, input) {
      const leads = await requireLeads(scope, input.leadIds);
      await Promise.all(
        leads.map((lead) =>
          scope.tx.mutate.leadTag.delete({ leadId: lead.id, tagId: input.tagId }),
        ),
      );
    },
    before: (reader, input) => seenTag(reader, input),
    undo: ({ op }, input) => flipTag(op, input, 'lead.tag', true),
  }),

  'tag.create': defineVerb({
    action: 'tag.manage',
    input: z.strictObject({
      id,
      name: z.string().check(z.trim(), z.minLength(1), z.maxLength(40)),
      color: z.string().check(z.maxLength(20)),
    }),
    async run({ tx, orgId, at }, input) {
      const same = await tx.run(
        zql.tag
          .where('orgId', orgId)
          .where('name', 'ILIKE', input.name.replace(/[\\%_]/g, '\\$&'))
          .one(),
      );
      if (same) throw new AppError('conflict', `There is a tag “${same.name}” already`);
      await tx.mutate.tag.insert({ ...input, orgId, createdAt: at });
    },
  }),

  'tag.delete': defineVerb({
    action: 'tag.manage',
    input: z.strictObject({ tagId: id }),
    async run({ tx, orgId }, input) {
      const tag = await tx.run(zql.tag.where('id', input.tagId).where('orgId', orgId).one());
      if (!tag) throw new AppError('not_found', 'This tag does not exist');
      await tx.mutate.tag.delete({ id: tag.id });
    },
  }),
} as const;
