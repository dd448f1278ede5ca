import { EDITABLE_LEAD_FIELDS, type EditableLeadField } from '../lead/fields.ts';

/** What a survivor took over from the lead that was merged into it, and what it had before. */
export type TakenFields = {
  [Field in EditableLeadField]?: TakenField;
};

export type TakenField = {
  before: string | null;
  taken: string;
  /** Which act wrote it, as `stampOf`: a field that another act wrote since is that one's. */
  stamp: string;
  /** The earlier merge whose gift `before` is. */
  over: string | null;
};

/** An act as the last edit of a field names it; null for a worker's. */
export function stampOf(act: { device?: string | null; seq?: number | null }): string | null {
  return act.device ? `${act.device}/${act.seq ?? ''}` : null;
}

type Values = { readonly [Field in EditableLeadField]?: string | null };

/** The fields that the survivor lacks and the other has: what a merge takes when nobody chooses. */
export function missingFields(survivor: Values, other: Values): EditableLeadField[] {
  return EDITABLE_LEAD_FIELDS.filter((field) => !survivor[field] && other[field]);
}

/** Of two leads the one to keep: the fuller, then the older. */
export function survivorOf<Lead extends Values & { id: string; createdAt: number }>(
  one: Lead,
  other: Lead,
): Lead {
  const fullness = (lead: Lead) => EDITABLE_LEAD_FIELDS.filter((field) => lead[field]).length;
  const gap = fullness(one) - fullness(other);
  if (gap !== 0) return gap > 0 ? one : other;
  if (one.createdAt !== other.createdAt) return one.createdAt < other.createdAt ? one : other;
  return one.id < other.id ? one : other;
}

export function entriesOf(fields: TakenFields): [EditableLeadField, TakenField][] {
  return Object.entries(fields) as [EditableLeadField, TakenField][];
}
