import type { Shows } from '../../../schema/view/table.ts';

export interface SavedView {
  id: string;
  ownerId: string;
  name: string;
  isShared: boolean;
  shows: Shows;
}

/**
 * Whether the table shows a view: the same leads in the same order, however that was written, and
 * the same columns where the view says which.
 */
export function isSameView(view: Shows, table: Shows): boolean {
  if (canonical(view) !== canonical(table)) return false;
  return !view.columns || columnsText(view) === columnsText(table);
}

function columnsText({ columns = [] }: Shows): string {
  return columns.map(({ id, width }) => `${id}:${width ?? ''}`).join();
}

function canonical({ filter, sort }: Shows): string {
  const entries = Object.entries(filter)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map(String).toSorted() : inOrder(value),
    ]);
  entries.sort(([one], [other]) => (String(one) < String(other) ? -1 : 1));
  return JSON.stringify([entries, sort.field, sort.direction, sort.group]);
}

/** Postgres keeps the keys of JSON in an order of its own. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, inOrder(part)] as const);
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}
