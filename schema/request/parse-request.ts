import { MAX_REQUEST_CHARS } from './limits.ts';
import type { IcpCriteria } from '../profile/icp.ts';
import { ARTICLES } from './joining-words.ts';
import { readRevenue, readSize } from './read-amounts.ts';
import { readChannels, readCount } from './read-asides.ts';
import { readNegations } from './read-negations.ts';
import { readPlaces } from './read-places.ts';
import { industryNames, needPhrases, Page, type ParsedPart, phrasesOf } from './request-page.ts';
import { FILLER, ROLES } from './request-words.ts';

export interface ParsedRequest {
  criteria: IcpCriteria;
  /** How many leads are asked for; null when the text does not say. */
  wanted: number | null;
  /** In the order of the text. */
  parts: ParsedPart[];
  /** 0 to 1: how sure the parts are, and how much of the text they account for. */
  confidence: number;
  /** Words that nothing was read from, as written. */
  unread: string[];
}

/**
 * Reads a request for leads by rules alone: no model, no network, the same answer each time, in
 * English, German, French, Dutch and Spanish. What is surest is read first and its words are taken:
 * amounts, what is ruled out, channels, roles, needs, places, lines of business; a noun that is left
 * over at the head of the text is taken for a line of business of which no table knows.
 */
export function parseRequest(request: string): ParsedRequest {
  const page = new Page(request.slice(0, MAX_REQUEST_CHARS));
  const revenue = page.takeAmount('revenue', readRevenue(page.text), describeRange);
  const size = page.takeAmount('size', readSize(page.masked()), describeRange);
  const { exclusions, lacks } = readNegations(page);
  const wanted = readCount(page);
  const channels = readChannels(page);
  const roles = page.takeAll('role', phrasesOf(ROLES), 0.9);
  const needed = needPhrases();
  // An online shop is a line of business, unless it is what somebody has or wants.
  const isNeed = (at: number) => isNeeded(page, at) && page.phraseAt(at, needed) !== null;
  const places = readPlaces(page);
  const industries = page.takeAll('industry', industryNames(), 0.95, (at) => !isNeed(at));
  const known = page.takeAll('need', needed, 0.9);
  const needs = [...known, ...lacks, ...readFreeNeeds(page)];
  if (industries.length === 0) industries.push(...readUnknownIndustry(page));
  const criteria: IcpCriteria = {
    ...(industries.length > 0 && { industries: unique(industries) }),
    ...(places.length > 0 && { places }),
    ...(size && { size }),
    ...(revenue && { revenue }),
    ...(roles.length > 0 && { roles: unique(roles) }),
    ...(channels.length > 0 && { channels: unique(channels) }),
    ...(needs.length > 0 && { needs: unique(needs) }),
    ...(exclusions.length > 0 && { exclusions: unique(exclusions) }),
  };
  const unread = page.unread();
  const parts = page.parts.toSorted((a, b) => a.start - b.start);
  return { criteria, wanted, parts, confidence: confidenceOf(parts, unread), unread };
}

const NEED_LEADS = new Set(
  'with having use uses using offer offers offering need needs needing want wants mit haben nutzen brauchen avec ayant utilisant met gebruiken con tienen usan necesitan'.split(
    ' ',
  ),
);

/** Whether a word of having or wanting stands before, an article apart. */
function isNeeded(page: Page, at: number): boolean {
  const before = page.tokens[at - 1]?.folded ?? '';
  const lead = ARTICLES.has(before) ? page.tokens[at - 2]?.folded : before;
  return NEED_LEADS.has(lead ?? '');
}

/** What stands behind `with` or `using` and is in no table: taken as it is written. */
function readFreeNeeds(page: Page): string[] {
  const needs: string[] = [];
  for (let at = 1; at < page.tokens.length; at++) {
    if (!NEED_LEADS.has(page.tokens[at - 1]?.folded ?? '')) continue;
    const { from, to } = freeRun(page, at, 3);
    if (to === from) continue;
    const value = page.text.slice(page.tokens[from]?.start, page.tokens[to - 1]?.end).toLowerCase();
    page.take('need', value, from, to, 0.5);
    needs.push(value);
    at = to;
  }
  return needs;
}

/** The first words that nothing else took: `beekeepers in Wales`. */
function readUnknownIndustry(page: Page): string[] {
  for (let at = 0; at < page.tokens.length; at++) {
    const { from, to } = freeRun(page, at, 3);
    if (from !== at || to === from) continue;
    const value = page.text.slice(page.tokens[from]?.start, page.tokens[to - 1]?.end);
    page.take('industry', singular(value), from, to, 0.5);
    return [singular(value)];
  }
  return [];
}

/** Words in a row that are neither taken nor filler. */
function freeRun(page: Page, at: number, atMost: number): { from: number; to: number } {
  const isOpen = (n: number) => {
    const token = page.tokens[n];
    return (
      token !== undefined &&
      page.isFree(n) &&
      !FILLER.has(token.folded) &&
      token.folded.length > 2 &&
      !/^\d+$/.test(token.folded)
    );
  };
  let from = at;
  // An article may stand in between.
  while (
    from < at + 1 &&
    page.isFree(from) &&
    /^(?:an?|the|eine?n?|une?|een|una?)$/.test(page.tokens[from]?.folded ?? '')
  )
    from++;
  let to = from;
  while (to - from < atMost && isOpen(to) && page.isRun(from, to - from + 1)) to++;
  return { from, to };
}

/** In English, where the unknown words most likely are. */
function singular(phrase: string): string {
  return phrase
    .toLowerCase()
    .replace(/ies$/, 'y')
    .replace(/(?<=ch|sh|x|ss)es$/, '')
    .replace(/(?<=[^s])s$/, '');
}

/** Where half of the words say nothing to us, the parts that do may well be misread. */
function confidenceOf(parts: readonly ParsedPart[], unread: readonly string[]): number {
  if (parts.length === 0) return 0;
  const mean = parts.reduce((sum, part) => sum + part.confidence, 0) / parts.length;
  const share = parts.length / (parts.length + unread.length);
  return Math.round(mean * (0.5 + 0.5 * share) * 100) / 100;
}

export function describeRange(range: { min?: number; max?: number; currency?: string }): string {
  const { min, max, currency } = range;
  const amount = (n: number) => `${shorten(n)}${currency ? ` ${currency}` : ''}`;
  if (min !== undefined && max !== undefined) return `${shorten(min)}–${amount(max)}`;
  if (min !== undefined) return `≥ ${amount(min)}`;
  return max === undefined ? '' : `≤ ${amount(max)}`;
}

function shorten(n: number): string {
  if (n >= 1_000_000_000) return `${Number((n / 1_000_000_000).toFixed(2))}B`;
  if (n >= 1_000_000) return `${Number((n / 1_000_000).toFixed(2))}M`;
  if (n >= 10_000) return `${Number((n / 1_000).toFixed(1))}k`;
  return String(n);
}

/** Each once, whatever its case; at most as many as criteria hold. */
function unique<Word extends string>(words: readonly Word[]): Word[] {
  const seen = new Map<string, Word>();
  for (const word of words) {
    const key = word.toLowerCase();
    if (!seen.has(key)) seen.set(key, word.slice(0, 80) as Word);
  }
  return [...seen.values()].slice(0, 30);
}
