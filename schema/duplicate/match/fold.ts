/**
 * Brings text of any Latin, Cyrillic or Greek spelling into one plain form, so that "Müller",
 * "Mueller", "Muller" and "Мюллер" can be compared letter by letter.
 */

const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'a',
  œ: 'o',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'n',
  ħ: 'h',
  ĸ: 'k',
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'u',
  я: 'a',
  і: 'i',
  ї: 'i',
  є: 'e',
  ґ: 'g',
  ў: 'u',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'd',
  џ: 'dz',
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

// oxlint-disable-next-line no-control-regex
const NOT_ASCII = /[^\u0000-\u007f]/;
const APOSTROPHES = /['’‘`´ʼ]/g;
/** Legal forms that stand before or behind a name without a blank. */
const UNSPACED_FORMS =
  /株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限公司|[(（]株[)）]|㈱|주식회사|[(（]주[)）]/g;

/** Lower case, without accents, in Latin letters; "&" is "and"; other signs stay. */
export function fold(text: string): string {
  let folded = text.toLowerCase();
  if (NOT_ASCII.test(folded)) {
    folded = folded
      .replace(APOSTROPHES, "'")
      .replace(UNSPACED_FORMS, ' ')
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '');
    // oxlint-disable-next-line no-control-regex
    folded = folded.replace(/[^\u0000-\u007f]/g, (letter) => LETTERS[letter] ?? letter);
  }
  return folded.includes('&') ? folded.replaceAll('&', ' and ') : folded;
}

const WORDS = /[\p{L}\p{N}]+/gu;
const DIGRAPHS = /ae|oe|ue|aa/g;

/**
 * The words of a text in their compared form. A letter that an apostrophe cut off goes back to its
 * word ("Masa's", "masa s" and "Masas" are one), and the ways to write an umlaut are one.
 */
export function wordsOf(text: string): string[] {
  const folded = fold(text).replaceAll("'", ' ');
  const words = folded.match(WORDS) ?? [];
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.length - 1;
    if (word === 's' && last >= 0 && joined[last]!.length > 2) joined[last] += 's';
    else if (joined[last] === 'o' && word.length > 3) joined[last] = `o${word}`;
    else joined.push(word);
  }
  return joined.map(plainVowels);
}

function plainVowels(word: string): string {
  if (word.length < 4) return word;
  return word.replace(DIGRAPHS, (pair) => pair[0]!);
}

/** FNV-1a over UTF-16 code units, 32 bits, never 0. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let n = 0; n < text.length; n++) {
    hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  }
  // The low bits of FNV alone are poor; tables are addressed by them.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> 0 || 1;
}
