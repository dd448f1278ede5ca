import type { Shows } from '../../../schema/view/table.ts';

export interface SavedView {
  id: string;
  ownerId: string;
  name: string;
  isShared: boolean;
  shows: Shows;
}

/** Whether two views let the same leads through in the same order, however they were written. */
export function isSameView(a: Shows, b: Shows): boolean {
  return canonical(a) === canonical(b);
}

function canonical({ filter, sort }: Shows): string {
  const entries = Object.entries(filter)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => [key, Array.isArray(value) ? value.map(String).toSorted() : value]);
  entries.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return JSON.stringify([entries, sort.field, sort.direction]);
}
