import { alignWords, joinBits } from './align-words.ts';
import { agreementBits, type Frequencies, type ValueKind } from './frequencies.ts';
import type { Prepared } from './prepare.ts';
import { familyNameAgreement, givenNameAgreement } from './similar-words.ts';
import { COMMON_WORDS } from './vocabulary.ts';

export interface NameComparison {
  bits: number;
  verdict: 'same' | 'similar' | 'different' | 'unknown';
  /** The names speak of two: what two people or firms at one place share can't outweigh it. */
  isConflict: boolean;
  /** Each has words that the other lacks: "Café Ritz" and "Dining Room Ritz". */
  isBranching: boolean;
}

const UNKNOWN: NameComparison = {
  bits: 0,
  verdict: 'unknown',
  isConflict: false,
  isBranching: false,
};
/** What equal names say beyond their frequency: nobody chose them by lot. */
const WHOLE_NAME_BITS = 4;
/** Word for word the same, in the same order. */
const EQUAL_NAME_BITS = 2;
const DIFFERENT_NAME = -9;
/** Names are turned, left out and mistaken for each other often enough. */
const OTHER_PERSON = -12;
/** One model is one thing, whatever else its title says. */
const MODEL_BITS = 4;
const OTHER_MODEL = -7;
const SURE_MODEL = 6;

export function compareNames(a: Prepared, b: Prepared, frequencies: Frequencies): NameComparison {
  if (!a.name.whole || !b.name.whole) return UNKNOWN;
  const compared = a.name.isPerson && b.name.isPerson ? comparePeople : compareFirms;
  return compared(a, b, frequencies);
}

/** The most that names may say for one: what the more frequent of them says as a whole. */
function mostBits(a: Prepared, b: Prepared, frequencies: Frequencies): number {
  const shared = Math.max(
    frequencies.count('name', a.name.whole),
    frequencies.count('name', b.name.whole),
  );
  return Math.log2((frequencies.size + 100) / Math.max(1, shared - 1)) + WHOLE_NAME_BITS;
}

function compareFirms(a: Prepared, b: Prepared, frequencies: Frequencies): NameComparison {
  // Town and maker are told elsewhere, and often again in the name.
  const told = new Set([...a.city, ...b.city, ...a.company, ...b.company]);
  const weigh = (word: string) => {
    const bits = agreementBits(frequencies, 'word', word);
    if (told.has(word)) return Math.min(bits, 1);
    if (COMMON_WORDS.has(word)) return Math.min(bits, 3);
    return word.length === 1 ? Math.min(bits, 3) : bits;
  };
  const most = mostBits(a, b, frequencies);
  if (a.name.whole === b.name.whole || squeeze(a) === squeeze(b)) {
    const bits = joinBits(a.name.words.map(weigh).toSorted((x, y) => y - x));
    return {
      bits: Math.min(bits + EQUAL_NAME_BITS, most),
      verdict: 'same',
      isConflict: false,
      isBranching: false,
    };
  }
  const { matched, leftA, leftB, isNumberConflict } = alignWords(a.name.words, b.name.words, weigh);
  const [least, rest] = leftA < leftB ? [leftA, leftB] : [leftB, leftA];
  const agreed = Math.min(joinBits(matched), most);
  if (agreed === 0) return acronymOrDifferent(a, b, frequencies);
  const model = compareModels(a, b, frequencies);
  const isOneModel = model > 0;
  const bits =
    (isOneModel
      ? Math.max(agreed, model) + Math.min(agreed, model) * 0.3 + MODEL_BITS
      : agreed + model) -
    least * (isOneModel ? 0.25 : 0.9) -
    Math.min((rest - least) * (isOneModel ? 0.1 : 0.25), 6) -
    (isNumberConflict && !isOneModel && model === 0 ? 8 : 0);
  return {
    bits: Math.max(bits, DIFFERENT_NAME),
    verdict: hasSameWords(a, b) ? 'same' : bits > 0 ? 'similar' : 'different',
    isConflict: bits < 0 && least > agreed * 0.5,
    isBranching: least > 2,
  };
}

/** Bits of a shared model code; below zero where each has one and none is the other's. */
function compareModels(a: Prepared, b: Prepared, frequencies: Frequencies): number {
  let bits = 0;
  for (const one of a.name.models) {
    for (const other of b.name.models) {
      const [short, long] = one.length < other.length ? [one, other] : [other, one];
      const share = modelAgreement(short, long);
      if (share > 0) bits = Math.max(bits, agreementBits(frequencies, 'model', short) * share);
    }
  }
  if (bits > 0) return bits;
  return a.name.models.some(isSureModel) && b.name.models.some(isSureModel) ? OTHER_MODEL : 0;
}

