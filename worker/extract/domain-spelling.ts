import type { NameCandidate } from './organisation-candidates.ts';
import type { PageSource } from './page-source.ts';

const SCAN_LIMIT = 150_000;
const MAX_HITS = 60;

/**
 * How the page itself spells the domain's label in words: "Peak View Roofing" for peakviewroofing.
 * Takes the commonest spelling that has capitals, with its ".com" where the page writes it as a part
 * of the name. (Not by a pattern: each label would need its own, and to compile it takes longer than to
 * search the pages of a small site.)
 */
export function findDomainSpellings(
  page: PageSource,
  label: string,
  weight: number,
): NameCandidate[] {
  if (label.length < 3 || label.length > 40) return [];
  const spellings = new Map<string, { count: number; start: number; text: string }>();
  let hits = 0;
  let withTld = 0;
  let tld = '';
  const head = page.text.slice(0, SCAN_LIMIT);
  for (const { start, name: text, tld: end } of spellingsOf(head, label)) {
    if (hits++ >= MAX_HITS) break;
    if (text.includes('\n')) continue;
    if (end !== undefined) {
      withTld++;
      tld = end;
    }
    const known = spellings.get(text);
    if (known === undefined) spellings.set(text, { count: 1, start, text });
    else known.count++;
  }
  const isTldPartOfName = withTld > 0 && withTld * 2 >= hits;
  return [...spellings.values()]
    .map((spelling) => ({ ...spelling, rank: spelling.count + shapeOf(spelling.text) }))
    .sort((a, b) => b.rank - a.rank || a.start - b.start)
    .slice(0, 1)
    .map(({ text, start }) => toCandidate(page, text, start, weight, isTldPartOfName ? tld : ''));
}

interface Spelling {
  start: number;
  name: string;
  tld: string | undefined;
}

interface Search {
  small: string;
  label: string;
  stepsLeft: number;
}

/** Where the letters of the label stand in this order, with little or "and" between them. */
function* spellingsOf(text: string, label: string): Generator<Spelling> {
  const small = lowered(text);
  const search = { small, label, stepsLeft: MAX_STEPS };
  for (let at = small.indexOf(label[0]!); at !== -1; at = small.indexOf(label[0]!, at + 1)) {
    const end = endOfLetters(search, at, 0);
    if (end === -1) continue;
    const article = ARTICLE.exec(text.slice(Math.max(0, at - 5), at))?.[0] ?? '';
    if (article === '' && IS_INSIDE.test(text.slice(Math.max(0, at - 2), at))) continue;
    const start = at - article.length;
    yield { start, name: text.slice(start, end), tld: tldAt(text, end) };
    at = end - 1;
  }
}

/** In small letters, each where it was. */
function lowered(text: string): string {
  const small = text.toLowerCase();
  if (small.length === text.length) return small;
  return Array.from({ length: text.length }, (_, at) => {
    const letter = text[at]!.toLowerCase();
    return letter.length === 1 ? letter : text[at]!;
  }).join('');
}

/**
 * Where the label's letters from this one on end, of which the first stands at `at`; -1 when others
 * stand there, or a word goes on after them.
 */
function endOfLetters(search: Search, at: number, letter: number): number {
  const { small, label } = search;
  if (small[at] !== label[letter] || search.stepsLeft-- <= 0) return -1;
  let next = at + 1;
  if (letter + 1 === label.length) {
    const isEnd = tldAt(small, next) !== undefined || !GOES_ON.test(characterAt(small, next));
    return isEnd ? next : -1;
  }
  while (next - at <= MAX_BETWEEN && BETWEEN.has(small[next] ?? '')) next++;
  const end = endOfLetters(search, next, letter + 1);
  if (end !== -1 || next === at + 1) return end;
  AND.lastIndex = at + 1;
  const word = AND.exec(small)?.[0];
  return word === undefined ? -1 : endOfLetters(search, at + 1 + word.length, letter + 1);
}

function tldAt(text: string, at: number): string | undefined {
  TLD.lastIndex = at;
  return TLD.exec(text)?.[0];
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? '' : String.fromCodePoint(code);
}

const MAX_BETWEEN = 3;
/** Far more than a page takes, unless it is made to be read in very many ways. */
const MAX_STEPS = 300_000;
const BETWEEN = new Set(" \t\n\r\f\v\u00A0'’.&+®™-");
const AND = /\s(?:and|und|et|en|&amp;)\s/y;
const TLD = /\.(?:com|net|org|us|info|biz|co\.uk)(?![\p{L}\p{N}@-])/iuy;
const GOES_ON = /[\p{L}\p{N}@-]/u;
const ARTICLE = /(?<![\p{L}\p{N}@/.-])The $/iu;
/** A name does not begin within a word or an address. */
const IS_INSIDE = /[\p{L}\p{N}@/.-]$/u;

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
