import { fold, wordsOf } from './fold.ts';
import type { MatchFields } from './match-fields.ts';
import { hasDigit } from './similar-words.ts';
import { LEGAL_FORMS, SMALL_WORDS } from './vocabulary.ts';

export interface ReadName {
  isPerson: boolean;
  /** A person's first and further given names, initials too. */
  given: string[];
  family: string[];
  /** The words that tell: no articles, titles, legal forms. For a person all names. */
  words: string[];
  /** The words in their order, as one: what equal names have in common. */
  whole: string;
  /** What makers number their things by, squeezed: "dvpfx820", "3841001". None for a person. */
  models: string[];
}

/** The name of a company as its telling words, that of a person as given and family names. */
export function readName(fields: MatchFields): ReadName {
  const isPerson = fields.kind === 'person' || !!fields.given || !!fields.family;
  if (!isPerson) {
    const words = telling(wordsOf(fields.name));
    return {
      isPerson,
      given: [],
      family: [],
      words,
      whole: words.join(' '),
      models: modelsOf(fields.name),
    };
  }
  const { given, family } =
    fields.given || fields.family
      ? { given: namesOf(fields.given), family: namesOf(fields.family) }
      : splitName(fields.name);
  const words = [...given, ...family];
  return { isPerson, given, family, words, whole: words.join(' '), models: NO_MODELS };
}

const NO_MODELS: string[] = [];
const MOST_MODELS = 6;

/** "DVP-FX820/R" is "dvpfx820r" and "fx820". Measures ("1080p", "120gb", "10,000:1") are none. */
function modelsOf(text: string): string[] {
  if (!/\d/.test(text)) return NO_MODELS;
  const models = new Set<string>();
  for (const token of fold(text)
    .replace(/ ?([/-]) ?/g, '$1')
    .split(/[\s,;()]+/)) {
    if (!hasDigit(token) || token.length < 4) continue;
    if (/[.:%"$€£]/.test(token)) continue;
    const parts = token.match(/[a-z0-9]+/g) ?? [];
    for (const part of parts.length > 1 ? [parts.join(''), ...parts] : parts) {
      if (isModel(part)) models.add(part);
    }
  }
  return [...models].slice(0, MOST_MODELS);
}

function isModel(code: string): boolean {
  if (/^\d+$/.test(code)) return code.length >= 5;
  if (code.length < 4) return false;
  return !/^\d+(p|i|x|k|gb|mb|tb|hz|mhz|ghz|mm|cm|in|inch|ft|oz|ml|kg|lb|lbs|mp|mah|watt|watts|volt|pack|pk|ct|th|st|nd|rd|x\d+)$/.test(
    code,
  );
}

/** Leaves at least one word: "The The" and "AG" are names too. */
function telling(words: string[]): string[] {
  const kept = words.filter((word) => !SMALL_WORDS.has(word) && !LEGAL_FORMS.has(word));
  return kept.length > 0 ? kept : words;
}

function namesOf(text: string): string[] {
  const words = wordsOf(text);
  const kept = words.filter((word) => word.length === 1 || !SMALL_WORDS.has(word));
  return kept.length > 0 ? kept : words;
}

/** "Smith, John" and "Dr. John A. Smith"; a single word is the family's. */
function splitName(text: string): { given: string[]; family: string[] } {
  const comma = text.indexOf(',');
  if (comma > 0) {
    const given = namesOf(text.slice(comma + 1));
    if (given.length > 0) return { family: namesOf(text.slice(0, comma)), given };
  }
  const names = namesOf(text);
  return { given: names.slice(0, -1), family: names.slice(-1) };
}
