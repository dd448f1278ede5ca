/**
 * Text as words are compared by: lower case, without accents, `ß` as `ss`, everything that is
 * neither letter nor digit as a gap. `Zahnärzte & Söhne` becomes `['zahnarzte', 'sohne']`.
 */
export function foldWords(text: string): string[] {
  return foldText(text).split(' ').filter(Boolean);
}

const LIGATURES: Record<string, string> = { ß: 'ss', æ: 'ae', ø: 'o', œ: 'oe', ł: 'l', đ: 'd' };

/** The same as one text, words apart by one space. */
export function foldText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[ßæøœłđ]/g, (letter) => LIGATURES[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A word without the plural that English, French, Spanish and Dutch put on it. */
export function singular(word: string): string {
  if (word.length <= 3) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|ch|sh)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** Folded words in the singular. */
export function stems(text: string): string[] {
  return foldWords(text).map(singular);
}