/** What stands behind a model is a colour or a country, more often than not; before it, a line. */
function modelAgreement(short: string, long: string): number {
  if (short === long) return 1;
  if (long.startsWith(short) && (short.length >= SURE_MODEL || isTail(short, long))) return 0.75;
  return short.length >= 5 && long.endsWith(short) ? 0.6 : 0;
}

const isTail = (short: string, long: string) =>
  short.length >= 4 && long.length - short.length <= 2;

/** "dvpfx820" can be nothing else; "w120" or "2way" may say something of it. */
function isSureModel(code: string): boolean {
  return code.length >= (/^\d+$/.test(code) ? 6 : 5) && /\d{2}/.test(code);
}

const hasSameWords = (a: Prepared, b: Prepared) =>
  a.name.words.length === b.name.words.length &&
  a.name.words.every((word) => b.name.words.includes(word));

const squeeze = ({ name }: Prepared) => name.words.join('');

/** "IBM" for "International Business Machines". */
function acronymOrDifferent(a: Prepared, b: Prepared, frequencies: Frequencies): NameComparison {
  const [short, long] =
    a.name.words.length < b.name.words.length
      ? [a.name.words, b.name.words]
      : [b.name.words, a.name.words];
  const initials = long.map((word) => word[0]).join('');
  const [word] = short;
  if (short.length === 1 && word && word.length >= 3 && word === initials) {
    const bits = agreementBits(frequencies, 'word', word) * 0.6;
    return { bits, verdict: 'similar', isConflict: false, isBranching: false };
  }
  return { bits: DIFFERENT_NAME, verdict: 'different', isConflict: true, isBranching: true };
}

function comparePeople(a: Prepared, b: Prepared, frequencies: Frequencies): NameComparison {
  const most = mostBits(a, b, frequencies);
  const straight = namesInOrder(a.name, b.name, frequencies, most);
  if (straight.bits > 0 && !straight.isConflict) return straight;
  // "Wei Li" and "Li Wei": which is the family's is not always known.
  const turned = namesInOrder(
    a.name,
    { given: b.name.family, family: b.name.given },
    frequencies,
    most,
    anyNameAgreement,
  );
  turned.bits -= 2;
  return turned.bits > straight.bits && !turned.isConflict ? turned : straight;
}

/** Of two names of which either may be the given one. */
function anyNameAgreement(a: string, b: string): number {
  return Math.max(familyNameAgreement(a, b), givenNameAgreement(a, b));
}

interface PersonName {
  given: string[];
  family: string[];
}

function namesInOrder(
  a: PersonName,
  b: PersonName,
  frequencies: Frequencies,
  most: number,
  agree?: (a: string, b: string) => number,
): NameComparison {
  const family = bestPair(a.family, b.family, 'family', agree ?? familyNameAgreement, frequencies);
  const given = bestPair(a.given, b.given, 'given', agree ?? givenNameAgreement, frequencies);
  const bits = Math.max(OTHER_PERSON, Math.min((family?.bits ?? 0) + (given?.bits ?? 0), most));
  const isGivenConflict = given !== null && given.agreement === 0;
  const isFamilyConflict = family !== null && family.agreement === 0;
  const isSame = (family?.agreement ?? 1) === 1 && (given?.agreement ?? 1) === 1;
  return {
    bits,
    verdict: isSame ? 'same' : bits > 0 && !isGivenConflict ? 'similar' : 'different',
    isConflict: isGivenConflict || isFamilyConflict,
    isBranching: false,
  };
}

/** The best agreement of any name of the one with any of the other; null when a side has none. */
function bestPair(
  a: readonly string[],
  b: readonly string[],
  kind: ValueKind,
  agree: (a: string, b: string) => number,
  frequencies: Frequencies,
): { agreement: number; bits: number } | null {
  if (a.length === 0 || b.length === 0) return null;
  let best = { agreement: 0, bits: kind === 'given' ? -9 : -7 };
  for (const [n, one] of a.entries()) {
    for (const [m, other] of b.entries()) {
      // A middle name that is another's first name is a weak sign, and an initial is none.
      const share =
        kind === 'given' && n + m > 0 ? (one.length < 2 || other.length < 2 ? 0 : 0.6) : 1;
      const agreement = agree(one, other) * share;
      if (agreement === 0) continue;
      const rarest = Math.min(
        agreementBits(frequencies, kind, one),
        agreementBits(frequencies, kind, other),
      );
      const bits = one.length === 1 || other.length === 1 ? 1.5 : rarest * agreement;
      if (bits > best.bits || best.agreement === 0) best = { agreement, bits };
    }
  }
  return best;
}
