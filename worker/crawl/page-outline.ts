import { type ShapePart, shapeOf } from '../../schema/listing/shape.ts';
import { fold, type PageSource } from '../extract/page-source.ts';
import { readPage } from '../extract/read-page.ts';

export interface PageLink {
  /** As written; `canonicalUrl` resolves it. */
  href: string;
  text: string;
  isNofollow: boolean;
  isNext: boolean;
  /** Tags and first classes of the elements around it: links of one repeating card share it. */
  shape: string;
}

/** What the crawler itself must know of a page: where it leads, and what kind of page it is. */
export interface PageOutline {
  title: string;
  heading: string;
  /** Visible text, white space folded, at most 200,000 characters. */
  text: string;
  /** The same without navigation, header and footer. */
  mainText: string;
  links: PageLink[];
  baseHref: string | null;
  /** Target of a refresh that comes within half a minute. */
  refreshHref: string | null;
  isNofollow: boolean;
  isNoindex: boolean;
  hasStructuredData: boolean;
  passwordFields: number;
  scripts: number;
  /** An empty element that a framework mounts its page in. */
  hasAppRoot: boolean;
  /** `src` of scripts and frames, for telling challenge and parking services. */
  sources: string[];
}

const MAX_TEXT = 200_000;
const MAX_LINKS = 5_000;
const MAX_SOURCES = 60;

/** What the crawl goes on by once a page has been judged. */
export type PageGuide = Omit<PageOutline, 'text' | 'mainText' | 'sources'>;

/** Takes time linear in the page's length and never throws, whatever the markup. */
export function outlinePage(html: string): PageOutline {
  return outlineOf(readPage(html));
}

/** The same of a page that has been parsed already. */
export function outlineOf(page: PageSource): PageOutline {
  const outline: PageOutline = {
    title: page.title === null ? '' : fold(page.decoded(page.title)).slice(0, 500),
    heading: headingOf(page),
    text: fold(page.text.slice(0, MAX_TEXT * 2)).slice(0, MAX_TEXT),
    mainText: mainTextOf(page),
    links: [],
    baseHref: null,
    refreshHref: null,
    isNofollow: false,
    isNoindex: false,
    hasStructuredData: page.jsonLd.length > 0,
    passwordFields: 0,
    scripts: page.scriptCount - page.jsonLd.length,
    hasAppRoot: false,
    sources: [],
  };
  for (let node = 0; node < page.tags.length; node++) {
    READERS[page.tags[node] ?? '']?.(page, node, outline);
    readAttributes(page, node, outline);
  }
  return outline;
}

type Reader = (page: PageSource, node: number, outline: PageOutline) => void;

const READERS: Record<string, Reader | undefined> = {
  a: (page, node, outline) => addLink(page, node, outline, page.attribute(node, 'href')),
  area: (page, node, outline) => addLink(page, node, outline, page.attribute(node, 'href')),
  frame: (page, node, outline) => addLink(page, node, outline, page.attribute(node, 'src')),
  link: (page, node, outline) => {
    if (/\bnext\b/i.test(page.attribute(node, 'rel') ?? '')) {
      addLink(page, node, outline, page.attribute(node, 'href'));
    }
  },
  base: (page, node, outline) => {
    outline.baseHref ??= page.attribute(node, 'href');
  },
  input: (page, node, outline) => {
    if (page.attribute(node, 'type')?.toLowerCase() === 'password') outline.passwordFields++;
  },
  script: addSource,
  iframe: addSource,
  meta: readMeta,
};

function addLink(page: PageSource, node: number, outline: PageOutline, href: string | null): void {
  if (href === null || outline.links.length >= MAX_LINKS) return;
  const rel = page.attribute(node, 'rel')?.toLowerCase() ?? '';
  const text = page.textOf(node).slice(0, 200);
  const fallback =
    text === '' ? (page.attribute(node, 'aria-label') ?? page.attribute(node, 'title')) : null;
  outline.links.push({
    href,
    text: fallback?.slice(0, 200) ?? text,
    isNofollow: /\b(?:nofollow|sponsored|ugc)\b/.test(rel),
    isNext: /\bnext\b/.test(rel),
    shape: page.tags[node] === 'a' ? shapeOf(ancestorsOf(page, node)) : '',
  });
}

