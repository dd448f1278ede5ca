import { hash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FetchedPage } from '../../platform/http/fetch-page.ts';
import type { Finding } from '../../schema/evidence/finding.ts';
import { readPage } from '../extract/read-page.ts';
import type { Extraction } from './extraction.ts';
import type { ClaimedPage, PageRole, PageSnapshot } from './frontier.ts';
import type { ListingRules } from './listing.ts';
import { fingerprintPage, type PageFingerprint } from './near-duplicate.ts';
import { judgePage, type PageVerdict } from './page-kind.ts';
import { outlineOf, type PageGuide, type PageOutline } from './page-outline.ts';
import { type PageListing, readListing } from './read-listing.ts';

/** A page's text as it arrived, by whichever way. */
export interface PageText {
  url: string;
  status: number;
  headers: Record<string, string>;
  html: string;
  isDrawn: boolean;
}

/** All that reading a page takes, as plain values: it may be read in another thread. */
export interface PageQuestion {
  requestedUrl: string;
  role: PageRole;
  /** Of the text that the last visit kept. */
  knownHash: string | null;
  /** Of the page's host alone. */
  listingRules?: ListingRules;
  answer: PageText;
}

export interface PageReading {
  guide: PageGuide;
  verdict: PageVerdict;
  fingerprint: PageFingerprint;
  /** Null for a wall, which holds nothing to keep. */
  content: PageContent | null;
}

export interface PageContent {
  snapshot: PageSnapshot;
  /** The text, gzipped; null when it is the one that is kept already. */
  packed: Uint8Array | null;
  findings: Finding[];
  /** What it lists, where its role says that it may; null otherwise. */
  listing: PageListing | null;
}

export function questionOf(
  page: ClaimedPage,
  answer: PageText,
  rules: ListingRules = {},
): PageQuestion {
  const host = URL.parse(answer.url)?.host ?? '';
  const rule = rules[host];
  return {
    requestedUrl: page.url,
    role: page.role,
    knownHash: page.snapshotHash,
    listingRules: rule === undefined ? {} : { [host]: rule },
    answer,
  };
}

/**
 * Parses a page once, and says all that the crawl wants to know of it: what it is, where it leads,
 * what it resembles, what it says of a company. Pure; takes time linear in its length.
 */
export function readAnswer(
  question: PageQuestion,
  extraction: Pick<Extraction, 'readPage'>,
): PageReading {
  const { requestedUrl, answer } = question;
  const { url, status, headers, html, isDrawn } = answer;
  const source = readPage(html);
  const outline = outlineOf(source);
  const verdict = judgePage({ status, headers, requestedUrl, url, outline, isDrawn });
  const { text: _text, mainText: _mainText, sources: _sources, ...guide } = outline;
  const reading = { guide, verdict, fingerprint: fingerprintPage(outline) };
  if (!hasContent(verdict, outline)) return { ...reading, content: null };
  const snapshot = snapshotOf(answer, outline);
  const readFindings = () => extraction.readPage(source, url);
  // A known text may be read by other rules than the last time.
  const listing =
    question.role === 'listing'
      ? readListing({ page: source, guide, url, rules: question.listingRules, readFindings })
      : null;
  const ownFindings = listing?.ownFindings ?? [];
  if (snapshot.hash === question.knownHash && ownFindings.length === 0) {
    return { ...reading, content: { snapshot, packed: null, findings: [], listing } };
  }
  const findings = listing === null ? readFindings() : ownFindings;
  return { ...reading, content: { snapshot, packed: pack(html), findings, listing } };
}

/** Without a browser, structured data is read from a page that script would have filled. */
function hasContent({ kind }: PageVerdict, outline: PageOutline): boolean {
  return kind === 'ok' || (kind === 'needs_browser' && outline.hasStructuredData);
}

/**
 * The fastest level: half again the size of the best, in a fifth of the time. Of that, most went to
 * clear memory for a far larger text than a page is.
 */
function pack(html: string): Uint8Array {
  return gzipSync(html, html.length < 100_000 ? { level: 1, memLevel: 5 } : { level: 1 });
}

export function textOfFetch(result: FetchedPage): PageText {
  const { url, status, headers, text } = result;
  return { url, status, headers, html: text, isDrawn: false };
}

/** The snapshot that receipts of this page will point to, by the hash of its decoded text. */
function snapshotOf({ html, url }: PageText, outline: PageOutline): PageSnapshot {
  return {
    hash: hash('sha256', html),
    url,
    title: outline.title.slice(0, 300) || null,
    bytes: Buffer.byteLength(html),
  };
}
