import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { baseKey, seen, startMerge } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { forgetVerified } from '../verification/forget.ts';
import { defineVerb } from '../verb.ts';
import {
  EDITABLE_LEAD_FIELDS,
  type EditableLeadField,
  normalizeLeadField,
  RECEIPT_FIELD,
} from './fields.ts';
import { id, record, requireLead, seenLeads } from './lead-rows.ts';
import {
  choosePersonsValues,
  normalizeTyped,
  type PersonsValues,
  typedValues,
} from './persons-values.ts';

/** What one lead's fields say: a person's words, or another of the receipts. */
export const leadFieldVerbs = {
  'lead.edit': defineVerb({
    action: 'lead.edit',
    input: z.strictObject({ leadId: id, changes: typedValues }),
    async run(scope, input) {
      const wanted: PersonsValues = {};
      for (const field of EDITABLE_LEAD_FIELDS) {
        const typed = input.changes[field];
        if (typed !== undefined) wanted[field] = normalizeTyped(field, typed);
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
} as const;
