import { type EditableLeadField, RECEIPT_FIELD } from '../../../../schema/lead/fields.ts';
import type { LeadActivity } from '../lead-types.ts';

type Activity = Pick<
  LeadActivity,
  'id' | 'kind' | 'field' | 'oldValue' | 'newValue' | 'actorId' | 'createdAt'
>;

/** One value that a field had, and who gave it; `at` is null for what stood before the first edit. */
export interface PastValue {
  id: string;
  value: string | null;
  actorId: string | null;
  at: number | null;
}

/** The values of a field, newest first, told by the edits of people. Empty when nobody edited it. */
export function fieldHistory(
  activities: readonly Activity[],
  field: EditableLeadField,
): PastValue[] {
  const edits = activities
    .filter((each) => each.kind === 'edit' && each.field === RECEIPT_FIELD[field])
    .sort((a, b) => b.createdAt - a.createdAt || b.id.localeCompare(a.id));
  const oldest = edits.at(-1);
  if (!oldest) return [];
  return [
    ...edits.map(({ id, newValue, actorId, createdAt }) => ({
      id,
      value: newValue ?? null,
      actorId: actorId ?? null,
      at: createdAt,
    })),
    { id: 'first', value: oldest.oldValue ?? null, actorId: null, at: null },
  ];
}
