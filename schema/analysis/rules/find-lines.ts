import type { Quote } from '../result.ts';
import type { Subject, SubjectPage } from '../subject.ts';

/** A longer quote says no more, and is cut around what was found. */
const MAX_QUOTE = 200;
const AROUND = 80;

export interface Found {
  /** What the pattern took, as it stands on the page. */
  match: RegExpExecArray;
  quote: Quote;
}

/** The first place of all pages where a pattern fits, shorter lines before longer ones. */
export function findLine({ pages }: Pick<Subject, 'pages'>, pattern: RegExp): Found | null {
  for (const page of pages) {
    const found = findOn(page, pattern);
    if (found) return found;
  }
  return null;
}

function findOn(page: SubjectPage, pattern: RegExp): Found | null {
  let best: { line: number; match: RegExpExecArray } | null = null;
  for (const [line, text] of page.lines.entries()) {
    const match = pattern.exec(text);
    if (!match) continue;
    if (!best || text.length < page.lines[best.line]!.length) best = { line, match };
  }
  if (!best) return null;
  const { line, match } = best;
  const text = page.lines[line]!;
  if (text.length <= MAX_QUOTE) return { match, quote: page.quote(line, 0, text.length) };
  const from = wordStart(text, Math.max(0, match.index - AROUND));
  const to = wordEnd(text, Math.min(text.length, match.index + match[0].length + AROUND));
  return { match, quote: page.quote(line, from, to) };
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const gap = text.indexOf(' ', at);
  return gap === -1 ? at : gap + 1;
}

function wordEnd(text: string, at: number): number {
  if (at === text.length) return at;
  const gap = text.lastIndexOf(' ', at);
  return gap <= 0 ? at : gap;
}

/** Words as people write them, as a pattern for whole words; null for what holds none. */
export function wordPattern(words: string): RegExp | null {
  const parts = words.trim().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return null;
  const inner = parts.map((part) => `${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\p{L}{0,3}`);
  return new RegExp(`(?<![\\p{L}\\p{N}])${inner.join('[\\s-]+')}(?![\\p{L}\\p{N}])`, 'iu');
}
