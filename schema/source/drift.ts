/** A field that a host's pages used to yield and hardly yield any more. A type, so that it is JSON. */
export type Drift = {
  host: string;
  field: string;
  /** Shares of the host's pages with a value of the field, 0 to 1: at the last reading, and now. */
  was: number;
  now: number;
};

/** How often pages of a host yielded a field. */
export interface HostYield {
  host: string;
  field: string;
  pages: number;
  hits: number;
}

/** Fewer pages than this say nothing about a host. */
export const LEAST_PAGES = 8;
/** A field that fewer pages than these had may be missing by chance. */
const LEAST_SHARE = 0.3;
/** Less than this part of what there was is drift. */
const MOST_LEFT = 0.25;

/** Compares two readings of hosts; the hosts and fields that have fallen off most come first. */
export function findDrift(before: readonly HostYield[], now: readonly HostYield[]): Drift[] {
  const latest = new Map(now.map((each) => [`${each.host} ${each.field}`, each]));
  const pagesOf = new Map(now.map(({ host, pages }) => [host, pages]));
  const drifts = before.flatMap((old): Drift[] => {
    const pages = pagesOf.get(old.host) ?? 0;
    if (pages < LEAST_PAGES || old.pages < LEAST_PAGES) return [];
    const was = old.hits / old.pages;
    const share = (latest.get(`${old.host} ${old.field}`)?.hits ?? 0) / pages;
    if (was < LEAST_SHARE || share > was * MOST_LEFT) return [];
    return [{ host: old.host, field: old.field, was: round(was), now: round(share) }];
  });
  return drifts.toSorted((a, b) => b.was - b.now - (a.was - a.now));
}

function round(share: number): number {
  return Number(share.toFixed(2));
}
