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
  if (/^mailto:|^[^\s/@:]+@[^\s/@]+$/i.test(trimmed)) {
    return { ok: false, reason: 'an e-mail address, not a web page' };
  }
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
  if (!isHost(url.hostname, trimmed) || /\s/.test(trimmed)) {
    return { ok: false, reason: 'not a web address' };
  }
  url.hash = '';
  return { ok: true, url: url.href };
}

/**
 * A name as DNS has them, with a dot, or an IP address that was typed as one: the URL parser takes
 * the number 12.5 for the address 12.0.0.5, and `a.com,b.com` for a name.
 */
function isHost(hostname: string, typed: string): boolean {
  if (hostname === 'localhost' || hostname.startsWith('[')) return true;
  const labels = hostname.replace(/\.$/, '').split('.');
  if (labels.length < 2 || !labels.every((label) => /^[a-z0-9_-]{1,63}$/.test(label))) return false;
  return /[a-z]/.test(labels.at(-1) ?? '') || typed.includes(hostname);
}

/**
 * Splits pasted text into addresses: a line each, or several on a line with spaces, commas or
 * semicolons between them. Blank lines are skipped, repeats kept once. A line without any address
 * is rejected as a whole.
 */
export function parseAddressList(text: string): {
  urls: string[];
  rejected: { line: number; text: string; reason: string }[];
} {
  const urls = new Set<string>();
  const rejected: { line: number; text: string; reason: string }[] = [];
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (!line.trim()) continue;
    const pieces = splitLine(line).map((piece) => ({ piece, parsed: parseAddress(piece) }));
    const isAddressed = pieces.some(({ parsed }) => parsed.ok);
    for (const { piece, parsed } of isAddressed ? pieces : pieces.slice(0, 1)) {
      if (parsed.ok) urls.add(parsed.url);
      else {
        const shown = (isAddressed ? piece : line.trim()).slice(0, 120);
        rejected.push({ line: index + 1, text: shown, reason: parsed.reason });
      }
    }
  }
  return { urls: [...urls], rejected };
}

/** A comma or semicolon parts addresses where a space or a scheme follows, or before any path. */
function splitLine(line: string): string[] {
  const words = line.split(/\s+|[,;]+(?=\s|$|https?:\/\/)/i);
  return words
    .flatMap((word) => (/^(?:https?:\/\/)?[^/?#]*[,;]/i.test(word) ? word.split(/[,;]+/) : [word]))
    .filter(Boolean);
}
