import * as z from 'zod/mini';
import { updateRows } from '../many-rows.ts';
import { baseKey, joinBases, seen, startMerge } from '../merge/merge.ts';
import { tellAssigned } from '../notice/effects.ts';
import { requireMember } from '../org/require-member.ts';
import { defineVerb, type Operation, type UndoStep } from '../verb.ts';
import { EDITABLE_LEAD_FIELDS, LEAD_STATUSES } from './fields.ts';
import { id, leadIds, record, requireLeads, seenLeads } from './lead-rows.ts';
import {
  insertPersonsValues,
  normalizeTyped,
  type PersonsValues,
  typedValues,
} from './persons-values.ts';

/** A lead's life: made, worked on by somebody, put away. */
export const leadVerbs = {
  'lead.create': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ id, kind: z.enum(['company', 'person']), fields: typedValues }),
    async run(scope, input) {
      const fields: PersonsValues = {};
      for (const field of EDITABLE_LEAD_FIELDS) {
        const typed = input.fields[field];
        if (field === 'name' || typed) fields[field] = normalizeTyped(field, typed ?? null);
      }
      await scope.tx.mutate.lead.insert({
        ...fields,
        id: input.id,
        orgId: scope.orgId,
        kind: input.kind,
        name: fields.name ?? '',
        status: 'new',
        createdBy: scope.actor.userId,
        createdAt: scope.at,
        updatedAt: scope.at,
      });
      await Promise.all([
        insertPersonsValues(scope, input.id, fields),
        record(scope, { leadId: input.id, kind: 'created', part: 'created' }),
      ]);
    },
    undo: (_act, input) => [{ name: 'lead.delete', input: { leadIds: [input.id] } }],
  }),

  'lead.setStatus': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadIds, status: z.enum(LEAD_STATUSES) }),
    async run(scope, { leadIds: ids, status }) {
      const [merge, leads] = await Promise.all([
        startMerge(scope, 'lead', ids),
        requireLeads(scope, ids),
      ]);
      const changed = leads.filter((lead) => {
        const subject = { kind: 'lead', id: lead.id, label: lead.name } as const;
        return merge.take(subject, lead, { status }).status !== undefined;
      });
      await updateRows(
        scope,
        'lead',
        changed.map((lead) => ({ id: lead.id, status, updatedAt: scope.at })),
      );
      await record(
        scope,
        ...changed.map((lead, n) => ({
          leadId: lead.id,
          kind: 'edit' as const,
          part: `s${n}`,
          field: 'status',
          oldValue: lead.status,
          newValue: status,
        })),
      );
      await merge.end();
    },
    before: (reader, input) => seenLeads(reader, input.leadIds, ['status']),
    undo: ({ op }, { leadIds: ids, status }) =>
      setBack(op, ids, 'status', 'lead.setStatus', status),
  }),

  'lead.assign': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadIds, ownerId: z.nullable(z.string()) }),
    async run(scope, input) {
      if (input.ownerId) await requireMember(scope, input.ownerId);
      const [merge, leads] = await Promise.all([
        startMerge(scope, 'lead', input.leadIds),
        requireLeads(scope, input.leadIds),
      ]);
      const assigned = leads.filter((lead) => {
        const subject = { kind: 'lead', id: lead.id, label: lead.name } as const;
        return merge.take(subject, lead, { ownerId: input.ownerId }).ownerId !== undefined;
      });
      await updateRows(
        scope,
        'lead',
        assigned.map((lead) => ({ id: lead.id, ownerId: input.ownerId, updatedAt: scope.at })),
      );
      await record(
        scope,
        ...assigned.map((lead, n) => ({
          leadId: lead.id,
          kind: 'assigned' as const,
          part: `o${n}`,
          oldValue: lead.ownerId ?? null,
          newValue: input.ownerId,
        })),
      );
      await merge.end();
      // What is taken back is news to nobody.
      return scope.op.undo ? [] : tellAssigned(scope.op.id, input.ownerId, assigned);
    },
    before: (reader, input) => seenLeads(reader, input.leadIds, ['ownerId']),
    undo: ({ op }, { leadIds: ids, ownerId }) =>
      setBack(op, ids, 'ownerId', 'lead.assign', ownerId),
  }),

  /** Into the bin, for 30 days. */
  'lead.delete': defineVerb({
    action: 'lead.delete',
    input: z.strictObject({ leadIds }),
    async run(scope, input) {
      const leads = await requireLeads(scope, input.leadIds);
      const present = leads.filter((lead) => !lead.deletedAt);
      await updateRows(
        scope,
        'lead',
        present.map((lead) => ({ id: lead.id, deletedAt: scope.at })),
      );
      await record(
        scope,
        ...present.map((lead, n) => ({ leadId: lead.id, kind: 'deleted' as const, part: `d${n}` })),
      );
    },
    before: (reader, input) => seenLeads(reader, input.leadIds, ['deletedAt']),
    undo({ op }, input) {
      const ids = input.leadIds.filter(
        (leadId) => op.base?.[baseKey(leadId, 'deletedAt')] === null,
      );
      return ids.length > 0 ? [{ name: 'lead.restore', input: { leadIds: ids } }] : [];
    },
  }),

  'lead.restore': defineVerb({
    action: 'lead.delete',
    input: z.strictObject({ leadIds }),
    async run(scope, input) {
      const leads = await requireLeads(scope, input.leadIds);
      // One that was merged comes back with the end of the merge.
      const gone = leads.filter((lead) => lead.deletedAt && !lead.mergedIntoId);
      await updateRows(
        scope,
        'lead',
        gone.map((lead) => ({ id: lead.id, deletedAt: null })),
      );
      await record(
        scope,
        ...gone.map((lead, n) => ({ leadId: lead.id, kind: 'restored' as const, part: `r${n}` })),
      );
    },
    undo: (_act, input) => [{ name: 'lead.delete', input }],
  }),
} as const;

/** One act for each earlier value: the leads that had it get it back. */
function setBack(
  op: Operation,
  ids: readonly string[],
  field: 'status' | 'ownerId',
  name: string,
  written: string | null,
): UndoStep[] {
  const idsByValue = Map.groupBy(
    ids.filter((leadId) => baseKey(leadId, field) in (op.base ?? {})),
    (leadId) => op.base?.[baseKey(leadId, field)] as string | null,
  );
  idsByValue.delete(written);
  return [...idsByValue].map(([value, leadIds]) => ({
    name,
    input: { leadIds, [field]: value },
    base: joinBases(leadIds.map((leadId) => seen(leadId, { [field]: written }))),
  }));
}
