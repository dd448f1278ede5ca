import type { ListingPlaces } from '../../schema/listing/fields.ts';
import type { PageGuide, PageLink } from './page-outline.ts';
import { canonicalUrl } from './url.ts';

export interface Listing {
  nextPages: PageLink[];
  /** Of the entries' links, or, where a person has pointed at cards without one, of the cards. */
  shape: string;
  /** One link for each entry: its detail page, or the entry's own site. */
  entries: PageLink[];
}

const MIN_ENTRIES = 3;

/** What people have pointed out on a host's listings. */
export interface ListingRule {
  /** Of the entries' links, or of cards that have none. */
  shape: string;
  places: ListingPlaces;
}

/** By host. */
export type ListingRules = Readonly<Record<string, ListingRule>>;

/**
 * Finds the repeating card of a directory page: of the links that stand in the same surroundings
 * (same tags and classes above them), the group with the most different targets and the longest
 * labels is the entries. Navigation repeats too, but its labels are short and its surroundings say
 * nav. Where a person has pointed the entries out, that is believed instead, while there are any.
 * Null when nothing repeats.
 */
export function findListing(
  outline: PageGuide,
  url: string,
  rules: ListingRules = {},
): Listing | null {
  const nextPages = nextPagesOf(outline, url);
  const paging = new Set(nextPages);
  const pointedOut = rules[new URL(url).host]?.shape;
  if (pointedOut !== undefined) {
    if (!isLinkShape(pointedOut)) return { nextPages, shape: pointedOut, entries: [] };
    const links = outline.links.filter((link) => link.shape === pointedOut && !paging.has(link));
    const entries = distinctTargets(links, url);
    if (entries.length > 0) return { nextPages, shape: pointedOut, entries };
  }
  const groups = new Map<string, PageLink[]>();
  for (const link of outline.links) {
    if (paging.has(link) || link.shape === '' || isChrome(link.shape)) continue;
    const group = groups.get(link.shape);
    if (group === undefined) groups.set(link.shape, [link]);
    else group.push(link);
  }
  const best = [...groups.values()]
    .map((links) => distinctTargets(links, url))
    .filter((links) => links.length >= MIN_ENTRIES)
    .sort((a, b) => worth(b) - worth(a))[0];
  const shape = best?.[0]?.shape;
  return shape === undefined ? null : { nextPages, shape, entries: best ?? [] };
}

/** Whether the elements of this shape are links. */
export function isLinkShape(shape: string): boolean {
  return /(?:^|>)a(?:\.[^>]*)?$/.test(shape);
}

/** Whether elements of this shape are the site's own furniture. */
export function isChrome(shape: string): boolean {
  return CHROME.test(shape);
}

const CHROME =
  /(?:^|>)(?:nav|header|footer|aside)\b|\.(?:[\w-]*(?:nav|menu|breadcrumb|footer|header|pager|pagination|sidebar|social|lang|cookie)[\w-]*)/i;

function distinctTargets(links: PageLink[], url: string): PageLink[] {
  const byTarget = new Map<string, PageLink>();
  for (const link of links) {
    const target = canonicalUrl(link.href, url);
    if (target !== null && target !== url && !byTarget.has(target)) byTarget.set(target, link);
  }
  return [...byTarget.values()];
}

function worth(links: PageLink[]): number {
  const labels = links.reduce((sum, link) => sum + Math.min(40, link.text.length), 0);
  return links.length * 10 + labels;
}

const NEXT_TEXT =
  /^(?:next|next page|older|older posts|more results|(?:load|show|see|view) more|mehr (?:laden|anzeigen)|voir plus|afficher plus|meer laden|toon meer|ver más|cargar más|weiter|nächste|nächste seite|vor|suivant|suivante|page suivante|volgende|volgende pagina|siguiente|página siguiente|次へ|[›»→>]|>>)(?:\s*[›»→>]*)$/i;
const PAGE_PARAMETER = /^(?:page|p|pg|paged|seite|pagina|página|start|offset|from)$/i;

/** Links to other pages of the list, whatever its entries are. */
export function nextPagesOf(outline: PageGuide, url: string): PageLink[] {
  return outline.links.filter((link) => isNextPage(link, url));
}

/** A link to another page of the same list: by relation, by label, or by number and parameter. */
function isNextPage(link: PageLink, url: string): boolean {
  if (link.isNext || NEXT_TEXT.test(link.text)) return true;
  const target = URL.parse(link.href, url);
  if (target === null) return false;
  const here = new URL(url);
  if (target.host !== here.host) return false;
  if (!/^\d{1,4}$/.test(link.text)) return false;
  const hasPageParameter = [...target.searchParams.keys()].some((name) =>
    PAGE_PARAMETER.test(name),
  );
  const isPagePath = /\/(?:page|seite|pagina|p)\/?\d+\/?$/i.test(target.pathname);
  return (hasPageParameter && target.pathname === here.pathname) || isPagePath;
}
