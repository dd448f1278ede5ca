import { blockingKeys } from './blocking.ts';
import { CountTable } from './count-table.ts';
import { hashText } from './fold.ts';
import type { Frequencies, ValueKind } from './frequencies.ts';
import type { MatchFields } from './match-fields.ts';
import { countedValues, prepare, type Prepared } from './prepare.ts';
import { SourceList } from './sources.ts';
import { WordList } from './word-list.ts';

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

/** What the second pass needs of the first. All of it is memory that threads can share. */
export interface SharedIndex {
  size: number;
  counts: Uint32Array;
  keyCounts: Uint8Array;
  keys: Uint32Array;
  keyEnds: Uint32Array;
  looks: Uint32Array;
  /** From which source each record comes, 0, 1, …; empty where nothing tells. */
  sources: Uint32Array;
}

/**
 * First pass: counts values and keys, and keeps each record's keys and a hash of its looks; some 80
 * bytes a record. Frequencies go by hashes, so that a million records need no dictionary.
 */
export class ListIndex {
  size = 0;
  #counts: CountTable<Uint32Array>;
  #keyCounts: CountTable<Uint8Array>;
  /** Which names were met, a bit each. */
  #names: Uint8Array;
  #keys: WordList;
  #keyEnds: WordList;
  #looks: WordList;
  #sources: SourceList;

  /** @param expected about how many records there will be; decides the tables' sizes. */
  constructor(expected: number) {
    const bits = Math.min(26, Math.max(18, Math.ceil(Math.log2(expected * 16))));
    this.#counts = new CountTable(new Uint32Array(new SharedArrayBuffer(4 * 2 ** bits)));
    this.#keyCounts = new CountTable(new Uint8Array(new SharedArrayBuffer(2 ** bits)));
    this.#names = new Uint8Array(2 ** (bits - 1));
    this.#keys = new WordList(expected * 18);
    this.#keyEnds = new WordList(expected);
    this.#looks = new WordList(expected);
    this.#sources = new SourceList(expected);
  }

  add(fields: MatchFields): void {
    const record = prepare(fields);
    this.size++;
    // A word is as rare as the names that have it, however often one of them occurs.
    const isKnown = this.#meetName(record.name.whole);
    countedValues(record, (kind, value) => {
      if (!isKnown || kind !== 'word') this.#counts.add(valueHash(kind, value));
    });
    for (const key of blockingKeys(record)) {
      this.#keyCounts.add(key);
      this.#keys.add(key);
    }
    this.#keyEnds.add(this.#keys.size);
    this.#looks.add(looksOf(record));
    this.#sources.add(fields.source);
  }

  #meetName(name: string): boolean {
    const hash = hashText(name);
    const at = (hash >>> 3) & (this.#names.length - 1);
    const bit = 1 << (hash & 7);
    const isKnown = (this.#names[at]! & bit) !== 0;
    this.#names[at]! |= bit;
    return isKnown;
  }

  share(): SharedIndex {
    return {
      size: this.size,
      counts: this.#counts.values,
      keyCounts: this.#keyCounts.values,
      keys: this.#keys.values,
      keyEnds: this.#keyEnds.values,
      looks: this.#looks.values,
      sources: this.#sources.values,
    };
  }
}

/** Two that look alike have most of their fields in common, to the letter. */
function looksOf(record: Prepared): number {
  return hashText(record.order);
}

export function frequenciesOf({ size, counts }: SharedIndex): Frequencies {
  const table = new CountTable(counts);
  return { size, count: (kind, value) => table.of(valueHash(kind, value)) };
}
