import type { LeadRow } from './lead-types.ts';

const SEARCHED = ['name', 'companyName', 'title', 'email', 'phone', 'city', 'website'] as const;

/**
 * The table's search rule (schema/lead/query.ts) over rows that are loaded already: what stands on
 * screen narrows with each key, before the query follows.
 */
export function matchSearch(
  text: string,
): (lead: Pick<LeadRow, (typeof SEARCHED)[number]>) => boolean {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 6);
  return (lead) =>
    words.every((word) => SEARCHED.some((field) => lead[field]?.toLowerCase().includes(word)));
}
