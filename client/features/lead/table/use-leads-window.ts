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
 * for more as the person scrolls.
 */
export function useLeadsWindow(orgId: string, view: LeadView) {
  const key = JSON.stringify([orgId, view]);
  const [grown, setGrown] = useState({ key, limit: limitOf(key) });
  const isSameView = grown.key === key;
  const limit = isSameView ? grown.limit : limitOf(key);
  // What one view had grown to is forgotten with it.
  if (!isSameView) setGrown({ key, limit });
  const query = queries.lead.list({ orgId, filter: view.filter, sort: view.sort, limit });
  // A search and a window that grows are many short-lived queries, each a burden to the server; a
  // plain view is come back to.
  const isBrief = view.filter.search !== undefined || limit < FULL_LIMIT;
  const [rows, result] = useQuery(query, { ttl: isBrief ? '10s' : '5m' });

  const grow = (next: number) => {
    if (next !== limit) setGrown({ key, limit: next });
  };
  return {
    key,
    rows,
    result,
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

function limitOf(key: string): number {
  return firstLimit(recallScroll(key) / LOWEST_ROW_PX);
}

export type LeadsWindow = ReturnType<typeof useLeadsWindow>;
