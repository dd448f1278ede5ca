import { copyOf } from '../copy/by-language.ts';
import type { PageKind } from '../copy/copy.ts';
import type { DemoSite } from '../web.ts';

export interface Page {
  kind: PageKind;
  /** With its query, as it stands in links. */
  path: string;
  /** Of an article, or of a page of the blog's list; from 1. */
  number: number;
}

/** The fixed pages in the order in which a site of few pages gets them. */
const FIXED_KINDS = ['home', 'contact', 'team', 'about', 'services', 'legal'] as const;
export const ARTICLES_PER_LIST = 10;

export function hasPage(site: DemoSite, kind: PageKind): boolean {
  if (kind === 'blog') return site.pages > FIXED_KINDS.length;
  if (kind === 'article') return articleCount(site) > 0;
  return FIXED_KINDS.indexOf(kind) < site.pages;
}

/** Lists that fill up with articles: together they use up what the fixed pages leave. */
export function listCount(site: DemoSite): number {
  const rest = site.pages - FIXED_KINDS.length;
  return rest > 0 ? Math.ceil(rest / (ARTICLES_PER_LIST + 1)) : 0;
}

export function articleCount(site: DemoSite): number {
  return Math.max(0, site.pages - FIXED_KINDS.length - listCount(site));
}

export function pathOf(site: DemoSite, kind: PageKind, number = 1): string {
  const path = copyOf(site.company.language).paths[kind];
  if (kind === 'article') return `${path}${number}`;
  return kind === 'blog' && number > 1 ? `${path}?page=${number}` : path;
}

/** The path of a page, or of the home page where the site is too small to have it. */
export function pathOrHome(site: DemoSite, kind: PageKind): string {
  return hasPage(site, kind) ? pathOf(site, kind) : '/';
}

/** Every page of the site, exactly `site.pages` of them, all reachable by links from the first. */
export function pagesOf(site: DemoSite): Page[] {
  const fixed = FIXED_KINDS.slice(0, site.pages).map((kind) => pageOf(site, kind, 1));
  const lists = count(listCount(site)).map((number) => pageOf(site, 'blog', number));
  const articles = count(articleCount(site)).map((number) => pageOf(site, 'article', number));
  return [...fixed, ...lists, ...articles];
}

/** The page at a URL, or null. Unknown query parameters are passed over. */
export function findPage(site: DemoSite, url: URL): Page | null {
  const { paths } = copyOf(site.company.language);
  const { pathname } = url;
  if (pathname === paths.blog) {
    const number = Number(url.searchParams.get('page') ?? 1);
    return isWithin(number, listCount(site)) ? pageOf(site, 'blog', number) : null;
  }
  if (pathname.startsWith(paths.article)) {
    const number = Number(pathname.slice(paths.article.length));
    return isWithin(number, articleCount(site)) ? pageOf(site, 'article', number) : null;
  }
  const kind = FIXED_KINDS.find((candidate) => paths[candidate] === pathname);
  return kind && hasPage(site, kind) ? pageOf(site, kind, 1) : null;
}

function pageOf(site: DemoSite, kind: PageKind, number: number): Page {
  return { kind, number, path: pathOf(site, kind, number) };
}

function isWithin(number: number, last: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= last;
}

function count(last: number): number[] {
  return Array.from({ length: last }, (_, at) => at + 1);
}
