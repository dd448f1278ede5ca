/** Which leads are chosen. Ids, not places: rows may come, go and move meanwhile. */
export interface Selection {
  ids: ReadonlySet<string>;
  /** Where a range starts: the last lead that was chosen by itself. */
  anchorId: string | null;
  /** What was chosen before the running range began, so that the range can shrink again. */
  beforeRange: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
export const NO_SELECTION: Selection = { ids: NONE, anchorId: null, beforeRange: NONE };

export function toggle(selection: Selection, leadId: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(leadId)) ids.add(leadId);
  return { ids, anchorId: leadId, beforeRange: ids };
}

/** From the anchor to this lead, both included, on top of what was chosen before the range. */
export function extendTo(
  selection: Selection,
  order: readonly string[],
  leadId: string,
  startId: string | null = null,
): Selection {
  const anchorId = selection.anchorId ?? startId ?? leadId;
  const from = order.indexOf(anchorId);
  const to = order.indexOf(leadId);
  if (to < 0) return selection;
  if (from < 0) return toggle({ ...selection, anchorId: null }, leadId);
  const range = order.slice(Math.min(from, to), Math.max(from, to) + 1);
  const beforeRange = selection.anchorId === null ? selection.ids : selection.beforeRange;
  return { ids: new Set([...beforeRange, ...range]), anchorId, beforeRange };
}

export function selectAll(order: readonly string[]): Selection {
  const ids = new Set(order);
  return { ids, anchorId: order[0] ?? null, beforeRange: ids };
}

/** The chosen leads that are on the table, in its order: what an act applies to. */
export function chosenIn(selection: Selection, order: readonly string[]): string[] {
  if (selection.ids.size === 0) return [];
  return order.filter((id) => selection.ids.has(id));
}

export type Coverage = 'none' | 'some' | 'all';

export function coverage(chosen: number, total: number): Coverage {
  if (chosen === 0 || total === 0) return 'none';
  return chosen === total ? 'all' : 'some';
}
