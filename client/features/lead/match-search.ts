import { SEARCHED } from '../../../schema/lead/query.ts';
import type { LeadRow } from './lead-types.ts';

type Searched = Pick<LeadRow, (typeof SEARCHED)[number]>;

/** What each lead is searched in; rows are never changed in place, so it holds as long as its row. */
const haystacks = new WeakMap<Searched, string>();

/**
 * The table's search rule (schema/lead/query.ts) over rows that are loaded already: what stands on
 * screen narrows with each key, before the query follows.
 */
export function matchSearch(text: string): (lead: Searched) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  return (lead) => {
    const haystack = haystackOf(lead);
    return words.every((word) => haystack.includes(word));
  };
}

function haystackOf(lead: Searched): string {
  let haystack = haystacks.get(lead);
  if (haystack === undefined) {
    // No word has a line break in it, so none is found across two fields.
    haystack = SEARCHED.map((field) => lead[field] ?? '')
      .join('\n')
      .toLowerCase();
    haystacks.set(lead, haystack);
  }
  return haystack;
}
