import { isShortFormOf } from './given-names.ts';

/**
 * How far two words agree, 0 to 1: 1 the same, about 0.8 a slip of the pen, 0.7 an abbreviation.
 * Numbers agree exactly or not at all: "Route 66" and "Route 67" are two roads.
 */
export function wordAgreement(a: string, b: string, mostSlips = 2): number {
  if (a === b) return 1;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (hasDigit(short) || hasDigit(long)) return 0;
  if (short.length < 3) return 0;
  if (long.startsWith(short))
    return short.length >= 4 || long.length - short.length <= 2 ? 0.75 : 0.5;
  const allowed = Math.min(mostSlips, slips(long.length));
  if (
    allowed > 0 &&
    long.length - short.length <= allowed &&
    editDistance(a, b, allowed) <= allowed
  ) {
    return a[0] === b[0] ? 0.85 : 0.7;
  }
  if (isContraction(short, long)) return 0.55;
  return 0;
}

/** "forrest" and "errfst": the letters of one word, out of order or with one missing. */
export function isJumbled(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 2) return false;
  return letterLikeness(a, b) > JUMBLED;
}

const JUMBLED = 0.8;
const tally = new Int16Array(128);

/** How many of their letters two texts share, in whatever order: 0 to 1 (Dice's coefficient). */
export function letterLikeness(a: string, b: string): number {
  tally.fill(0);
  for (let n = 0; n < a.length; n++) tally[a.charCodeAt(n) & 127]! += 1;
  let shared = 0;
  for (let n = 0; n < b.length; n++) {
    const letter = b.charCodeAt(n) & 127;
    if (tally[letter]! <= 0) continue;
    tally[letter]! -= 1;
    shared++;
  }
  return (2 * shared) / Math.max(1, a.length + b.length);
}

/** The same for given names: short forms ("Bob", "Robert") and initials count too. */
export function givenNameAgreement(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length === 1 || b.length === 1) return a[0] === b[0] ? 0.45 : 0;
  if (isShortFormOf(a, b)) return 0.8;
  // "Johannes" and "Johanna" are two.
  return wordAgreement(a, b, 1) || (isJumbled(a, b) ? 0.4 : 0);
}

/** The same for family names, which nobody shortens. */
export function familyNameAgreement(a: string, b: string): number {
  return wordAgreement(a, b) || (isJumbled(a, b) ? 0.45 : 0);
}

/** How many slips a word of that length may have and still be the same. */
function slips(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

export function hasDigit(word: string): boolean {
  for (let n = 0; n < word.length; n++) {
    const code = word.charCodeAt(n);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}

/** "intl" of "international": begins and ends alike, letters in order, half of them left out. */
function isContraction(short: string, long: string): boolean {
  if (short.length < 3 || short.length > 5 || long.length < short.length * 2) return false;
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

const rowA = new Uint8Array(64);
const rowB = new Uint8Array(64);
const rowC = new Uint8Array(64);

/**
 * Letters to change, add, drop or swap with a neighbour (optimal string alignment). Gives up above
 * `limit` with a number larger than it. Words of more than 63 letters are cut.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const width = Math.min(a.length, 63);
  const height = Math.min(b.length, 63);
  if (Math.abs(width - height) > limit) return limit + 1;
  let before = rowA;
  let last = rowB;
  let row = rowC;
  for (let x = 0; x <= width; x++) last[x] = x;
  for (let y = 1; y <= height; y++) {
    row[0] = y;
    let best = y;
    const letter = b.charCodeAt(y - 1);
    for (let x = 1; x <= width; x++) {
      const other = a.charCodeAt(x - 1);
      let cost = Math.min(last[x]! + 1, row[x - 1]! + 1, last[x - 1]! + (letter === other ? 0 : 1));
      if (x > 1 && y > 1 && letter === a.charCodeAt(x - 2) && other === b.charCodeAt(y - 2)) {
        cost = Math.min(cost, before[x - 2]! + 1);
      }
      row[x] = cost;
      if (cost < best) best = cost;
    }
    if (best > limit) return limit + 1;
    [before, last, row] = [last, row, before];
  }
  return last[width]!;
}
