import { industryPhrases } from './industries.ts';
import type { Reading } from './read-amounts.ts';
import { FILLER, NEEDS } from './request-words.ts';
import { phraseKey, type Token, tokenize } from './words.ts';

export const REQUEST_PARTS = [
  'industry',
  'place',
  'size',
  'revenue',
  'role',
  'channel',
  'need',
  'exclusion',
  'count',
] as const;
export type RequestPart = (typeof REQUEST_PARTS)[number];

export interface ParsedPart {
  part: RequestPart;
  /** As a person reads it: `dentist`, `Leeds, GB`. */
  value: string;
  /** Half-open range of UTF-16 code units in the request. */
  start: number;
  end: number;
  /** 0 to 1. */
  confidence: number;
}

/** The words of a request, each of which is read once. */
export class Page {
  readonly tokens: Token[];
  readonly parts: ParsedPart[] = [];
  readonly #taken: boolean[];
  readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
    this.#taken = this.tokens.map(() => false);
  }

  isFree(at: number): boolean {
    return at >= 0 && at < this.tokens.length && this.#taken[at] === false;
  }

  /** The text with spaces in place of what is taken. */
  masked(): string {
    let masked = this.text;
    for (const [n, { start, end }] of this.tokens.entries()) {
      if (!this.#taken[n]) continue;
      masked = masked.slice(0, start) + ' '.repeat(end - start) + masked.slice(end);
    }
    return masked;
  }

  take(part: RequestPart, value: string, from: number, to: number, confidence: number): void {
    for (let n = from; n < to; n++) this.#taken[n] = true;
    const first = this.tokens[from];
    const last = this.tokens[to - 1];
    if (!first || !last) return;
    this.parts.push({ part, value, start: first.start, end: last.end, confidence });
  }

  /** Makes the last two parts one. */
  mergeLast(value: string): void {
    const last = this.parts.pop();
    const former = this.parts.at(-1);
    if (!last || !former) return;
    Object.assign(former, { value, end: last.end });
  }

  takeAmount<Value>(
    part: RequestPart,
    reading: Reading<Value> | null,
    describe: (value: Value) => string,
  ): Value | null {
    if (!reading) return null;
    for (const [n, { start, end }] of this.tokens.entries()) {
      if (start < reading.end && end > reading.start) this.#taken[n] = true;
    }
    const { start, end, confidence, value } = reading;
    this.parts.push({ part, value: describe(value), start, end, confidence });
    return value;
  }

  /** The longest known phrase whose first word stands at `at`. */
  phraseAt(at: number, phrases: ReadonlyMap<string, string>): { value: string; to: number } | null {
    for (let length = MAX_PHRASE; length > 0; length--) {
      if (!this.isRun(at, length)) continue;
      const key = this.key(at, at + length);
      const value = phrases.get(key);
      if (value !== undefined) return { value, to: at + length };
    }
    return null;
  }

  key(from: number, to: number): string {
    return this.tokens
      .slice(from, to)
      .map((token) => token.stem)
      .join(' ');
  }

  /** Free words that no punctuation but a hyphen, an apostrophe or a dot parts. */
  isRun(at: number, length: number): boolean {
    for (let n = at; n < at + length; n++) {
      if (!this.isFree(n)) return false;
      if (n > at && /[,;:!?()\n]|\.\s/.test(this.between(n - 1))) return false;
    }
    return true;
  }

  /** What stands between a word and the next. */
  between(n: number): string {
    const [left, right] = [this.tokens[n], this.tokens[n + 1]];
    return left && right ? this.text.slice(left.end, right.start) : '';
  }

  /** Reads every known phrase that `isMeant` does not say otherwise of, by its first word. */
  takeAll(
    part: RequestPart,
    phrases: ReadonlyMap<string, string>,
    confidence: number,
    isMeant: (at: number) => boolean = () => true,
  ): string[] {
    const values: string[] = [];
    for (let at = 0; at < this.tokens.length; at++) {
      const found = this.phraseAt(at, phrases);
      if (!found || !isMeant(at)) continue;
      this.take(part, found.value, at, found.to, confidence);
      values.push(found.value);
      at = found.to - 1;
    }
    return values;
  }

  unread(): string[] {
    return this.tokens
      .filter((token, n) => !this.#taken[n] && !FILLER.has(token.folded) && token.folded.length > 1)
      .map(({ text }) => text);
  }
}

const MAX_PHRASE = 5;

export function phrasesOf(table: Readonly<Record<string, string>>): Map<string, string> {
  const phrases = new Map<string, string>();
  for (const [name, others] of Object.entries(table)) {
    for (const phrase of [name, ...others.split(',')]) {
      const key = phraseKey(phrase);
      if (key && !phrases.has(key)) phrases.set(key, name);
    }
  }
  return phrases;
}

/** A website alone is what nearly all have: only its lack says something. */
export function needPhrases(): Map<string, string> {
  const phrases = phrasesOf(NEEDS);
  for (const [key, name] of phrases) if (name === 'website') phrases.delete(key);
  return phrases;
}

export function industryNames(): Map<string, string> {
  return new Map([...industryPhrases()].map(([key, { name }]) => [key, name]));
}
