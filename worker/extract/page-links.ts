import type { PageSource } from './page-source.ts';

const MAX_LINKS = 5_000;

export interface PageLink {
  /** Absolute, without fragment. */
  url: string;
  text: string;
  rel: string;
  /** Offset of the element in the source. */
  start: number;
}

/** An `a` or `area` with an href, as the rules want it. */
export interface Anchor {
  node: number;
  href: string;
  /** Index of the href among the page's attributes. */
  attribute: number;
}

export function listAnchors(page: PageSource): Anchor[] {
  const anchors: Anchor[] = [];
  for (let node = 0; node < page.tags.length && anchors.length < MAX_LINKS; node++) {
    const tag = page.tags[node]!;
    if (tag !== 'a' && tag !== 'area') continue;
    const attribute = page.attributeIndex(node, 'href');
    if (attribute === -1) continue;
    anchors.push({ node, attribute, href: page.attributeValue(attribute).trim() });
  }
  return anchors;
}

/** Web links only; e-mail, phone and script links are the extractor's own business. */
export function listLinks(
  page: PageSource,
  anchors: readonly Anchor[],
  baseUrl: string,
): PageLink[] {
  const links: PageLink[] = [];
  for (const { node, href } of anchors) {
    if (href === '' || href.startsWith('#')) continue;
    const url = resolveUrl(href, baseUrl);
    if (url === null) continue;
    links.push({
      url,
      text: page.textOf(node).slice(0, 200),
      rel: page.attribute(node, 'rel') ?? '',
      start: page.starts[node]!,
    });
  }
  return links;
}

/** The absolute http(s) URL without fragment, or null. */
export function resolveUrl(href: string, baseUrl: string): string | null {
  const url = URL.parse(href, baseUrl) ?? URL.parse(href);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  url.hash = '';
  return url.href;
}

/** What relative links stand on: `<base href>` if the page has one. */
export function baseUrlOf(page: PageSource, url: string): string {
  const node = page.tags.indexOf('base');
  const href = node === -1 ? null : page.attribute(node, 'href');
  return (href === null ? null : resolveUrl(href, url)) ?? url;
}

const OTHERS =
  /(?:facebook|twitter|linkedin|instagram|youtube|google|pinterest|yelp|addthis|sharethis|adobe|microsoft|apple|wordpress|w3|flickr|vimeo|tumblr|paypal|amazon|bing|yahoo|goo)\.\w+$/;

/** The host of a page that came without one, as from a file: what it says of itself, else whom it links to most. */
export function inferHost(
  page: PageSource,
  anchors: readonly Anchor[],
  metas: ReadonlyMap<string, number>,
): string {
  const own = metas.get('og:url');
  const canonical = page.tags.findIndex(
    (tag, node) => tag === 'link' && page.attribute(node, 'rel')?.toLowerCase() === 'canonical',
  );
  for (const href of [
    own === undefined ? null : page.attributeValue(own),
    canonical === -1 ? null : page.attribute(canonical, 'href'),
  ]) {
    const host = href === null ? undefined : URL.parse(href)?.hostname;
    if (host !== undefined && host !== '') return host;
  }
  const counts = new Map<string, number>();
  for (const { href } of anchors) {
    const host = /^https?:\/\/([\w.-]+)/i.exec(href)?.[1]?.toLowerCase();
    if (host !== undefined && !OTHERS.test(host)) counts.set(host, (counts.get(host) ?? 0) + 1);
  }
  const [top] = [...counts].sort((a, b) => b[1] - a[1]);
  return top !== undefined && top[1] >= 4 ? top[0] : '';
}