function addSource(page: PageSource, node: number, outline: PageOutline): void {
  const source = page.attribute(node, 'src');
  if (source !== null && outline.sources.length < MAX_SOURCES) outline.sources.push(source);
}

function readMeta(page: PageSource, node: number, outline: PageOutline): void {
  const content = page.attribute(node, 'content');
  if (content === null) return;
  const name = page.attribute(node, 'name')?.toLowerCase();
  // `http-equiv` is not among the attributes kept; nothing else reads "seconds; url=".
  if (name === undefined) outline.refreshHref ??= refreshTarget(content);
  if (name !== 'robots' && name !== 'quarrybot') return;
  outline.isNofollow ||= /\b(?:nofollow|none)\b/i.test(content);
  outline.isNoindex ||= /\b(?:noindex|none)\b/i.test(content);
}

function refreshTarget(content: string): string | null {
  const match = /^\s*(\d+)[\d.]*\s*[;,]\s*url\s*=\s*["']?([^"']+)["']?\s*$/i.exec(content);
  // A page that reloads itself after minutes is a page, not a redirect.
  return match?.[2] !== undefined && Number(match[1]) <= 30 ? match[2].trim() : null;
}

const APP_ROOT_ID =
  /^(?:root|app|__next|__nuxt|___gatsby|svelte|main-app|app-root|react-root|ember\d+)$/;
const APP_ROOT_TAG = /^(?:app-root|ng-app|[a-z]+-app)$/;
/** White space and a "Loading…" are what a server puts into a root that it leaves empty. */
const MAX_ROOT_TEXT = 60;

function readAttributes(page: PageSource, node: number, outline: PageOutline): void {
  const from = page.attributesFrom[node] ?? 0;
  const to = page.attributesTo[node] ?? 0;
  let isRoot = APP_ROOT_TAG.test(page.tags[node] ?? '');
  for (let index = from; index < to; index++) {
    const name = page.attributeNames[index];
    if (name === 'itemscope' || name === 'typeof') outline.hasStructuredData = true;
    else if (name === 'id' && APP_ROOT_ID.test(page.attributeValue(index))) isRoot = true;
  }
  if (!isRoot) return;
  const length = (page.textEnds[node] ?? 0) - (page.textStarts[node] ?? 0);
  if (length < MAX_ROOT_TEXT) outline.hasAppRoot = true;
}

function headingOf(page: PageSource): string {
  const node = page.tags.indexOf('h1');
  return node === -1 ? '' : page.textOf(node).slice(0, 500);
}

const FRAME_TAGS = new Set(['nav', 'header', 'footer', 'aside']);

/** What stands on one page only: its frame is the same on each page of the site. */
function mainTextOf(page: PageSource): string {
  const parts: string[] = [];
  let from = 0;
  for (let node = 0; node < page.tags.length; node++) {
    if (!FRAME_TAGS.has(page.tags[node] ?? '')) continue;
    const start = page.textStarts[node] ?? 0;
    // Frames within frames have been left out with the outer one.
    if (start < from) continue;
    parts.push(page.text.slice(from, start));
    from = Math.max(from, page.textEnds[node] ?? start);
  }
  parts.push(page.text.slice(from));
  return parts.join('\n').slice(0, MAX_TEXT);
}

function* ancestorsOf(page: PageSource, node: number): Generator<ShapePart> {
  for (let at = node; at !== -1; at = page.parents[at] ?? -1) {
    yield { tag: page.tags[at] ?? '', classes: page.attribute(at, 'class') };
  }
}
