import type { LeadGroup } from '../../../../schema/lead/filter.ts';
import type { LeadRow } from '../lead-types.ts';

/** What the leads of a group have in common; null where they have nothing there. */
export type GroupValue = string | null;

export interface GroupHead {
  kind: 'group';
  by: LeadGroup;
  value: GroupValue;
  /** Its leads that are here; the last group may have more on the server. */
  count: number;
  hasMore: boolean;
  isOpen: boolean;
}

/** A line of the table, with the place of the last lead that it stands for among all that are here. */
export type TableLine = (GroupHead | { kind: 'lead'; lead: LeadRow }) & { last: number };

export interface GroupedRows {
  lines: TableLine[];
  /** The leads of the open groups. */
  rows: LeadRow[];
  /** On which line each of them stands. */
  lineOf: number[];
  /** All leads that are here, also those of closed groups. */
  loaded: number;
}

/** Puts rows that come in the order of their groups under headings. */
export function groupRows(
  all: readonly LeadRow[],
  group: LeadGroup,
  { closed, hasMore }: { closed: ReadonlySet<GroupValue>; hasMore: boolean },
): GroupedRows {
  const grouped: GroupedRows = { lines: [], rows: [], lineOf: [], loaded: all.length };
  for (let start = 0; start < all.length;) {
    const value = groupValue(all[start], group);
    let end = start + 1;
    while (end < all.length && groupValue(all[end], group) === value) end++;
    const isOpen = !closed.has(value);
    grouped.lines.push({
      kind: 'group',
      by: group,
      value,
      count: end - start,
      hasMore: hasMore && end === all.length,
      isOpen,
      last: isOpen ? start : end - 1,
    });
    for (const [n, lead] of isOpen ? all.slice(start, end).entries() : []) {
      grouped.lineOf.push(grouped.lines.length);
      grouped.lines.push({ kind: 'lead', lead, last: start + n });
      grouped.rows.push(lead);
    }
    start = end;
  }
  return grouped;
}

const groupValue = (lead: LeadRow | undefined, group: LeadGroup): GroupValue =>
  lead?.[group] ?? null;
