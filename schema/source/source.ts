import * as z from 'zod/mini';

export const SOURCE_KINDS = ['urls', 'csv', 'domain', 'listing'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A CSV carries 10,000 rows at most (docs: limits). */
export const MAX_START_URLS = 10_000;

const webAddress = z.string().check(z.trim(), z.minLength(3), z.maxLength(2048));

/**
 * Where a crawl begins. `urls` and `csv` read the given pages and what they link to on their own
 * host; `domain` takes in the sitemap too; `listing` follows paging and every entry's detail page.
 */
export const crawlSource = z.strictObject({
  urls: z.array(webAddress).check(z.minLength(1), z.maxLength(MAX_START_URLS)),
  /** The file the addresses came from, for a person to recognise. */
  fileName: z.optional(z.string().check(z.maxLength(200))),
});
export type CrawlSource = z.infer<typeof crawlSource>;

export type ParsedAddress = { ok: true; url: string } | { ok: false; reason: string };

/**
 * Reads an address as people write it: `example.com`, `www.example.com/contact`, a full URL.
 * The host is checked for form only; whether it may be dialled is the server's to decide.
 */
export function parseAddress(text: string): ParsedAddress {
  const trimmed = text.trim();
  if (!trimmed) return { ok: false, reason: 'empty' };
  if (trimmed.length > 2048) return { ok: false, reason: 'longer than 2,048 characters' };
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  let url: URL;
  try {
    url = new URL(withScheme);
  } catch {
    return { ok: false, reason: 'not a web address' };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, reason: 'only http and https pages can be read' };
  }
  if (url.username || url.password) return { ok: false, reason: 'contains a password' };
  const isName =
    url.hostname.includes('.') || url.hostname === 'localhost' || url.hostname.startsWith('[');
  if (!isName || /\s/.test(trimmed)) return { ok: false, reason: 'not a web address' };
  url.hash = '';
  return { ok: true, url: url.href };
}

/** Splits pasted text into addresses; blank lines are skipped, repeats kept once. */
export function parseAddressList(text: string): {
  urls: string[];
  rejected: { line: number; text: string; reason: string }[];
} {
  const urls = new Set<string>();
  const rejected: { line: number; text: string; reason: string }[] = [];
  for (const [index, line] of text.split(/\r?\n|[\s,;]+(?=https?:\/\/)/).entries()) {
    if (!line.trim()) continue;
    const parsed = parseAddress(line.replace(/[,;]\s*$/, ''));
    if (parsed.ok) urls.add(parsed.url);
    else rejected.push({ line: index + 1, text: line.trim().slice(0, 120), reason: parsed.reason });
  }
  return { urls: [...urls], rejected };
}
