import { blockingKeys, ENOUGH_SIGNS, MOST_IN_BLOCK, signsOf } from './blocking.ts';
import { compare } from './compare.ts';
import { hashText } from './fold.ts';
import type { Frequencies, ValueKind } from './frequencies.ts';
import { groupPairs, type ScoredPair } from './group.ts';
import type { MatchFields } from './match-fields.ts';
import { countedValues, prepare, type Prepared } from './prepare.ts';

/** Where the records of a list are kept while it is searched. */
export interface RecordStore {
  size: number;
  read(place: number): MatchFields;
}

/** Counts in a table of fixed size: a chance collision makes a value look more common, never rarer. */
export class CountTable {
  #counts: Uint32Array | Uint8Array;
  /** @param most where counting may end; up to 255 takes a quarter of the memory. */
  constructor(bits: number, most = 2 ** 32 - 1) {
    this.#counts = most > 255 ? new Uint32Array(2 ** bits) : new Uint8Array(2 ** bits);
  }
  add(hash: number): void {
    const at = hash & (this.#counts.length - 1);
    const count = this.#counts[at]!;
    if (count < 255 || this.#counts instanceof Uint32Array) this.#counts[at] = count + 1;
  }
  of(hash: number): number {
    return this.#counts[hash & (this.#counts.length - 1)]!;
  }
}

/** Frequencies by hashes, so that a million records need no dictionary. */
export class HashedFrequencies implements Frequencies {
  size = 0;
  #counts: CountTable;
  /** Which names were met, a bit each. */
  #names: Uint8Array;
  constructor(bits: number) {
    this.#counts = new CountTable(bits);
    this.#names = new Uint8Array(2 ** (bits - 1));
  }
  count(kind: ValueKind, value: string): number {
    return this.#counts.of(valueHash(kind, value));
  }
  add(record: Prepared): void {
    this.size++;
    // A word is as rare as the names that have it, however often one of them occurs.
    const isKnown = this.#meetName(record.name.whole);
    countedValues(record, (kind, value) => {
      if (!isKnown || kind !== 'word') this.#counts.add(valueHash(kind, value));
    });
  }
  #meetName(name: string): boolean {
    const hash = hashText(name);
    const at = (hash >>> 3) & (this.#names.length - 1);
    const bit = 1 << (hash & 7);
    const isKnown = (this.#names[at]! & bit) !== 0;
    this.#names[at]! |= bit;
    return isKnown;
  }
}

const KINDS: ValueKind[] = [
  'word',
  'model',
  'given',
  'family',
  'name',
  'email',
  'mailbox',
  'phone',
  'domain',
  'street',
  'house',
  'city',
  'region',
  'postal',
  'country',
  'born',
  'code',
  'text',
  'amount',
];
const SEEDS = Object.fromEntries(KINDS.map((kind) => [kind, hashText(kind)])) as Record<
  ValueKind,
  number
>;

/** Under what a value of a kind is counted: 32 bits. */
export function valueHash(kind: ValueKind, value: string): number {
  return hashText(value, SEEDS[kind]);
}

/** First pass: counts values and keys. */
export class ListIndex {
  readonly frequencies: HashedFrequencies;
  readonly keyCounts: CountTable;
  /** @param expected about how many records there will be; decides the tables' sizes. */
  constructor(expected: number) {
    const bits = Math.min(26, Math.max(18, Math.ceil(Math.log2(expected * 16))));
    this.frequencies = new HashedFrequencies(bits);
    this.keyCounts = new CountTable(bits, 255);
  }
  add(fields: MatchFields): void {
    const record = prepare(fields);
    this.frequencies.add(record);
    for (const key of blockingKeys(record)) this.keyCounts.add(key);
  }
}

/** Where the latest record of a certain look is kept; a power of two. */
const ALIKE_SLOTS = 2 ** 20;

/** How many prepared records are kept at hand; a power of two. */
const MOST_AT_HAND = 2 ** 15;

/**
 * Second pass: compares what shares a key and groups what is one. Memory grows by some 60 bytes a
 * record beside the store and by the pairs found.
 *
 * @returns places in the store, a group each
 */
export function findGroups(store: RecordStore, index: ListIndex): number[][] {
  const { frequencies } = index;
  const atHand = Array.from<Prepared | undefined>({ length: MOST_AT_HAND });
  const placeAt = new Int32Array(MOST_AT_HAND).fill(-1);
  const recall = (place: number): Prepared => {
    const slot = place & (MOST_AT_HAND - 1);
    const known = atHand[slot];
    if (known && placeAt[slot] === place) return known;
    const record = prepare(store.read(place));
    atHand[slot] = record;
    placeAt[slot] = place;
    return record;
  };
  const chains = new Chains(store.size, index.keyCounts, mostInBlock(store.size));
  const pairs: ScoredPair[] = [];
  const alikes = new Int32Array(ALIKE_SLOTS).fill(-1);
  for (let place = 0; place < store.size; place++) {
    const record = recall(place);
    const others = chains.meet(place, blockingKeys(record));
    // Of a hundred copies no key is rare; each meets the one before it.
    const slot = hashText(record.order) & (ALIKE_SLOTS - 1);
    const alike = alikes[slot]!;
    if (alike >= 0 && !others.includes(alike)) others.push(alike);
    alikes[slot] = place;
    for (const other of others) {
      const { bits, isConflict } = compare(recall(other), record, frequencies);
      if (bits >= KEEP_BITS) pairs.push({ a: other, b: place, bits, isConflict });
    }
  }
  return groupPairs(pairs, (a, b) => compare(recall(a), recall(b), frequencies));
}

/** A short list can afford to look at more, and its things may well stand in it a hundred times. */
function mostInBlock(size: number): number {
  return Math.max(MOST_IN_BLOCK, Math.min(250, Math.round(150_000 / size)));
}

/** Below zero a pair is no match; near to it, it still has a say in its group. */
const KEEP_BITS = 0;

/** Earlier records by key: chains of places in flat arrays. */
class Chains {
  #keyCounts: CountTable;
  #heads: Int32Array;
  #next: Int32Array;
  #keys: Uint32Array;
  #places: Uint32Array;
  #used = 0;
  #metAt: Int32Array;
  #signs: Uint8Array;

  #most: number;

  constructor(size: number, keyCounts: CountTable, most: number) {
    this.#keyCounts = keyCounts;
    this.#most = most;
    const slots = 2 ** Math.max(10, Math.ceil(Math.log2(size * 4)));
    this.#heads = new Int32Array(slots).fill(-1);
    const room = Math.max(1024, size * 4);
    this.#next = new Int32Array(room);
    this.#keys = new Uint32Array(room);
    this.#places = new Uint32Array(room);
    this.#metAt = new Int32Array(size).fill(-1);
    this.#signs = new Uint8Array(size);
  }

  /** The earlier records that share enough with this one, each once; then it is one of them. */
  meet(place: number, keys: readonly number[]): number[] {
    const met: number[] = [];
    for (const key of keys) {
      const count = this.#keyCounts.of(key);
      // Alone with its key, or with so many that the key tells nothing.
      if (count < 2 || count > this.#most) continue;
      const signs = signsOf(count);
      const slot = (Math.imul(key, 0x9e3779b1) >>> 0) & (this.#heads.length - 1);
      for (let at = this.#heads[slot]!; at >= 0; at = this.#next[at]!) {
        if (this.#keys[at] !== key) continue;
        const other = this.#places[at]!;
        if (this.#metAt[other] !== place) {
          this.#metAt[other] = place;
          this.#signs[other] = 0;
          met.push(other);
        }
        this.#signs[other]! += signs;
      }
      this.#insert(slot, key, place);
    }
    return met.filter((other) => this.#signs[other]! >= ENOUGH_SIGNS);
  }

  #insert(slot: number, key: number, place: number): void {
    if (this.#used === this.#next.length) this.#grow();
    const at = this.#used++;
    this.#keys[at] = key;
    this.#places[at] = place;
    this.#next[at] = this.#heads[slot]!;
    this.#heads[slot] = at;
  }

  #grow(): void {
    const room = this.#next.length * 2;
    const grown = <T extends Int32Array | Uint32Array>(made: T, old: T): T => (made.set(old), made);
    this.#next = grown(new Int32Array(room), this.#next);
    this.#keys = grown(new Uint32Array(room), this.#keys);
    this.#places = grown(new Uint32Array(room), this.#places);
  }
}
