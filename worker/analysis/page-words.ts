import type { Quote } from '../../schema/analysis/result.ts';
import type { SubjectPage } from '../../schema/analysis/subject.ts';
import type { PageSource } from '../extract/page-source.ts';
import { readPage } from '../extract/read-page.ts';

/** A stored copy of a page. */
export interface StoredPage {
  url: string;
  snapshotHash: string;
  /** Epoch milliseconds. */
  fetchedAt: number;
  isCached: boolean;
  html: string;
}

/** Shorter than this, words stand on every page; longer, nobody means them as a quote. */
const LEAST_QUOTE = 12;
const MAX_QUOTE = 300;
const MAX_LINES = 3000;

/** A page's words, and where each stands in its stored copy. */
export class PageWords implements SubjectPage {
  readonly url: string;
  readonly snapshotHash: string;
  readonly fetchedAt: number;
  readonly isCached: boolean;
  readonly lines: readonly string[];
  readonly #page: PageSource;
  #folded: FoldedText | null = null;

  constructor(stored: StoredPage) {
    this.url = stored.url;
    this.snapshotHash = stored.snapshotHash;
    this.fetchedAt = stored.fetchedAt;
    this.isCached = stored.isCached;
    this.#page = readPage(stored.html);
    this.lines = this.#page.lines.slice(0, MAX_LINES).map((line) => line.text);
  }

  quote(line: number, from: number, to: number): Quote {
    const { start, end } = this.#page.lines[line]!;
    const folded = foldText(this.#page.text.slice(start, end), start);
    const wanted = foldText(this.lines[line]!.slice(from, to), 0).text;
    const at = folded.text.indexOf(wanted);
    return at === -1
      ? this.#quoteOf(start, end)
      : this.#quoteOf(folded.map[at]!, folded.map[at + wanted.length - 1]! + 1);
  }

  /** The place of words that somebody says stand here; null when they don't. */
  find(words: string): Quote | null {
    const wanted = foldText(words.replace(/^["'“”«»„]+|["'“”«»„.…]+$/g, ''), 0).text.trim();
    if (wanted.length < LEAST_QUOTE || wanted.length > MAX_QUOTE) return null;
    this.#folded ??= foldText(this.#page.text, 0);
    const { text, map } = this.#folded;
    const at = text.indexOf(wanted);
    if (at === -1) return null;
    return this.#quoteOf(map[at]!, map[at + wanted.length - 1]! + 1);
  }

  #quoteOf(textStart: number, textEnd: number): Quote {
    const { url, snapshotHash } = this;
    const text = this.#page.text.slice(textStart, textEnd).replace(/\s+/g, ' ').trim();
    return { text, url, snapshotHash, ...this.#page.spanOf(textStart, textEnd) };
  }
}

interface FoldedText {
  text: string;
  /** For each character, where it stood. */
  map: Uint32Array;
}

/**
 * Text as quotes are compared by: lower case, white space as one space, one kind of quotation mark
 * and dash, nothing invisible. A model does not copy those faithfully, and they change no meaning.
 */
function foldText(source: string, offset: number): FoldedText {
  const map = new Uint32Array(source.length);
  let text = '';
  let isGap = true;
  for (let at = 0; at < source.length; at++) {
    const folded = foldCharacter(source[at]!);
    if (folded === '' || (folded === ' ' && isGap)) continue;
    isGap = folded === ' ';
    map[text.length] = offset + at;
    text += folded;
  }
  return { text, map };
}

function foldCharacter(character: string): string {
  if (/\s/.test(character)) return ' ';
  const plain = PLAIN[character];
  if (plain !== undefined) return plain;
  const lower = character.toLowerCase();
  return lower.length === 1 ? lower : character;
}

const PLAIN: Record<string, string> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '\u2011': '-',
  '\u00ad': '',
  '\u200b': '',
  '\u200c': '',
  '\u200d': '',
  '\u2060': '',
  '\ufeff': '',
};
