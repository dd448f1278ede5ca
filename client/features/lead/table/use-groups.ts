import { useMemo, useState } from 'react';
import type { LeadGroup } from '../../../../schema/lead/filter.ts';
import type { LeadRow } from '../lead-types.ts';
import { type GroupedRows, groupRows, type GroupValue } from './group-rows.ts';

export interface Groups extends GroupedRows {
  by: LeadGroup;
  toggle: (value: GroupValue) => void;
  /** Closes all groups that are here, or opens all. */
  setAllOpen: (isOpen: boolean) => void;
}

/** The rows under headings; null when the view has none. */
export function useGroups(
  rows: readonly LeadRow[],
  by: LeadGroup | undefined,
  hasMore: boolean,
): Groups | null {
  const [state, setState] = useState<{ by?: LeadGroup; closed: ReadonlySet<GroupValue> }>({
    closed: new Set(),
  });
  // What was closed belongs to the groups that it was closed among.
  const closed = useMemo(
    () => (state.by === by ? state.closed : new Set<GroupValue>()),
    [state, by],
  );
  const grouped = useMemo(
    () => (by ? groupRows(rows, by, { closed, hasMore }) : null),
    [rows, by, closed, hasMore],
  );
  if (!by || !grouped) return null;
  return {
    ...grouped,
    by,
    toggle(value) {
      const next = new Set(closed);
      if (!next.delete(value)) next.add(value);
      setState({ by, closed: next });
    },
    setAllOpen(isOpen) {
      const heads = grouped.lines.flatMap((line) => (line.kind === 'group' ? [line.value] : []));
      setState({ by, closed: new Set(isOpen ? [] : heads) });
    },
  };
}
