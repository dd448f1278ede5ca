import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import type { ActivityKind } from '../activity/table.ts';
import { baseKey, seen, startMerge } from '../merge/merge.ts';
import { tellAssigned, tellMentioned } from '../notice/effects.ts';
import { zql } from '../tables.ts';
import { defineVerb, type Operation, type Reader, type UndoStep, type VerbScope } from '../verb.ts';
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
const noteId = z.string().check(z.minLength(8), z.maxLength(80));
const noteBody = z.string().check(z.trim(), z.minLength(1), z.maxLength(10_000));
const changes = z.partialRecord(leadFieldName, text);

/** The lead, locked; one in the bin can't be changed until it is restored. */
async function requireLead(scope: VerbScope, leadId: string) {
  await scope.claim?.('lead', [leadId]);
  const row = await scope.tx.run(zql.lead.where('id', leadId).where('orgId', scope.orgId).one());
  if (!row) throw new AppError('not_found', 'This lead does not exist');
  if (row.deletedAt) {
    throw new AppError('not_found', `“${row.name}” was deleted. Restore it, then try again`, {
      leadId,
    });
  }
  return row;
}

/** The values of these leads on this device, as `base` wants them. */
async function seenLeads(
  reader: Reader,
  ids: readonly string[],
  fields: readonly (EditableLeadField | 'status' | 'ownerId' | 'deletedAt')[],
): Promise<NonNullable<Operation['base']>> {
  const rows = await reader.run(zql.lead.where('id', 'IN', [...new Set(ids)]));
  const pick = (row: (typeof rows)[number]) =>
    Object.fromEntries(fields.map((field) => [field, row[field]]));
  return Object.assign({}, ...rows.map((row) => seen(row.id, pick(row)))) as object as NonNullable<
    Operation['base']
  >;
}

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

/** The named leads that exist in the org; refuses when none does. */
async function requireLeads(scope: VerbScope, ids: string[]) {
  const rows = await scope.tx.run(
    zql.lead.where('orgId', scope.orgId).where('id', 'IN', [...new Set(ids)]),
  );
  if (rows.length === 0) throw new AppError('not_found', 'These leads do not exist');
  return rows;
}

async function requireNote(scope: VerbScope, activityId: string) {
  const row = await scope.tx.run(
    zql.activity.where('id', activityId).where('orgId', scope.orgId).where('kind', 'note').one(),
  );
  if (!row) throw new AppError('not_found', 'This note does not exist');
  return row;
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
    undo: (_act, input) => [{ name: 'lead.delete', input: { leadIds: [input.id] } }],
  }),

  'lead.edit': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadId: id, changes }),
    async run(scope, input) {
      const lead = await requireLead(scope, input.leadId);
      const wanted: Partial<Record<EditableLeadField, string | null>> = {};
      for (const field of EDITABLE_LEAD_FIELDS) {
        const typed = input.changes[field];
        if (typed !== undefined) wanted[field] = normalize(field, typed);
      }
      const merge = await startMerge(scope, 'lead', [lead.id]);
      const subject = { kind: 'lead', id: lead.id, label: lead.name } as const;
      const update = merge.take(subject, lead, wanted);
      for (const [name, value = null] of Object.entries(update)) {
        const field = name as EditableLeadField;
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
      await merge.end();
      if (Object.keys(update).length === 0) return;
      const { name, ...rest } = update;
      await scope.tx.mutate.lead.update({
        id: lead.id,
        ...rest,
        ...(name ? { name } : {}),
        updatedAt: scope.at,
      });
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
      const merge = await startMerge(scope, 'lead', ids);
      for (const [n, lead] of (await requireLeads(scope, ids)).entries()) {
        const subject = { kind: 'lead', id: lead.id, label: lead.name } as const;
        const update = merge.take(subject, lead, { status });
        if (!update.status) continue;
        await scope.tx.mutate.lead.update({ id: lead.id, ...update, updatedAt: scope.at });
        await record(scope, {
          leadId: lead.id,
          kind: 'edit',
          part: `s${n}`,
          field: 'status',
          oldValue: lead.status,
          newValue: status,
        });
      }
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
      const merge = await startMerge(scope, 'lead', input.leadIds);
      const assigned = [];
      for (const [n, lead] of (await requireLeads(scope, input.leadIds)).entries()) {
        const subject = { kind: 'lead', id: lead.id, label: lead.name } as const;
        const update = merge.take(subject, lead, { ownerId: input.ownerId });
        if (update.ownerId === undefined) continue;
        assigned.push(lead);
        await scope.tx.mutate.lead.update({ id: lead.id, ...update, updatedAt: scope.at });
        await record(scope, {
          leadId: lead.id,
          kind: 'assigned',
          part: `o${n}`,
          oldValue: lead.ownerId,
          newValue: input.ownerId,
        });
      }
      await merge.end();
      // What is taken back is news to nobody.
      return scope.op.undo ? [] : tellAssigned(scope.op.id, input.ownerId, assigned);
    },
    before: (reader, input) => seenLeads(reader, input.leadIds, ['ownerId']),
    undo: ({ op }, { leadIds: ids, ownerId }) =>
      setBack(op, ids, 'ownerId', 'lead.assign', ownerId),
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
    before: (reader, input) => seenTag(reader, input),
    undo: ({ op }, input) => flipTag(op, input, 'lead.untag', false),
  }),

  'lead.untag': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadIds, tagId: id }),
    async run(scope, input) {
      for (const lead of await requireLeads(scope, input.leadIds)) {
        await scope.tx.mutate.leadTag.delete({ leadId: lead.id, tagId: input.tagId });
      }
    },
    before: (reader, input) => seenTag(reader, input),
    undo: ({ op }, input) => flipTag(op, input, 'lead.tag', true),
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
      for (const [n, lead] of (await requireLeads(scope, input.leadIds)).entries()) {
        if (!lead.deletedAt) continue;
        await scope.tx.mutate.lead.update({ id: lead.id, deletedAt: null });
        await record(scope, { leadId: lead.id, kind: 'restored', part: `r${n}` });
      }
    },
    undo: (_act, input) => [{ name: 'lead.delete', input }],
  }),

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
