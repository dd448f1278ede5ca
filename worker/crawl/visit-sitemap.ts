import type { Driver } from './driver.ts';
import {
  untouched,
  type ClaimedPage,
  type FrontierLink,
  type PageRole,
  type VisitedPage,
} from './frontier.ts';
import type { PaceAnswer } from './pace.ts';
import type { HostEntry } from './host-book.ts';
import { expectPage } from './priority.ts';
import { readSitemap } from './sitemap.ts';
import { isTrap } from './trap.ts';
import { canonicalUrl, siteOf } from './url.ts';

/** Maps named by maps, to this depth; an index of indexes is already unusual. */
const MAX_MAP_DEPTH = 2;
const MAX_MAPS_PER_INDEX = 50;
const MAX_PAGES_PER_MAP = 20_000;

/** Reads one sitemap and puts its pages, and the maps that it names, into the frontier. */
export async function visitSitemap(driver: Driver, page: ClaimedPage): Promise<VisitedPage> {
  const result = await driver.fetcher.fetchPage(page.url, {
    maxBytes: 20 * 1024 * 1024,
    acceptsType: () => true,
    decode: false,
    signal: driver.signal,
  });
  const elapsedMs = result.elapsedMs;
  const pace: PaceAnswer = { outcome: result.ok ? 'good' : 'failure', elapsedMs };
  if (!result.ok || result.status >= 300) {
    // Most sites have none, and say so by 404.
    const reason = result.ok ? `status ${result.status}` : result.message.slice(0, 300);
    return {
      ...untouched(page),
      state: 'free',
      kind: 'no_sitemap',
      reason,
      via: 'http',
      elapsedMs,
      pace,
    };
  }
  const sitemap = readSitemap(result.body, result.url);
  const maps =
    page.depth >= MAX_MAP_DEPTH
      ? []
      : sitemap.maps.slice(0, MAX_MAPS_PER_INDEX).map((url) => ({ url, role: 'sitemap' as const }));
  const pages = sitemap.pages
    .slice(0, MAX_PAGES_PER_MAP)
    .map(({ url }) => ({ url, role: 'page' as const }));
  return {
    ...untouched(page),
    state: 'free',
    kind: 'sitemap',
    via: 'http',
    status: result.status,
    links: toFrontier(driver, page, [...maps, ...pages]),
    elapsedMs,
    pace,
  };
}

/** The maps that robots.txt names, when a whole domain was asked for. */
export function namedSitemaps(driver: Driver, page: ClaimedPage, entry: HostEntry): FrontierLink[] {
  if (driver.task.sourceKind !== 'domain' || page.depth > 0) return [];
  const maps = entry.rules?.sitemaps ?? [];
  return toFrontier(
    driver,
    { ...page, depth: 0 },
    maps.map((url) => ({ url, role: 'sitemap' })),
  );
}

function toFrontier(
  driver: Driver,
  page: ClaimedPage,
  found: { url: string; role: PageRole }[],
): FrontierLink[] {
  const site = siteOf(page.url);
  const links: FrontierLink[] = [];
  for (const { url: given, role } of found) {
    const url = canonicalUrl(given);
    if (url === null || siteOf(url) !== site || isTrap(new URL(url))) continue;
    if (!driver.admit(url)) continue;
    const isMap = role === 'sitemap';
    const depth = isMap ? page.depth + 1 : 1;
    const priority = isMap ? 90 : expectPage(url, '', depth).priority;
    links.push({ url, host: new URL(url).host, unit: site, depth, priority, role });
  }
  return links;
}
