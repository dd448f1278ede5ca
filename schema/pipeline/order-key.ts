/**
 * Keys that put cards, stages and pipelines in order. Between any two there is room for another, so
 * a move writes one row and nothing is ever renumbered.
 *
 * A key is one or more groups of five base-62 digits, compared byte by byte. Within a group there
 * are 62⁵ = 916 million places. A new key goes a small random step away from one of its neighbours
 * (as in LSEQ, Nédelec et al. 2013), not into the middle: a run of inserts at one spot then uses up
 * a group after some 220,000 keys instead of after 30. Which neighbour is right depends on which way
 * the run goes; that can't be known, so the groups take turns, and a wrong guess costs one more
 * group. The random step keeps devices that insert at one spot at once apart.
 */
const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const GROUP = 5;
const PLACES = 62 ** GROUP;
const STEP = 8192;
/** Below this many free places two devices would often choose the same one. */
const LEAST_GAP = 64;

export const MAX_ORDER_KEY = 400;
export const ORDER_KEY = /^(?:[0-9A-Za-z]{5}){1,80}$/;

type Random = () => number;

/**
 * A key after `low` and before `high`; null stands for the open end. Neighbours with equal or
 * swapped keys (two devices chose the same) count as the lower one alone.
 */
export function keyBetween(
  low: string | null,
  high: string | null,
  random: Random = Math.random,
): string {
  const top = low !== null && high !== null && high <= low ? null : high;
  let prefix = '';
  let isBelowTop = top !== null;
  for (;;) {
    const from = placeAt(low, prefix.length);
    const to = isBelowTop ? placeAt(top, prefix.length) : PLACES;
    const gap = to - from;
    if (gap >= LEAST_GAP) {
      const side = low === null && top === null ? 'middle' : sideFor(prefix, low, top);
      return prefix + write(choose(from, to, side, random));
    }
    prefix += write(from);
    if (to > from) isBelowTop = false;
  }
}

/** `count` keys in order, all after `low` and before `high`. */
export function keysBetween(
  low: string | null,
  high: string | null,
  count: number,
  random: Random = Math.random,
): string[] {
  const keys: string[] = [];
  // A run that ends at an open top begins there; else it is laid out from its far end.
  if (high !== null && low === null) {
    for (let next: string | null = high; keys.length < count; keys.push(next)) {
      next = keyBetween(null, next, random);
    }
    return keys.reverse();
  }
  for (let last = low; keys.length < count; keys.push(last)) {
    last = keyBetween(last, high, random);
  }
  return keys;
}

/** Order of rows that have a position; equal keys go by id, so that all devices agree. */
export function byPosition(
  a: { position: string; id: string },
  b: { position: string; id: string },
): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

type Side = 'low' | 'high' | 'middle';

function sideFor(prefix: string, low: string | null, high: string | null): Side {
  if (high === null) return 'low';
  if (low === null) return 'high';
  return (prefix.length / GROUP) % 2 === 0 ? 'high' : 'low';
}

/** A place strictly between `from` and `to`. */
function choose(from: number, to: number, side: Side, random: Random): number {
  const gap = to - from;
  if (side === 'middle' || gap <= 2 * STEP) {
    const quarter = Math.floor(gap / 4);
    return from + quarter + 1 + Math.floor(random() * (gap - 2 * quarter - 1));
  }
  const step = 1 + Math.floor(random() * STEP);
  return side === 'low' ? from + step : to - step;
}

/** The place that a key has in the group that begins at `at`; 0 where the key has ended. */
function placeAt(key: string | null, at: number): number {
  let place = 0;
  for (let n = at; n < at + GROUP; n++) {
    place = place * 62 + Math.max(0, DIGITS.indexOf(key?.[n] ?? '0'));
  }
  return place;
}

function write(place: number): string {
  let text = '';
  for (let rest = place, n = 0; n < GROUP; n++, rest = Math.floor(rest / 62)) {
    text = (DIGITS[rest % 62] ?? '0') + text;
  }
  return text;
}
