import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { zql } from '../tables.ts';
import type { VerbScope } from '../verb.ts';
import {
  type EditableLeadField,
  leadFieldName,
  normalizeLeadField,
  RECEIPT_FIELD,
} from './fields.ts';

const text = z.nullable(z.string().check(z.maxLength(2000)));
/** What a person typed, by field; null or nothing but space empties the field. */
export const typedValues = z.partialRecord(leadFieldName, text);

export type PersonsValues = Partial<Record<EditableLeadField, string | null>>;

/** The value as it is kept. Throws AppError `invalid` with a message for the person. */
export function normalizeTyped(field: EditableLeadField, typed: string | null): string | null {
  const [value, problem] = normalizeLeadField(field, typed ?? '');
  if (problem) throw new AppError('invalid', problem, { field });
  return value;
}

/** Puts a person's values above all receipts of their fields. */
export async function choosePersonsValues(scope: VerbScope, leadId: string, values: PersonsValues) {
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

/** Writes a person's values as receipts, for fields that have no chosen one. */
export async function insertPersonsValues(scope: VerbScope, leadId: string, values: PersonsValues) {
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
