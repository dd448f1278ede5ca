import { useQuery } from '@rocicorp/zero/react';
import { useState } from 'react';
import { queries } from '../../../../schema/queries.ts';
import type { LeadView } from '../lead-search.ts';
import { FIRST_LIMIT, LAST_LIMIT, nextLimit } from './limit-window.ts';
import { recallTable, rememberTable } from './table-memory.ts';
import { useStableCallback } from './use-stable.ts';

const FIRST = { limit: FIRST_LIMIT, scrollTop: 0 };

/**
 * The leads of a view: those on this device at once, the rest when the server has answered. Asks
 * for more as the person scrolls.
 */
export function useLeadsWindow(orgId: string, view: LeadView) {
  const key = JSON.stringify([orgId, view]);
  const [grown, setGrown] = useState({ key, limit: recallTable(key)?.limit ?? FIRST_LIMIT });
  const limit = grown.key === key ? grown.limit : (recallTable(key)?.limit ?? FIRST_LIMIT);
  const query = queries.lead.list({ orgId, filter: view.filter, sort: view.sort, limit });
  // A search is many short-lived queries, each a burden to the server; a plain view is come back to.
  const [rows, result] = useQuery(query, { ttl: view.filter.search ? '10s' : '5m' });

  const grow = (next: number) => {
    if (next === limit) return;
    setGrown({ key, limit: next });
    rememberTable(key, { limit: next }, FIRST);
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
    scrollTop: recallTable(key)?.scrollTop ?? 0,
    onScroll: useStableCallback((scrollTop: number) =>
      rememberTable(key, { scrollTop }, { ...FIRST, limit }),
    ),
  };
}

export type LeadsWindow = ReturnType<typeof useLeadsWindow>;
