import type { PageOutline } from './page-outline.ts';

/** Tells whether two pages say the same. */
export interface PageFingerprint {
  /** 64-bit similarity hash of the main text: few bits differ when few words do. Signed. */
  simhash: bigint;
  /** Hash of each word that tells one contact from another. Signed 32-bit. */
  facts: number;
  /** Hash of title and main heading. Signed 32-bit. */
  topic: number;
}

/**
 * Charikar's simhash over three-word shingles (STOC 2002), as Manku et al. use it for web pages
 * (WWW 2007).
 *
 * That alone would take two branches of a chain, on one template, for one page. So pages only count
 * as duplicates when their facts agree: addresses of mail, codes and long numbers, but no times. And it would take the colleagues on a team's pages for one: under another title a page
 * is a duplicate only after several like it, as with the hundredth "Plumber in" some village.
 */
export function fingerprintPage(
  outline: Pick<PageOutline, 'mainText' | 'title' | 'heading' | 'links'>,
): PageFingerprint {
  const words = readWords(outline.mainText);
  let facts = 0;
  // Order-free, so that a page whose parts moved is still the same.
  for (const word of words) if (word.isFact) facts = (facts + word.hash) | 0;
  for (const { href, shape } of outline.links) {
    if (CONTACT.test(href) && !FRAME.test(shape)) facts = (facts + hashText(href)) | 0;
  }
  return {
    simhash: simhashOf(words),
    facts,
    topic: hashText(`${outline.title}\n${outline.heading}`),
  };
}

/** A button that says "Call us" has its number in its link alone. */
const CONTACT = /^\s*(?:mailto|tel|https:\/\/wa\.me):?/i;
const FRAME = /(?:^|>)(?:nav|header|footer|aside)\b/;

/** Texts shorter than this have too few shingles for a distance to mean anything. */
const MIN_WORDS = 20;
/**
 * Pages of one host only are compared, so more bits may differ than among the whole web's: different
 * pages of one site differ in 13 bits and more, a page without its frame in up to 6, a page under
 * another place's name in up to 8 (sample web).
 */
const MAX_DISTANCE = 8;
/** As many pages may differ in their title alone before it counts for nothing. */
const MAX_TOPICS = 6;

/** The first of `known` that says the same as `page`. */
export function findNearDuplicate<Known extends PageFingerprint>(
  page: PageFingerprint,
  known: Iterable<Known>,
): Known | null {
  // Too short to tell: 0 is what an empty text hashes to.
  if (page.simhash === 0n) return null;
  const alike: Known[] = [];
  for (const other of known) {
    if (other.facts !== page.facts) continue;
    if (hammingDistance(other.simhash, page.simhash) > MAX_DISTANCE) continue;
    if (other.topic === page.topic) return other;
    alike.push(other);
  }
  return alike.length >= MAX_TOPICS ? (alike[0] ?? null) : null;
}

export function hammingDistance(a: bigint, b: bigint): number {
  const difference = BigInt.asUintN(64, a ^ b);
  return countBits(Number(difference & 0xffffffffn)) + countBits(Number(difference >> 32n));
}

function countBits(value: number): number {
  let bits = value | 0;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

interface Word {
  hash: number;
  /** Told apart by it: an address of mail, a code, a number long enough to call or to find. */
  isFact: boolean;
}

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** 12:30, 12:30:59.123Z, 2026-01-31, 2026-01-31T12:30Z, 31.1.2026. */
const TIME_OR_DATE =
  /^(?:\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?|\d{1,2}:\d{2}(?::[\d.]+)?Z?|\d{1,2}[./]\d{1,2}[./]\d{2,4})\W?$/;
const NUMBER = /^[+(]?\d[\d().,/-]*$/;
/** Fewer digits than this, also over several words, count things and number pages. */
const MIN_FACT_DIGITS = 5;

/** Words are runs of anything but white space; times and dates are none. */
function readWords(text: string): Word[] {
  const words: Word[] = [];
  let numbers: Word[] = [];
  let digits = 0;
  const endNumbers = () => {
    if (digits >= MIN_FACT_DIGITS) for (const number of numbers) number.isFact = true;
    numbers = [];
    digits = 0;
  };
  for (const { word, digitCount, hasAt } of splitWords(text)) {
    if (digitCount > 0 && TIME_OR_DATE.test(word)) continue;
    const made = { hash: hashText(word), isFact: hasAt };
    words.push(made);
    if (digitCount === 0) endNumbers();
    else if (NUMBER.test(word)) {
      numbers.push(made);
      digits += digitCount;
    } else made.isFact = true;
  }
  endNumbers();
  return words;
}

function* splitWords(text: string) {
  let start = -1;
  let digitCount = 0;
  let hasAt = false;
  for (let at = 0; at <= text.length; at++) {
    const code = at === text.length ? 32 : text.charCodeAt(at);
    if (code <= 32 || code === 160) {
      if (start !== -1) yield { word: text.slice(start, at), digitCount, hasAt };
      start = -1;
      digitCount = 0;
      hasAt = false;
      continue;
    }
    if (start === -1) start = at;
    if (code >= 48 && code <= 57) digitCount++;
    else if (code === 64) hasAt = true;
  }
}

function simhashOf(words: Word[]): bigint {
  if (words.length < MIN_WORDS) return 0n;
  const low = new Int32Array(32);
  const high = new Int32Array(32);
  for (let at = 0; at + 2 < words.length; at++) {
    const shingle =
      Math.imul(words[at]?.hash ?? 0, 31) +
      Math.imul(words[at + 1]?.hash ?? 0, 17) +
      (words[at + 2]?.hash ?? 0);
    vote(low, mix(shingle));
    vote(high, mix(shingle ^ 0x9e3779b9));
  }
  return BigInt.asIntN(64, (BigInt(signBits(high)) << 32n) | BigInt(signBits(low)));
}

function vote(counters: Int32Array, hash: number): void {
  for (let bit = 0; bit < 32; bit++) {
    counters[bit] = (counters[bit] ?? 0) + (((hash >>> bit) & 1) << 1) - 1;
  }
}

function signBits(counters: Int32Array): number {
  let bits = 0;
  for (let bit = 0; bit < 32; bit++) if ((counters[bit] ?? 0) > 0) bits |= 1 << bit;
  return bits >>> 0;
}

/** The finaliser of MurmurHash3: FNV's low bits alone are too regular to vote with. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hashText(text: string): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), FNV_PRIME);
  return hash | 0;
}
