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
