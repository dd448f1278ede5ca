import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { updateRows } from '../many-rows.ts';
import { baseKey, seen, startMerge } from '../merge/merge.ts';
import { tellAssigned } from '../notice/effects.ts';
import { zql } from '../tables.ts';
import { forgetVerified } from '../verification/forget.ts';
import { defineVerb, type Operation, type UndoStep, type VerbScope } from '../verb.ts';
import {
  EDITABLE_LEAD_FIELDS,
  type EditableLeadField,
  LEAD_STATUSES,
  leadFieldName,
  normalizeLeadField,
  RECEIPT_FIELD,
} from './fields.ts';
import { id, leadIds, record, requireLead, requireLeads, seenLeads } from './lead-rows.ts';

const text = z.nullable(z.string().check(z.maxLength(2000)));
const changes = z.partialRecord(leadFieldName, text);

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
    base: Object.assign({}, ...leadIds.map((leadId) => seen(leadId, { [field]: written }))),
  }));
}

type PersonsValues = Partial<Record<EditableLeadField, string | null>>;

/** Puts a person's values above all receipts of their fields. */
async function choosePersonsValues(scope: VerbScope, leadId: string, values: PersonsValues) {
  const fields = Object.keys(values) as EditableLeadField[];
  const chosen = await scope.tx.run(
    zql.fieldValue
      .where('leadId', leadId)
      .where(
        'field',
        'IN',
        fields.map((field) => RECEIPT_FIELD[field]),
      )
      .where('chosen', true),
  );
  await Promise.all(
    chosen.map((row) => scope.tx.mutate.fieldValue.update({ id: row.id, chosen: false })),
  );
  await insertPersonsValues(scope, leadId, values);
}

/** For a lead that has no receipts yet. */
async function insertPersonsValues(scope: VerbScope, leadId: string, values: PersonsValues) {
  const given = (Object.keys(values) as EditableLeadField[]).flatMap((field) => {
    const value = values[field];
    return value ? [{ field, value }] : [];
  });
  await Promise.all(
    given.map(({ field, value }) =>
      scope.tx.mutate.fieldValue.insert({
        id: `${scope.op.id}:${field}`,
        orgId: scope.orgId,
        leadId,
        field: RECEIPT_FIELD[field],
        value,
        extractor: 'person',
        confidence: 1,
        actorId: scope.actor.userId,
        observedAt: scope.at,
        chosen: true,
      }),
    ),
  );
}

function normalize(field: EditableLeadField, typed: string | null): string | null {
  const [value, problem] = normalizeLeadField(field, typed ?? '');
  if (problem) throw new AppError('invalid', problem, { field });
  return value;
}

export const leadVerbs = {
  'lead.create': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ id, kind: z.enum(['company', 'person']), fields: changes }),
    async run(scope, input) {
      const fields: Partial<Record<EditableLeadField, string | null>> = {};
      for (const field of EDITABLE_LEAD_FIELDS) {
        const typed = input.fields[field];
        if (field === 'name' || typed) fields[field] = normalize(field, typed ?? null);
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

  'lead.edit': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadId: id, changes }),
    async run(scope, input) {
      const wanted: PersonsValues = {};
      for (const field of EDITABLE_LEAD_FIELDS) {
        const typed = input.changes[field];
        if (typed !== undefined) wanted[field] = normalize(field, typed);
      }
      const [lead, merge] = await Promise.all([
        requireLead(scope, input.leadId),
        startMerge(scope, 'lead', [input.leadId]),
      ]);
      const subject = { kind: 'lead', id: lead.id, label: lead.name } as const;
      const update = merge.take(subject, lead, wanted);
      const fields = Object.keys(update) as EditableLeadField[];
      if (fields.length === 0) return merge.end();
      const { name, ...rest } = update;
      await Promise.all([
        merge.end(),
        choosePersonsValues(scope, lead.id, update),
        record(
          scope,
          ...fields.map((field) => ({
            leadId: lead.id,
            kind: 'edit' as const,
            part: `e:${field}`,
            field: RECEIPT_FIELD[field],
            oldValue: lead[field] ?? null,
            newValue: update[field] ?? null,
          })),
        ),
        scope.tx.mutate.lead.update({
          id: lead.id,
          ...rest,
          ...(name ? { name } : {}),
          ...forgetVerified(fields),
          updatedAt: scope.at,
        }),
      ]);
    },
    before: (reader, input) =>
      seenLeads(reader, [input.leadId], Object.keys(input.changes) as EditableLeadField[]),
    undo({ op }, { leadId, changes: written }) {
      const fields = Object.keys(written).filter((f) => baseKey(leadId, f) in (op.base ?? {}));
      if (fields.length === 0) return [];
      const back = fields.map((f) => [f, op.base?.[baseKey(leadId, f)] ?? null]);
      const normal = fields.map((f) => {
        const field = f as EditableLeadField;
        return [field, normalizeLeadField(field, written[field] ?? '')[0]];
      });
      return [
        {
          name: 'lead.edit',
          input: { leadId, changes: Object.fromEntries(back) },
          base: seen(leadId, Object.fromEntries(normal)),
        },
      ];
    },
  }),

  /** Chooses another of the receipts that a field has, as the value that counts. */
  'lead.chooseValue': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadId: id, fieldValueId: id }),
    async run(scope, input) {
      const lead = await requireLead(scope, input.leadId);
      const wanted = await scope.tx.run(
        zql.fieldValue.where('id', input.fieldValueId).where('leadId', lead.id).one(),
      );
      const field = EDITABLE_LEAD_FIELDS.find((f) => RECEIPT_FIELD[f] === wanted?.field);
      if (!wanted || !field) throw new AppError('not_found', 'This value does not exist');
      if (wanted.chosen) return;
      const chosen = await scope.tx.run(
        zql.fieldValue.where('leadId', lead.id).where('field', wanted.field).where('chosen', true),
      );
      for (const row of chosen) {
        await scope.tx.mutate.fieldValue.update({ id: row.id, chosen: false });
      }
      await scope.tx.mutate.fieldValue.update({ id: wanted.id, chosen: true });
      await scope.tx.mutate.lead.update({
        id: lead.id,
        [field]: wanted.value,
        ...forgetVerified([field]),
        updatedAt: scope.at,
      });
      await record(scope, {
        leadId: lead.id,
        kind: 'edit',
        part: 'choose',
        field: wanted.field,
        oldValue: lead[field],
        newValue: wanted.value,
      });
    },
    async before(reader, input) {
      const wanted = await reader.run(zql.fieldValue.where('id', input.fieldValueId).one());
      const chosen = await reader.run(
        zql.fieldValue
          .where('leadId', input.leadId)
          .where('field', wanted?.field ?? '')
          .where('chosen', true)
          .one(),
      );
      return seen(input.leadId, { chosen: chosen?.id });
    },
    undo({ op }, { leadId }) {
      const fieldValueId = op.base?.[baseKey(leadId, 'chosen')];
      if (typeof fieldValueId !== 'string') return [];
      return [{ name: 'lead.chooseValue', input: { leadId, fieldValueId } }];
    },
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
      if (input.ownerId) {
        const owner = await scope.tx.run(
          zql.member.where('orgId', scope.orgId).where('userId', input.ownerId).one(),
        );
        if (!owner) throw new AppError('not_found', 'This person is not in the workspace');
      }
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
