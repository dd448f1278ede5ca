import { alignWords, joinBits } from './align-words.ts';
import { agreementBits, type Frequencies } from './frequencies.ts';
import type { Prepared } from './prepare.ts';
import { editDistance, familyNameAgreement, wordAgreement } from './similar-words.ts';

export interface PartComparison {
  bits: number;
  verdict: 'same' | 'similar' | 'different';
}

/** Street and house number together; null when a side has none. */
export function compareStreets(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): PartComparison | null {
  const [one, other] = [a.street, b.street];
  const numbers = compareNumbers(one.numbers, other.numbers);
  if (one.words.length === 0 || other.words.length === 0) {
    if (numbers === null) return null;
    return numbers ? { bits: 2, verdict: 'similar' } : { bits: -1, verdict: 'different' };
  }
  const weigh = (word: string) => agreementBits(frequencies, 'street', word);
  const { matched, leftA, leftB } = alignWords(one.words, other.words, weigh, wordAgreement);
  const agreed = joinBits(matched) - Math.min(leftA, leftB) * 0.5;
  if (matched.length === 0 || agreed <= 0) {
    return { bits: numbers ? -2 : -3.5, verdict: 'different' };
  }
  if (numbers === false) return { bits: -2.5, verdict: 'different' };
  if (numbers === null) return { bits: Math.min(agreed * 0.7, 6), verdict: 'similar' };
  const house = agreementBits(frequencies, 'house', one.numbers[0]!);
  const most = Math.log2(frequencies.size + 100) + 2;
  return {
    bits: Math.min(agreed + house, most),
    verdict: leftA + leftB === 0 ? 'same' : 'similar',
  };
}

function compareNumbers(a: readonly string[], b: readonly string[]): boolean | null {
  if (a.length === 0 || b.length === 0) return null;
  return a.slice(0, 2).some((number) => b.slice(0, 2).includes(number));
}

/** City, postal code, region and country: they say much the same, so the best counts in full. */
export function compareTowns(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): PartComparison | null {
  const parts = [
    compareCities(a, b, frequencies),
    comparePostal(a, b, frequencies),
    compareExact(a.region, b.region, 'region', frequencies),
    compareExact(a.country, b.country, 'country', frequencies),
  ].filter((part) => part !== null);
  if (parts.length === 0) return null;
  const positive = parts.map(({ bits }) => bits).filter((bits) => bits > 0);
  const negative = parts.map(({ bits }) => bits).filter((bits) => bits < 0);
  const best = Math.max(0, ...positive);
  const others = positive.reduce((all, bits) => all + bits, 0) - best;
  const against = negative.reduce((all, bits) => all + bits, 0);
  const bits = best + others * 0.25 + Math.max(against, -5);
  const isSame = parts.every(({ verdict }) => verdict === 'same');
  return { bits, verdict: isSame ? 'same' : bits > 0 ? 'similar' : 'different' };
}

function compareCities(a: Prepared, b: Prepared, frequencies: Frequencies): PartComparison | null {
  if (a.city.length === 0 || b.city.length === 0) return null;
  const [one, other] = [a.city.join(' '), b.city.join(' ')];
  const bits = Math.min(
    agreementBits(frequencies, 'city', one),
    agreementBits(frequencies, 'city', other),
  );
  if (one === other) return { bits, verdict: 'same' };
  const { matched, leftA, leftB } = alignWords(a.city, b.city, () => 1, familyNameAgreement);
  if (matched.length === 0) {
    const isShort = one === initials(b.city) || other === initials(a.city);
    return isShort
      ? { bits: bits * 0.5, verdict: 'similar' }
      : { bits: -2.5, verdict: 'different' };
  }
  if (leftA > 0 && leftB > 0) return { bits: -1, verdict: 'different' };
  return { bits: bits * 0.7, verdict: 'similar' };
}

const initials = (words: readonly string[]) => words.map((word) => word[0]).join('');

function comparePostal(a: Prepared, b: Prepared, frequencies: Frequencies): PartComparison | null {
  if (!a.postal || !b.postal) return null;
  const [one, other] = [a.postal, b.postal];
  if (one === other) {
    return { bits: agreementBits(frequencies, 'postal', one), verdict: 'same' };
  }
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 3 && long.startsWith(short)) return { bits: 3, verdict: 'similar' };
  if (editDistance(one, other, 1) <= 1) return { bits: 0.5, verdict: 'similar' };
  // The first three say the district in most countries.
  if (one.slice(0, 3) === other.slice(0, 3)) return { bits: -0.5, verdict: 'different' };
  return { bits: -2, verdict: 'different' };
}

function compareExact(
  a: string,
  b: string,
  kind: 'region' | 'country',
  frequencies: Frequencies,
): PartComparison | null {
  if (!a || !b) return null;
  if (a === b) return { bits: agreementBits(frequencies, kind, a), verdict: 'same' };
  // "CA" and "California", "DE" and "Germany" can't be told apart here from two places.
  if (a.length !== b.length && (a.length <= 3 || b.length <= 3)) return null;
  if (editDistance(a, b, 2) <= 2 && a.length > 4) return { bits: 0.5, verdict: 'similar' };
  return { bits: kind === 'country' ? -4 : -1.5, verdict: 'different' };
}
