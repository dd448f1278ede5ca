import type { LeadRow } from '../lead-types.ts';
import type { ColumnId } from './lead-columns.ts';

const PLAIN = [
  'name',
  'title',
  'companyName',
  'email',
  'phone',
  'city',
  'country',
  'status',
  'website',
] as const;

type Compared = Pick<LeadRow, (typeof PLAIN)[number] | 'id' | 'ownerId' | 'tagLinks'>;

/** The cells of a row that show something else than before. Times and sources change by themselves. */
export function changedColumns(before: Compared, after: Compared): ColumnId[] {
  if (before === after || before.id !== after.id) return [];
  const changed: ColumnId[] = PLAIN.filter(
    (field) => (before[field] ?? null) !== (after[field] ?? null),
  );
  if ((before.ownerId ?? null) !== (after.ownerId ?? null)) changed.push('owner');
  if (!hasSameTags(before, after)) changed.push('tags');
  return changed;
}

function hasSameTags(before: Compared, after: Compared): boolean {
  if (before.tagLinks.length !== after.tagLinks.length) return false;
  const ids = new Set(before.tagLinks.map((link) => link.tagId));
  return after.tagLinks.every((link) => ids.has(link.tagId));
}
