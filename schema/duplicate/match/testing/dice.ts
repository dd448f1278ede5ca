/** Chance that can be repeated: the same seed, the same throws (mulberry32). */
export class Dice {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** 0 up to 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  /** A whole number from 0 up to `below`. */
  upTo(below: number): number {
    return Math.floor(this.next() * below);
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  pick<T>(values: readonly T[]): T {
    return values[this.upTo(values.length)]!;
  }
  /** The first ones often, the last ones rarely, as names are given. */
  pickSkewed<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() ** 2.2 * values.length)]!;
  }
  digits(count: number): string {
    let text = '';
    for (let n = 0; n < count; n++) text += this.upTo(10);
    return text;
  }
}
