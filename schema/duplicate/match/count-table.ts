/** Counts in a table of fixed size: a chance collision makes a value look more common, never rarer. */
export class CountTable<Values extends Uint32Array | Uint8Array> {
  readonly values: Values;
  readonly #mask: number;
  readonly #most: number;

  /** @param values its length is a power of two; of bytes, counting ends at 255. */
  constructor(values: Values) {
    this.values = values;
    this.#mask = values.length - 1;
    this.#most = values.BYTES_PER_ELEMENT === 1 ? 255 : 2 ** 32 - 1;
  }
  add(hash: number): void {
    const at = hash & this.#mask;
    const count = this.values[at]!;
    if (count < this.#most) this.values[at] = count + 1;
  }
  of(hash: number): number {
    return this.values[hash & this.#mask]!;
  }
}
