import type { NameCandidate } from './organisation-candidates.ts';
import type { PageSource } from './page-source.ts';

const SCAN_LIMIT = 150_000;
const MAX_HITS = 60;
const BETWEEN = String.raw`(?:[\s'’.&+®™-]{0,3}|\s(?:and|und|et|en|&amp;)\s)`;

/**
 * How the page itself spells the domain's label in words: "Peak View Roofing" for peakviewroofing.
 * Takes the commonest spelling that has capitals, with its ".com" where the page writes it as a part
 * of the name.
 */
export function findDomainSpellings(
  page: PageSource,
  label: string,
  weight: number,
): NameCandidate[] {
  if (label.length < 3 || label.length > 40) return [];
  const pattern = patternFor(label);
  pattern.lastIndex = 0;
  const spellings = new Map<string, { count: number; start: number; text: string }>();
  let hits = 0;
  let withTld = 0;
  let tld = '';
  const head = page.text.slice(0, SCAN_LIMIT);
  for (let match = pattern.exec(head); match !== null; match = pattern.exec(head)) {
    if (hits++ >= MAX_HITS) break;
    const text = match.groups!['name']!;
    if (text.includes('\n')) continue;
    if (match.groups!['tld'] !== undefined) {
      withTld++;
      tld = match.groups!['tld'];
    }
    const known = spellings.get(text);
    if (known === undefined) spellings.set(text, { count: 1, start: match.index, text });
    else known.count++;
  }
  const isTldPartOfName = withTld > 0 && withTld * 2 >= hits;
  return [...spellings.values()]
    .map((spelling) => ({ ...spelling, rank: spelling.count + shapeOf(spelling.text) }))
    .sort((a, b) => b.rank - a.rank || a.start - b.start)
    .slice(0, 1)
    .map(({ text, start }) => toCandidate(page, text, start, weight, isTldPartOfName ? tld : ''));
}

const MAX_PATTERNS = 256;
const patterns = new Map<string, RegExp>();

/**
 * Compiling one takes longer than searching a page with it, and a crawl asks for the same label on
 * each page of a site: the latest are kept.
 */
function patternFor(label: string): RegExp {
  const known = patterns.get(label);
  if (known !== undefined) return known;
  const letters = Array.from(label).join(BETWEEN);
  const pattern = new RegExp(
    String.raw`(?<![\p{L}\p{N}@/.-])(?<name>(?:The )?${letters})(?<tld>\.(?:com|net|org|us|info|biz|co\.uk))?(?![\p{L}\p{N}@-])`,
    'giu',
  );
  const oldest = patterns.size >= MAX_PATTERNS ? patterns.keys().next().value : undefined;
  if (oldest !== undefined) patterns.delete(oldest);
  patterns.set(label, pattern);
  return pattern;
}

/** Words with capitals look like a name; one word in small letters looks like an address. */
function shapeOf(text: string): number {
  if (!/\p{Lu}/u.test(text)) return -3;
  if (!/\p{Ll}/u.test(text)) return /\s/.test(text) ? 0 : -1;
  return /\s/.test(text) ? 2 : 0.5;
}

function toCandidate(
  page: PageSource,
  text: string,
  start: number,
  weight: number,
  tld: string,
): NameCandidate {
  const isTldThere = tld !== '' && page.text.startsWith(tld, start + text.length);
  const full = isTldThere ? text + tld : text;
  return {
    text: full,
    raw: full,
    extractor: 'text',
    source: 'domain',
    weight: weight * (/\p{Lu}.*\p{Ll}/u.test(text) ? 2.5 : 1),
    start,
    span: () => page.spanOf(start, start + full.length),
  };
}
