import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';

export interface SitemapEntry {
  url: string;
  /** Epoch milliseconds, when the map tells and it is readable. */
  modifiedAt: number | null;
}

export interface Sitemap {
  /** Pages of this map. */
  pages: SitemapEntry[];
  /** Other maps, when this one is an index. */
  maps: string[];
}

/** The protocol's own limits (sitemaps.org): 50,000 entries and 50 MB unpacked. */
const MAX_ENTRIES = 50_000;
const MAX_BYTES = 50 * 1024 * 1024;

/**
 * Reads a sitemap as servers publish it: XML (urlset or index), RSS or Atom, or one URL a line;
 * plain or gzip. Broken XML yields what stands before the break and whatever follows it that can
 * still be told. Never throws.
 */
export function readSitemap(body: Buffer, baseUrl: string): Sitemap {
  const text = unpack(body)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  const sitemap: Sitemap = { pages: [], maps: [] };
  if (/^\s*</.test(text)) readXml(text, baseUrl, sitemap);
  else readLines(text, sitemap);
  return sitemap;
}

function unpack(body: Buffer): Buffer {
  if (body[0] !== 0x1f || body[1] !== 0x8b) return body.subarray(0, MAX_BYTES);
  try {
    return gunzipSync(body, { maxOutputLength: MAX_BYTES });
  } catch {
    return Buffer.alloc(0);
  }
}

/** A stream of tags needs no tree, and knows no entity declarations that could blow up. */
function readXml(text: string, baseUrl: string, into: Sitemap): void {
  let entry: { url: string; modified: string } | null = null;
  let isMap = false;
  let field = '';
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const tag = localName(name);
        if (ENTRY_TAGS.has(tag)) {
          entry = { url: '', modified: '' };
          isMap = tag === 'sitemap';
        }
        // Only the entry's own location: image and video extensions nest theirs deeper.
        field = name.includes(':') && !name.startsWith('sm:') ? '' : tag;
        if (tag === 'link' && entry !== null && attributes['href'])
          entry.url ||= attributes['href'];
      },
      ontext(part) {
        if (entry === null) return;
        if (field === 'loc' || field === 'link') entry.url += part;
        else if (MODIFIED_TAGS.has(field)) entry.modified += part;
      },
      onclosetag(name) {
        field = '';
        if (entry === null || !ENTRY_TAGS.has(localName(name))) return;
        add(into, entry, isMap, baseUrl);
        entry = null;
        if (into.pages.length + into.maps.length >= MAX_ENTRIES) parser.pause();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(text);
}

const ENTRY_TAGS = new Set(['url', 'sitemap', 'item', 'entry']);
const MODIFIED_TAGS = new Set(['lastmod', 'pubdate', 'updated']);

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

function add(
  into: Sitemap,
  entry: { url: string; modified: string },
  isMap: boolean,
  baseUrl: string,
): void {
  const url = URL.parse(entry.url.trim(), baseUrl)?.href;
  if (entry.url.trim() === '' || url === undefined || !url.startsWith('http')) return;
  if (isMap) into.maps.push(url);
  else into.pages.push({ url, modifiedAt: readDate(entry.modified) });
}

function readDate(text: string): number | null {
  const at = Date.parse(text.trim());
  return Number.isNaN(at) ? null : at;
}

function readLines(text: string, into: Sitemap): void {
  for (const line of text.split(/\r?\n/, MAX_ENTRIES)) {
    const url = URL.parse(line.trim())?.href;
    if (url?.startsWith('http')) into.pages.push({ url, modifiedAt: null });
  }
}
