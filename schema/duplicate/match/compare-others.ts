import { alignWords, joinBits } from './align-words.ts';
import type { PartComparison } from './compare-places.ts';
import { agreementBits, type Frequencies } from './frequencies.ts';
import type { Prepared, PreparedText } from './prepare.ts';
import { editDistance } from './similar-words.ts';
import { LEGAL_FORMS } from './vocabulary.ts';

const MAKER_IN_NAME = 5;

/** A person's company, or a thing's maker. */
export function compareCompanies(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): PartComparison | null {
  if (a.company.length === 0 || b.company.length === 0) return findMaker(a, b, frequencies);
  const weigh = (word: string) => agreementBits(frequencies, 'word', word);
  const { matched, leftA, leftB } = alignWords(a.company, b.company, weigh);
  const bits = joinBits(matched) - Math.min(leftA, leftB) * 0.9;
  if (matched.length === 0 || bits <= 0) return { bits: -3, verdict: 'different' };
  const most = Math.log2(frequencies.size + 100);
  return { bits: Math.min(bits, most), verdict: leftA + leftB === 0 ? 'same' : 'similar' };
}

/** A maker that one source has in a column of its own, another has in the name of the thing. */
function findMaker(a: Prepared, b: Prepared, frequencies: Frequencies): PartComparison | null {
  const [told, untold] = a.company.length > 0 ? [a, b] : [b, a];
  if (told.name.isPerson || told.company.length === 0) return null;
  const words = told.company.filter((word) => !LEGAL_FORMS.has(word));
  const isNamed = words.length > 0 && words.every((word) => untold.name.words.includes(word));
  if (!isNamed) return null;
  const bits = joinBits(words.map((word) => agreementBits(frequencies, 'word', word)));
  return { bits: Math.min(bits, MAKER_IN_NAME), verdict: 'similar' };
}

export function compareBirths(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): PartComparison | null {
  if (!a.born || !b.born) return null;
  if (a.born === b.born)
    return { bits: agreementBits(frequencies, 'born', a.born), verdict: 'same' };
  const slips = editDistance(a.born, b.born, 2);
  if (slips === 1) return { bits: 4, verdict: 'similar' };
  if (slips === 2) return { bits: 0, verdict: 'similar' };
  const isSameYear = a.born.slice(0, 5) === b.born.slice(0, 5) && /^\d{4}-/.test(a.born);
  if (isSameYear) return { bits: -3, verdict: 'different' };
  return { bits: -6, verdict: 'different' };
}

/** Numbers that are given out once, column by column. */
export function compareCodes(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): PartComparison | null {
  let bits = 0;
  let verdict: PartComparison['verdict'] | null = null;
  for (const one of a.codes) {
    const column = one.slice(0, one.indexOf(':') + 1);
    const other = b.codes.find((code) => code.startsWith(column));
    if (other === undefined) continue;
    if (one === other) {
      bits += agreementBits(frequencies, 'code', one);
      verdict = 'same';
    } else if (one.length - column.length >= 5 && editDistance(one, other, 1) <= 1) {
      bits += 2;
      verdict ??= 'similar';
    } else {
      bits -= 4;
      verdict ??= 'different';
    }
  }
  return verdict && { bits, verdict };
}

/** Descriptions, column by column: the rarer the words they share, the more they say. */
export function compareTexts(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
): PartComparison | null {
  const parts: PartComparison[] = [];
  for (const one of a.texts) {
    const other = b.texts.find(({ column }) => column === one.column);
    if (other) parts.push(compareText(one, other, frequencies));
  }
  if (parts.length === 0) return null;
  const best = Math.max(0, ...parts.map(({ bits }) => bits));
  const others = parts.reduce((all, { bits }) => all + bits, 0) - best;
  const bits = best + others * 0.5;
  const isSame = parts.every(({ verdict }) => verdict === 'same');
  return { bits, verdict: isSame ? 'same' : bits > 1 ? 'similar' : 'different' };
}

function compareText(
  one: PreparedText,
  other: PreparedText,
  frequencies: Frequencies,
): PartComparison {
  const weigh = (word: string) => agreementBits(frequencies, 'text', word);
  const whole = Math.min(weigh(one.whole), weigh(other.whole));
  if (one.whole === other.whole) return { bits: whole * 0.7, verdict: 'same' };
  const words = new Set(other.words);
  let shared = 0;
  let ofOne = 0;
  let ofOther = 0;
  for (const word of one.words) {
    ofOne += weigh(word);
    if (words.has(word)) shared += weigh(word);
  }
  for (const word of other.words) ofOther += weigh(word);
  const least = Math.min(ofOne, ofOther);
  if (least === 0) return { bits: 0, verdict: 'different' };
  const likeness = (shared / least + shared / Math.max(ofOne, ofOther)) / 2;
  const bits = Math.min(shared * 0.6, (likeness - 0.15) * 14, whole * 0.7);
  return { bits: Math.max(-1.5, bits), verdict: likeness > 0.3 ? 'similar' : 'different' };
}

export function compareClasses(a: Prepared, b: Prepared): PartComparison | null {
  const [one, other] = [
    [...a.category, ...a.title],
    [...b.category, ...b.title],
  ];
  if (one.length === 0 || other.length === 0) return null;
  const isShared = one.some((word) => other.includes(word));
  return isShared ? { bits: 1, verdict: 'similar' } : { bits: -0.5, verdict: 'different' };
}

/** Years, which tell editions apart. */
export function compareYears(a: Prepared, b: Prepared, frequencies: Frequencies) {
  return compareAmounts(a, b, frequencies, true);
}

/** Figures, column by column: years, or all others. */
export function compareAmounts(
  a: Prepared,
  b: Prepared,
  frequencies: Frequencies,
  ofYears = false,
): PartComparison | null {
  let bits = 0;
  let isAsked = false;
  for (const amount of a.amounts) {
    const column = amount.slice(0, amount.indexOf(':') + 1);
    if ((column === 'year:') !== ofYears) continue;
    const twin = b.amounts.find((other) => other.startsWith(column));
    if (twin === undefined) continue;
    isAsked = true;
    if (twin === amount) bits += Math.min(agreementBits(frequencies, 'amount', amount), 4);
    else
      bits += gapBits(
        column,
        Number(amount.slice(column.length)),
        Number(twin.slice(column.length)),
      );
  }
  if (!isAsked) return null;
  return { bits, verdict: bits >= 2 ? 'same' : bits >= 0 ? 'similar' : 'different' };
}

function gapBits(column: string, one: number, other: number): number {
  if (!Number.isFinite(one - other)) return 0;
  if (column === 'year:') return Math.abs(one - other) === 1 ? -6 : -9;
  const gap = Math.abs(one - other) / Math.max(Math.abs(one), Math.abs(other), 1e-9);
  if (gap < 0.02) return 0.5;
  return gap < 0.15 ? -0.5 : gap < 0.4 ? -1 : -2;
}
