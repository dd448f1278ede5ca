/** Lower case without accents; everything between words becomes one space. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/œ/g, 'oe')
    .replace(/[^\p{L}\p{N}+#&]+/gu, ' ')
    .trim();
}

/**
 * A word without the endings that number and gender give it in English, German, French, Dutch and
 * Spanish: good for telling whether two words are forms of one, and for nothing else.
 */
export function stem(word: string): string {
  let bare = word.replace(/(?<=.{2})(?:ies|ie|y)$/, 'i');
  // One ending may stand on another: tandarts, tandartsen.
  for (let cut = ''; cut !== bare;) {
    cut = bare;
    bare = cut.replace(/(?<=.{3})(?:innen|es|en|er|s|e|n)$/, '');
  }
  return bare;
}

/** The stems of a phrase, which two phrases share that say the same in another number. */
export function phraseKey(phrase: string): string {
  return fold(phrase).split(' ').map(stem).join(' ');
}

export interface Token {
  /** As `stem` leaves it. */
  stem: string;
  /** As `fold` leaves it. */
  folded: string;
  /** As it was written. */
  text: string;
  /** Half-open range of UTF-16 code units in the text. */
  start: number;
  end: number;
}

/** The words of a text, each with its place in it. */
export function tokenize(text: string): Token[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{Mn}+#&]*/gu)].map((match) => {
    const folded = fold(match[0]);
    return {
      stem: stem(folded),
      folded,
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}
