import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import type { ActivityKind } from '../activity/table.ts';
import { zql } from '../tables.ts';
import { defineVerb, type VerbScope } from '../verb.ts';
import {
  EDITABLE_LEAD_FIELDS,
  type EditableLeadField,
  LEAD_STATUSES,
  leadFieldName,
  normalizeLeadField,
  RECEIPT_FIELD,
} from './fields.ts';

const id = z.string().check(z.minLength(8), z.maxLength(64));
/** One act covers at most this many leads; the screen splits larger selections. */
export const MAX_BULK_LEADS = 1000;
const leadIds = z.array(id).check(z.minLength(1), z.maxLength(MAX_BULK_LEADS));
const text = z.nullable(z.string().check(z.maxLength(2000)));
const changes = z.partialRecord(leadFieldName, text);

async function requireLead(scope: VerbScope, leadId: string) {
  const row = await scope.tx.run(zql.lead.where('id', leadId).where('orgId', scope.orgId).one());
  if (!row) throw new AppError('not_found', 'This lead does not exist');
  return row;
}

/** The named leads that exist in the org; refuses when none does. */
async function requireLeads(scope: VerbScope, ids: string[]) {
  const rows = await scope.tx.run(
    zql.lead.where('orgId', scope.orgId).where('id', 'IN', [...new Set(ids)]),
  );
  if (rows.length === 0) throw new AppError('not_found', 'These leads do not exist');
  return rows;
}

interface Note {
  leadId: string;
  kind: ActivityKind;
  part: string;
  body?: string | null;
  field?: string;
  oldValue?: string | null;
  newValue?: string | null;
}

/** One line of a lead's timeline; its id follows from the act, so that a replay writes it once. */
async function record(scope: VerbScope, note: Note) {
  const { part, ...row } = note;
  await scope.tx.mutate.activity.insert({
    ...row,
    id: `${scope.op.id}:${part}`,
    orgId: scope.orgId,
    actorId: scope.actor.userId,
    createdAt: scope.at,
  });
}

/** Puts a person's value above all receipts of that field. */
async function choosePersonsValue(
  scope: VerbScope,
  leadId: string,
  field: EditableLeadField,
  value: string | null,
) {
  const receiptField = RECEIPT_FIELD[field];
  const chosen = await scope.tx.run(
    zql.fieldValue.where('leadId', leadId).where('field', receiptField).where('chosen', true),
  );
  for (const row of chosen) await scope.tx.mutate.fieldValue.update({ id: row.id, chosen: false });
  if (value === null) return;
  await scope.tx.mutate.fieldValue.insert({
    id: `${scope.op.id}:${field}`,
    orgId: scope.orgId,
    leadId,
    field: receiptField,
    value,
    extractor: 'person',
    confidence: 1,
    actorId: scope.actor.userId,
    observedAt: scope.at,
    chosen: true,
  });
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
      for (const [field, value] of Object.entries(fields)) {
        if (value) await choosePersonsValue(scope, input.id, field as EditableLeadField, value);
      }
      await record(scope, { leadId: input.id, kind: 'created', part: 'created' });
    },
  }),

  'lead.edit': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadId: id, changes }),
    async run(scope, input) {
      const lead = await requireLead(scope, input.leadId);
      const update: Partial<Record<EditableLeadField, string | null>> = {};
      for (const field of EDITABLE_LEAD_FIELDS) {
        const typed = input.changes[field];
        if (typed === undefined) continue;
        const value = normalize(field, typed);
        if (value === (lead[field] ?? null)) continue;
        update[field] = value;
        await choosePersonsValue(scope, lead.id, field, value);
        await record(scope, {
          leadId: lead.id,
          kind: 'edit',
          part: `e:${field}`,
          field: RECEIPT_FIELD[field],
          oldValue: lead[field],
          newValue: value,
        });
      }
      if (Object.keys(update).length === 0) return;
      const { name, ...rest } = update;
      await scope.tx.mutate.lead.update({
        id: lead.id,
        ...rest,
        ...(name ? { name } : {}),
        updatedAt: scope.at,
      });
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
  }),

  'lead.setStatus': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadIds, status: z.enum(LEAD_STATUSES) }),
    async run(scope, input) {
      for (const [n, lead] of (await requireLeads(scope, input.leadIds)).entries()) {
        if (lead.status === input.status) continue;
        await scope.tx.mutate.lead.update({
          id: lead.id,
          status: input.status,
          updatedAt: scope.at,
        });
        await record(scope, {
          leadId: lead.id,
          kind: 'edit',
          part: `s${n}`,
          field: 'status',
          oldValue: lead.status,
          newValue: input.status,
        });
      }
    },
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
      for (const [n, lead] of (await requireLeads(scope, input.leadIds)).entries()) {
        if ((lead.ownerId ?? null) === input.ownerId) continue;
        await scope.tx.mutate.lead.update({
          id: lead.id,
          ownerId: input.ownerId,
          updatedAt: scope.at,
        });
        await record(scope, {
          leadId: lead.id,
          kind: 'assigned',
          part: `o${n}`,
          oldValue: lead.ownerId,
          newValue: input.ownerId,
        });
      }
    },
  }),

  'lead.tag': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadIds, tagId: id }),
    async run(scope, input) {
      const tag = await scope.tx.run(
        zql.tag.where('id', input.tagId).where('orgId', scope.orgId).one(),
      );
      if (!tag) throw new AppError('not_found', 'This tag does not exist');
      for (const lead of await requireLeads(scope, input.leadIds)) {
        await scope.tx.mutate.leadTag.upsert({
          leadId: lead.id,
          tagId: tag.id,
          orgId: scope.orgId,
        });
      }
    },
  }),

  'lead.untag': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadIds, tagId: id }),
    async run(scope, input) {
      for (const lead of await requireLeads(scope, input.leadIds)) {
        await scope.tx.mutate.leadTag.delete({ leadId: lead.id, tagId: input.tagId });
      }
    },
  }),

  /** Into the bin, for 30 days. */
  'lead.delete': defineVerb({
    action: 'lead.delete',
    input: z.strictObject({ leadIds }),
    async run(scope, input) {
      for (const [n, lead] of (await requireLeads(scope, input.leadIds)).entries()) {
        if (lead.deletedAt) continue;
        await scope.tx.mutate.lead.update({ id: lead.id, deletedAt: scope.at });
        await record(scope, { leadId: lead.id, kind: 'deleted', part: `d${n}` });
      }
    },
  }),

  'lead.restore': defineVerb({
    action: 'lead.delete',
    input: z.strictObject({ leadIds }),
    async run(scope, input) {
      for (const [n, lead] of (await requireLeads(scope, input.leadIds)).entries()) {
        if (!lead.deletedAt) continue;
        await scope.tx.mutate.lead.update({ id: lead.id, deletedAt: null });
        await record(scope, { leadId: lead.id, kind: 'restored', part: `r${n}` });
      }
    },
  }),

  'lead.note': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({
      leadId: id,
      body: z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000)),
    }),
    async run(scope, input) {
      const lead = await requireLead(scope, input.leadId);
      await record(scope, { leadId: lead.id, kind: 'note', part: 'note', body: input.body });
    },
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
