import { useQuery } from '@rocicorp/zero/react';
import { useState } from 'react';
import { queries } from '../../../../schema/queries.ts';
import type { LeadView } from '../lead-search.ts';
import { firstLimit, FULL_LIMIT, LAST_LIMIT, nextLimit } from './limit-window.ts';
import { recallScroll, rememberScroll } from './table-memory.ts';
import { useStableCallback } from './use-stable.ts';

/** The lowest that a row is drawn: the phone's cards are higher, and there fewer rows reach as far. */
const LOWEST_ROW_PX = 36;

/**
 * The leads of a view: those on this device at once, the rest when the server has answered. Asks
 * for more as the person scrolls. While a search narrows the view, the view without it stays at
 * hand, so that each letter can be answered from it.
 */
export function useLeadsWindow(orgId: string, { filter, sort }: LeadView) {
  const { search, ...others } = filter;
  const plainKey = keyOf(orgId, { filter: others, sort });
  const plainLimit = useLimit(plainKey);
  const [plainRows] = useRows(orgId, { filter: others, sort }, plainLimit.limit);

  const key = keyOf(orgId, { filter, sort });
  const searchLimit = useLimit(key);
  const { limit, grow } = search === undefined ? plainLimit : searchLimit;
  // Without a search this asks the same as above, and both share one answer.
  const [rows, result] = useRows(orgId, { filter, sort }, limit);
  return {
    key,
    rows,
    result,
    /** The rows without the search. */
    plainRows,
    /** There may be rows beyond these. */
    hasMore: rows.length >= limit,
    isAtLimit: limit === LAST_LIMIT,
    onReach: useStableCallback((lastVisible: number, loaded: number) =>
      grow(nextLimit({ limit, loaded, lastVisible })),
    ),
    loadAll: () => grow(LAST_LIMIT),
    scrollTop: recallScroll(key),
    onLeave: rememberScroll,
  };
}

const keyOf = (orgId: string, view: LeadView) => JSON.stringify([orgId, view]);

function useRows(orgId: string, { filter, sort }: LeadView, limit: number) {
  // A search, conditions that are being written and a window that grows are many short-lived
  // queries, each a burden to the server; a plain view is come back to.
  const isWritten = filter.search !== undefined || filter.rules !== undefined;
  const isBrief = isWritten || limit < FULL_LIMIT;
  const query = queries.lead.list({ orgId, filter, sort, limit });
  return useQuery(query, { ttl: isBrief ? '10s' : '5m' });
}

/** How far a view's window has grown. */
function useLimit(key: string) {
  const [grown, setGrown] = useState({ key, limit: limitOf(key) });
  const isSameView = grown.key === key;
  const limit = isSameView ? grown.limit : limitOf(key);
  // What one view had grown to is forgotten with it.
  if (!isSameView) setGrown({ key, limit });
  const grow = (next: number) => {
    if (next !== limit) setGrown({ key, limit: next });
  };
  return { limit, grow };
}

function limitOf(key: string): number {
  return firstLimit(recallScroll(key) / LOWEST_ROW_PX);
}

export type LeadsWindow = ReturnType<typeof useLeadsWindow>;

/** How many rows there are in all, loaded or not; null when nobody has counted them. */
export function countRows(
  window: LeadsWindow,
  { isPlain, shown, leadCount }: { isPlain: boolean; shown: number; leadCount: number },
): number | null {
  if (isPlain) return Math.max(leadCount, shown);
  return window.hasMore ? null : shown;
}
