import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ViewColumns } from '../../../../schema/view/columns.ts';
import { joinColumns, toViewColumns } from '../lead-search.ts';
import {
  type ColumnLayout,
  DEFAULT_LAYOUT,
  parseLayout,
  toColumns,
  toLayout,
} from './column-layout.ts';
import { useStableCallback } from './use-stable.ts';

/** A drag of a column's edge is many small changes; browsers let a page change its URL only so often. */
const SETTLED_MS = 250;

interface ColumnLayoutOptions {
  orgId: string;
  /** What the URL asks for; without it the person sees their own columns. */
  asked: string | undefined;
  /** Puts the columns into the URL; none leaves it to each person's own. */
  onAsk: (columns: ViewColumns | undefined) => void;
}

/**
 * The columns of the table: those of the URL, else as this person left them in this workspace. A
 * change goes into the URL, so that a link and a saved view show the same; whoever looks at their
 * own columns changes those as well. One screen shows one workspace.
 */
export function useColumnLayout({ orgId, asked, onAsk }: ColumnLayoutOptions) {
  const [own, setOwn] = useState(() => load(orgId));
  const [draft, setDraft] = useState<{ from: ColumnLayout; layout: ColumnLayout } | null>(null);
  const given = useMemo(() => {
    const columns = toViewColumns(asked);
    const isOwn = !columns || joinColumns(columns) === joinColumns(toColumns(own));
    return isOwn ? own : toLayout(columns);
  }, [asked, own]);
  // A change of other columns than these has gone with them.
  const changed = draft?.from === given ? draft.layout : null;
  const layout = changed ?? given;

  const settle = useStableCallback((next: ColumnLayout) => {
    if (given === own) setOwn(next);
    onAsk(toColumns(next));
  });
  useEffect(() => {
    if (!changed) return undefined;
    if (given === own) save(orgId, changed);
    const timer = setTimeout(() => settle(changed), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [changed, given, own, orgId, settle]);

  const change = useCallback(
    (part: Partial<ColumnLayout>) =>
      setDraft((before) => {
        const base = before?.from === given ? before.layout : given;
        return { from: given, layout: { ...base, ...part } };
      }),
    [given],
  );
  /** Back to one's own columns; from those, to the usual ones. */
  const reset = useStableCallback(() => {
    setDraft(null);
    if (given === own) {
      save(orgId, DEFAULT_LAYOUT);
      setOwn(DEFAULT_LAYOUT);
    }
    onAsk(undefined);
  });
  const shown = useMemo(() => toColumns(layout), [layout]);
  return { layout, shown, change, reset };
}

export type ColumnChoice = ReturnType<typeof useColumnLayout>;

const keyOf = (orgId: string) => `quarry.leads.columns.${orgId}`;

function load(orgId: string): ColumnLayout {
  try {
    return parseLayout(localStorage.getItem(keyOf(orgId)));
  } catch {
    return DEFAULT_LAYOUT;
  }
}

function save(orgId: string, layout: ColumnLayout) {
  try {
    localStorage.setItem(keyOf(orgId), JSON.stringify(layout));
  } catch {
    // Then the layout holds until the page is closed.
  }
}
