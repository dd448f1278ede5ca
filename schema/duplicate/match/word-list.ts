/** Numbers of 32 bits, appended to memory that threads can share. */
export class WordList {
  #values: Uint32Array;
  size = 0;
  constructor(expected: number) {
    this.#values = make(Math.max(1024, Math.ceil(expected)));
  }
  add(value: number): void {
    if (this.size === this.#values.length) {
      const grown = make(this.#values.length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.size++] = value;
  }
  get values(): Uint32Array {
    return this.#values;
  }
}

const make = (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4));
