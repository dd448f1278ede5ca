import { ENOUGH_SIGNS, MOST_IN_BLOCK, RARE, signsOf } from './blocking.ts';
import { CountTable } from './count-table.ts';
import type { SharedIndex } from './list-index.ts';

/** A short list can afford to look at more, and its things may well stand in it a hundred times. */
function mostInBlock(size: number): number {
  return Math.max(MOST_IN_BLOCK, Math.min(250, Math.round(150_000 / size)));
}

/** Of a short list, a key that more have is rare enough for a comparison. */
function rareIn(size: number): number {
  return Math.max(RARE, Math.min(20, Math.round(20_000 / size)));
}

/** Earlier records by key: chains of places in flat arrays; some 100 bytes a record. */
export class Chains {
  readonly #index: SharedIndex;
  readonly #keyCounts: CountTable<Uint8Array>;
  readonly #most: number;
  readonly #rare: number;
  #heads: Int32Array;
  #next: Int32Array;
  #keys: Uint32Array;
  #places: Uint32Array;
  #used = 0;
  #metAt: Int32Array;
  #signs: Uint8Array;

  constructor(index: SharedIndex) {
    const { size } = index;
    this.#index = index;
    this.#keyCounts = new CountTable(index.keyCounts);
    this.#most = mostInBlock(size);
    this.#rare = rareIn(size);
    const slots = 2 ** Math.max(10, Math.ceil(Math.log2(size * 4)));
    this.#heads = new Int32Array(slots).fill(-1);
    const room = Math.max(1024, size * 4);
    this.#next = new Int32Array(room);
    this.#keys = new Uint32Array(room);
    this.#places = new Uint32Array(room);
    this.#metAt = new Int32Array(size).fill(-1);
    this.#signs = new Uint8Array(size);
  }

  /**
   * Makes a record one of the earlier ones, and says which of those share enough with it, each once.
   * Whoever does not ask is not told, which is most of the work.
   */
  meet(place: number, isAsked: boolean): number[] {
    const { keys, keyEnds } = this.#index;
    const met: number[] = [];
    const end = keyEnds[place]!;
    for (let n = place === 0 ? 0 : keyEnds[place - 1]!; n < end; n++) {
      const key = keys[n]!;
      const count = this.#keyCounts.of(key);
      // Alone with its key, or with so many that the key tells nothing.
      if (count < 2 || count > this.#most) continue;
      const slot = (Math.imul(key, 0x9e3779b1) >>> 0) & (this.#heads.length - 1);
      if (isAsked) this.#walk(slot, key, place, signsOf(count, this.#rare), met);
      this.#insert(slot, key, place);
    }
    return met.filter((other) => this.#signs[other]! >= ENOUGH_SIGNS);
  }

  #walk(slot: number, key: number, place: number, signs: number, met: number[]): void {
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
