import { setTimeout as delay } from 'node:timers/promises';
import type { Fetcher } from '../../platform/http/fetch-page.ts';
import type { ReadPage } from '../crawl/extraction.ts';
import type { PageSnapshot } from '../crawl/frontier.ts';
import { outlinePage } from '../crawl/page-outline.ts';
import type { PageReader } from '../crawl/page-reader.ts';
import { expectPage } from '../crawl/priority.ts';
import { type PageReading, textOfFetch } from '../crawl/read-answer.ts';
import { ROBOTS_MAX_BYTES, type RobotsRules, rulesFromAnswer } from '../crawl/robots.ts';
import { canonicalUrl, siteOf } from '../crawl/url.ts';

/** What a few pages of a site say. */
export interface SiteReading {
  pages: ReadPage[];
  snapshots: { snapshot: PageSnapshot; packed: Uint8Array }[];
  /** Paths and words of links, and sentences that speak of what was looked for. */
  paths: string[];
  said: string[];
  /** `ok`, or why nothing was read: robots, unreachable, blocked, parked, … */
  outcome: string;
}

/** The home page, and the three pages where contacts most likely stand. */
const MAX_PAGES = 4;
const PAGE_MS = 12_000;
const SITE_MS = 35_000;
/** A site that wants longer pauses is asked for its home page alone. */
const MAX_PAUSE_MS = 3_000;
const PAUSE_MS = 200;
const MAX_PATHS = 60;
const MAX_SAID = 8;

/**
 * Reads the home page of a site and those that it links to where contacts, people and places stand:
 * one at a time, as its robots.txt allows. Takes 35 seconds at most. Never throws but for `signal`.
 */
export async function readSite(
  parts: { fetcher: Fetcher; reader: PageReader },
  website: string,
  { looksFor, signal }: { looksFor: (sentence: string) => boolean; signal: AbortSignal },
): Promise<SiteReading> {
  const limited = AbortSignal.any([signal, AbortSignal.timeout(SITE_MS)]);
  const reading: SiteReading = {
    pages: [],
    snapshots: [],
    paths: [],
    said: [],
    outcome: 'unreachable',
  };
  const rules = await readRobots(parts.fetcher, website, limited);
  signal.throwIfAborted();
  if (!rules) return reading;
  if (!rules.isAllowed(website)) return { ...reading, outcome: 'robots' };
  const waiting = [website];
  const asked = new Set<string>();
  const pauseMs = Math.max(PAUSE_MS, rules.crawlDelayMs ?? 0);
  while (waiting.length > 0 && asked.size < MAX_PAGES && !limited.aborted) {
    const url = waiting.shift() ?? '';
    if (asked.size > 0) {
      if (pauseMs > MAX_PAUSE_MS) break;
      await delay(pauseMs, undefined, { signal: limited }).catch(() => undefined);
    }
    asked.add(url);
    const answer = await parts.fetcher.fetchPage(url, {
      limits: { totalMs: PAGE_MS },
      signal: limited,
    });
    signal.throwIfAborted();
    if (!answer.ok) continue;
    // A site that sends its visitors elsewhere has moved; where to is its home from now on.
    const home = asked.size === 1 ? answer.url : website;
    const read = await parts.reader.read({
      requestedUrl: url,
      role: 'page',
      knownHash: null,
      answer: textOfFetch(answer),
    });
    if (asked.size === 1) {
      reading.outcome = read.verdict.kind;
      waiting.push(...nextPages(read, answer.url, rules));
    }
    keep(reading, read, answer.url);
    note(reading, { html: answer.text, url: answer.url, home, looksFor });
  }
  return reading;
}

async function readRobots(
  fetcher: Fetcher,
  website: string,
  signal: AbortSignal,
): Promise<RobotsRules | null> {
  const url = new URL('/robots.txt', website).href;
  const answer = await fetcher.fetchPage(url, {
    acceptsType: () => true,
    maxBytes: 4 * ROBOTS_MAX_BYTES,
    limits: { totalMs: PAGE_MS },
    signal,
  });
  if (!answer.ok && ['timeout', 'dns', 'refused', 'reset', 'aborted'].includes(answer.kind)) {
    return null;
  }
  const { status, text, contentType } = answer.ok
    ? answer
    : { status: 404, text: '', contentType: '' };
  return rulesFromAnswer(url, { status, text, contentType }).rules;
}

/** The pages of the same site that its home page leads to, those with contacts first. */
function nextPages(read: PageReading, home: string, rules: RobotsRules): string[] {
  const site = siteOf(home);
  const expected = new Map<string, { priority: number; purpose: string }>();
  for (const { href, text, isNofollow } of read.guide.links) {
    const url = canonicalUrl(href, read.guide.baseHref ?? home);
    if (!url || isNofollow || url === canonicalUrl(home) || siteOf(url) !== site) continue;
    const expectation = expectPage(url, text, 1);
    if (['other', 'barren'].includes(expectation.purpose) || !rules.isAllowed(url)) continue;
    const known = expected.get(url);
    if (!known || known.priority < expectation.priority) expected.set(url, expectation);
  }
  // One of each kind first: three spellings of the contact page say the same thing thrice.
  const ranked = [...expected].sort((a, b) => b[1].priority - a[1].priority);
  const kinds = new Set<string>();
  const firsts = ranked.filter(([, { purpose }]) => !kinds.has(purpose) && kinds.add(purpose));
  const rest = ranked.filter((each) => !firsts.includes(each));
  return [...firsts, ...rest].slice(0, MAX_PAGES - 1).map(([url]) => url);
}

function keep(reading: SiteReading, { content }: PageReading, url: string): void {
  if (!content?.packed) return;
  const { snapshot, packed, findings } = content;
  reading.snapshots.push({ snapshot, packed });
  reading.pages.push({ url, snapshotHash: snapshot.hash, findings });
}

/** What a score goes by beyond the fields: pages that there are, and what is said on them. */
function note(
  reading: SiteReading,
  page: { html: string; url: string; home: string; looksFor: (sentence: string) => boolean },
): void {
  const outline = outlinePage(page.html);
  const site = siteOf(page.home);
  for (const { href, text } of outline.links) {
    if (reading.paths.length >= MAX_PATHS) break;
    const url = canonicalUrl(href, outline.baseHref ?? page.url);
    const path = url && siteOf(url) === site ? new URL(url).pathname : null;
    for (const each of [path, text.trim().slice(0, 80)]) {
      if (each && each.length > 1 && !reading.paths.includes(each)) reading.paths.push(each);
    }
  }
  for (const sentence of outline.text.split(/(?<=[.!?])\s+|\s{2,}|\n/)) {
    if (reading.said.length >= MAX_SAID) break;
    const text = sentence.trim().slice(0, 240);
    if (text && page.looksFor(text) && !reading.said.includes(text)) reading.said.push(text);
  }
}
