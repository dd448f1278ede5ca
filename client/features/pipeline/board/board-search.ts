/** What a board shows, as its URL says it: `?q=berlin&owner=none&close=overdue&lanes=owner`. */
export interface BoardSearch {
  q?: string;
  owner?: string;
  tags?: string;
  min?: number;
  max?: number;
  close?: CloseFilter;
  lanes?: 'owner';
  /** The deal whose sheet is open. */
  deal?: string;
}

export const CLOSE_FILTERS = ['overdue', 'week', 'month', 'none'] as const;
export type CloseFilter = (typeof CLOSE_FILTERS)[number];

/** `owner=none` is nobody's. */
export const NOBODY = 'none';

export function readBoardSearch(raw: Record<string, unknown>): BoardSearch {
  const search: BoardSearch = {};
  for (const key of ['q', 'owner', 'tags', 'deal'] as const) {
    const value = raw[key];
    // The router reads digits as a number.
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value);
      if (text) search[key] = text.slice(0, 2000);
    }
  }
  for (const key of ['min', 'max'] as const) {
    const value = Number(raw[key] ?? Number.NaN);
    if (Number.isFinite(value) && value >= 0) search[key] = value;
  }
  const close = CLOSE_FILTERS.find((known) => known === raw['close']);
  if (close) search.close = close;
  if (raw['lanes'] === 'owner') search.lanes = 'owner';
  return search;
}

export function isNarrowed(search: BoardSearch): boolean {
  const { q, owner, tags, min, max, close } = search;
  return [q, owner, tags, min, max, close].some((value) => value !== undefined);
}

export function tagIdsOf(search: BoardSearch): string[] {
  return search.tags ? search.tags.split(',').filter(Boolean) : [];
}
