import { entryUnit, isEntryUnit, type ClaimedPage, type FrontierLink } from './frontier.ts';
import type { ListedCard } from './listed-entry.ts';
import type { PageGuide, PageLink } from './page-outline.ts';
import { expectPage } from './priority.ts';
import type { PageListing } from './read-listing.ts';
import type { CrawlTask } from './task.ts';
import { isTrap, type PatternBudget } from './trap.ts';
import { canonicalUrl, siteOf } from './url.ts';

export interface LinkSource {
  task: CrawlTask;
  page: ClaimedPage;
  /** Where the page was found in the end. */
  url: string;
  outline: PageGuide;
  /** What it lists; null when it is no listing. */
  listing: PageListing | null;
  /** Whether one of these cards, which lead nowhere, was not on a page before. */
  hasNewEntries: (cards: readonly ListedCard[]) => boolean;
  patterns: PatternBudget;
  /** Whether the frontier has this address. Most links of a page are its site's menu. */
  isKnown: (url: string) => boolean;
  /** True once for each address that is new to the frontier, while it has room. */
  admit: (url: string) => boolean;
}

/** Types that a link gives away by its ending; asking for them would only cost. */
const NO_PAGE =
  /\.(?:pdf|jpe?g|png|gif|webp|avif|svg|ico|bmp|tiff?|mp[34g]|m4[av]|avi|mov|wmv|webm|ogg|wav|flac|zip|rar|7z|gz|tgz|bz2|xz|dmg|exe|msi|apk|iso|docx?|xlsx?|pptx?|od[tsp]|csv|rtf|epub|css|js|mjs|json|xml|rss|atom|woff2?|ttf|eot|ics|vcf)$/i;

/** What a page adds to the frontier: new addresses, in scope, with what they are worth. */
export function followLinks(source: LinkSource): FrontierLink[] {
  const { task, page, outline, listing } = source;
  if (listing !== null) {
    const entries = collect(source, listing.entries, 'page', 1);
    // A list that goes on for ever goes on with what it has shown before.
    const isNew = entries.length > 0 || source.hasNewEntries(listing.cards);
    const nextPages = isNew ? collect(source, listing.nextPages, 'listing', 0) : [];
    return [...nextPages, ...entries];
  }
  // An entry's page on the directory's host leads to the rest of the directory, not to a company.
  if (page.depth >= task.settings.depth || isEntryUnit(page.unit)) return [];
  if (outline.isNofollow && task.settings.respectRobots) return [];
  return collect(source, outline.links, 'page', 1);
}

function collect(
  source: LinkSource,
  links: PageLink[],
  role: 'page' | 'listing',
  step: 0 | 1,
): FrontierLink[] {
  const found: FrontierLink[] = [];
  const base = baseOf(source);
  const seen = new Set<string>();
  for (const link of links) {
    if (link.isNofollow && source.task.settings.respectRobots) continue;
    const url = canonicalUrl(link.href, base);
    if (url === null || seen.has(url) || source.isKnown(url)) continue;
    seen.add(url);
    const made = toFrontier(source, url, link.text, role, step);
    if (made !== null) found.push(made);
  }
  return found;
}

function baseOf({ outline, url }: LinkSource): string {
  return outline.baseHref === null ? url : (URL.parse(outline.baseHref, url)?.href ?? url);
}

function toFrontier(
  { task, page, url: from, listing, patterns, admit }: LinkSource,
  url: string,
  text: string,
  role: 'page' | 'listing',
  step: 0 | 1,
): FrontierLink | null {
  const parsed = new URL(url);
  const site = siteOf(url);
  const isHome = site === siteOf(from);
  const isListed = page.role === 'listing' && role === 'page';
  // People belong to the organisation whose page lists them.
  const isEntry = isListed && listing?.arePeople !== true;
  if (!isHome && !isEntry && !task.settings.followExternal) return null;
  if (NO_PAGE.test(parsed.pathname) || isTrap(parsed) || !admit(url)) return null;
  const charge = role === 'listing' || isListed ? 0 : patterns.charge(parsed);
  if (charge === null) return null;
  // Their pages lead to the rest of the site, which nobody has asked for.
  const isLast = isListed && !isEntry;
  const depth = isLast ? Math.max(page.depth + step, task.settings.depth) : page.depth + step;
  const { priority } = expectPage(url, text, depth);
  return {
    url,
    host: parsed.host,
    unit: isEntry && isHome ? entryUnit(url) : site,
    depth,
    priority: role === 'listing' ? 95 : Math.max(0, priority - charge),
    role,
  };
}
