import { readFileSync } from 'node:fs';

const read = (name: string): ReadonlySet<string> =>
  new Set(
    readFileSync(new URL(`words/${name}.txt`, import.meta.url), 'utf8')
      .split(/\s+/)
      .filter(Boolean),
  );

/** What words/README.md says of each list. All of it is lower case. */
export const GIVEN_NAMES = read('given-names');
/** Family names that are no common word. */
export const SURNAMES = read('surnames');
/** Words that the web uses for other things than people. */
export const COMMON_WORDS = read('common-words');
/** Family names among the common words: they count as such behind a given name. */
export const SURNAMES_TOO = read('surnames-and-words');
/** Given names that are as often a month, a place, a virtue or a thing: they need more than a surname beside them. */
export const AMBIGUOUS = read('words-and-names');
