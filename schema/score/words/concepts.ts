import { singular, stems } from './fold.ts';

/** One meaning with the words that people have for it. */
export interface Concept {
  key: string;
  /** The first of its words: what it is called in English, in the singular. */
  label: string;
  /** Concepts of one group are kin: a doctor is no dentist, and closer to one than a shop is. */
  group: string;
}

interface Phrase {
  stems: string[];
  /** Its last word is only how a longer one begins: `zahnarzt*` finds `Zahnarztpraxis`. */
  isPrefix: boolean;
  concept: Concept;
}

export interface FoundConcept {
  concept: Concept;
  /** The words that say it: the half-open range of positions among the text's stems. */
  from: number;
  to: number;
}

/**
 * Finds meanings in text. Made from lines `key (group): word, two words, compound*`, each a meaning
 * in all the languages that it is said in; a word may belong to several.
 */
export class Vocabulary {
  readonly concepts = new Map<string, Concept>();
  readonly #whole = new Map<string, Phrase[]>();
  /** By the first letters of a phrase whose first word is a prefix. */
  readonly #prefixes = new Map<string, Phrase[]>();

  constructor(lines: string) {
    for (const line of lines.split('\n')) {
      const [, key, group, words] = /^\s*([\w-]+) \(([\w-]+)\): (.+)$/.exec(line) ?? [];
      if (!key || !group || !words) continue;
      const all = words.split(',').map((word) => word.trim());
      const concept = { key, label: all[0] ?? key, group };
      this.concepts.set(key, concept);
      for (const word of all) this.#add(word, concept);
    }
  }

  #add(word: string, concept: Concept): void {
    const isPrefix = word.endsWith('*');
    const phrase = { stems: stems(word), isPrefix, concept };
    const [first] = phrase.stems;
    if (!first) return;
    const isOnlyPrefix = isPrefix && phrase.stems.length === 1;
    const [index, at] = isOnlyPrefix
      ? [this.#prefixes, first.slice(0, PREFIX_LETTERS)]
      : [this.#whole, first];
    const there = index.get(at);
    if (there) there.push(phrase);
    else index.set(at, [phrase]);
  }

  /** What a text speaks of, in the order in which it does; longer phrases first where they overlap. */
  find(text: string): FoundConcept[] {
    return this.findIn(stems(text));
  }

  /** The same for a text whose stems are known. */
  findIn(words: readonly string[]): FoundConcept[] {
    const found: FoundConcept[] = [];
    for (const [n, word] of words.entries()) {
      for (const phrase of this.#phrasesAt(word)) {
        if (matches(phrase, words, n)) {
          found.push({ concept: phrase.concept, from: n, to: n + phrase.stems.length });
        }
      }
    }
    return found.filter((one) => !found.some((other) => isInside(one, other)));
  }

  #phrasesAt(word: string): Phrase[] {
    const whole = this.#whole.get(word);
    const prefixes = this.#prefixes.get(word.slice(0, PREFIX_LETTERS));
    return prefixes ? [...(whole ?? []), ...prefixes] : (whole ?? []);
  }
}

const PREFIX_LETTERS = 4;

function matches(phrase: Phrase, words: readonly string[], from: number): boolean {
  const last = phrase.stems.length - 1;
  return phrase.stems.every((stem, n) => {
    const word = words[from + n];
    if (word === undefined) return false;
    return n === last && phrase.isPrefix ? word.startsWith(stem) : word === stem;
  });
}

/** `dental technician` is not also a `dental` something. */
function isInside(one: FoundConcept, other: FoundConcept): boolean {
  if (one === other || one.concept === other.concept) return false;
  const isCovered = one.from >= other.from && one.to <= other.to;
  return isCovered && other.to - other.from > one.to - one.from;
}

/** Where a phrase stands among stems; −1 when it does not. */
export function findPhrase(words: readonly string[], phrase: readonly string[]): number {
  if (phrase.length === 0) return -1;
  return words.findIndex((_, n) => phrase.every((stem, m) => words[n + m] === stem));
}

/** Whether all of some words are among others, in whatever order. */
export function hasAll(words: readonly string[], wanted: readonly string[]): boolean {
  return wanted.length > 0 && wanted.every((stem) => words.includes(singular(stem)));
}
