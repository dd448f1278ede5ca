import { ARTICLES, isAnd } from './joining-words.ts';
import { type Page, phrasesOf } from './request-page.ts';
import { NEEDS, NEGATIONS } from './request-words.ts';
import { fold, type Token } from './words.ts';

/** What is ruled out, and what is looked for because it is lacking: `without online booking`. */
export function readNegations(page: Page): { exclusions: string[]; lacks: string[] } {
  const negations = NEGATIONS.map((phrase) => fold(phrase).split(' ')).sort(
    (a, b) => b.length - a.length,
  );
  const needs = phrasesOf(NEEDS);
  const exclusions: string[] = [];
  const lacks: string[] = [];
  for (let at = 0; at < page.tokens.length; at++) {
    const words = negations.find((parts) =>
      parts.every((word, n) => page.isFree(at + n) && page.tokens[at + n]?.folded === word),
    );
    if (!words) continue;
    let from = at + words.length;
    while (page.isFree(from) && ARTICLES.has(page.tokens[from]?.folded ?? '')) from++;
    const need = page.phraseAt(from, needs);
    if (need) {
      const value = `no ${need.value}`;
      page.take('need', value, at, need.to, 0.85);
      lacks.push(value);
      at = need.to - 1;
      continue;
    }
    let to = from;
    while (to - from < 4 && page.isRun(from, to - from + 1) && !isBreak(page.tokens[to])) to++;
    if (to === from) continue;
    const value = page.text.slice(page.tokens[from]?.start, page.tokens[to - 1]?.end);
    page.take('exclusion', value, at, to, 0.85);
    exclusions.push(value);
    // "no chains or franchises" rules out both.
    while (isAnd(page.tokens[to]) && page.isFree(to + 1) && !isBreak(page.tokens[to + 1])) {
      let end = to + 1;
      while (end - to <= 3 && page.isRun(to + 1, end - to) && !isBreak(page.tokens[end])) end++;
      const other = page.text.slice(page.tokens[to + 1]?.start, page.tokens[end - 1]?.end);
      page.take('exclusion', other, to + 1, end, 0.75);
      exclusions.push(other);
      to = end;
    }
    at = to - 1;
  }
  return { exclusions, lacks };
}

const BREAKS = new Set(
  'in with near from that who which und and or oder mit bei et ou avec dans en of met y o con reach via by per but to erreichbar'.split(
    ' ',
  ),
);
const isBreak = (token: Token | undefined) => !token || BREAKS.has(token.folded);
