/** What another thread reads the rows by; nothing of it is copied. */
export interface SharedRows {
  blocks: SharedArrayBuffer[];
  starts: Float64Array;
  size: number;
}

/**
 * Rows of texts as bytes in large blocks, which threads can share: a fifth of what they take as
 * strings.
 */
export class RowStore {
  #blocks: Buffer[] = [];
  #used = 0;
  #starts = makeStarts(1024);
  size = 0;

  static of({ blocks, starts, size }: SharedRows): RowStore {
    const store = new RowStore();
    store.#blocks = blocks.map((block) => Buffer.from(block));
    store.#starts = starts;
    store.size = size;
    return store;
  }

  share(): SharedRows {
    const blocks = this.#blocks.map(({ buffer }) => buffer as SharedArrayBuffer);
    return { blocks, starts: this.#starts, size: this.size };
  }

  add(row: readonly string[]): void {
    const text = row.join(SEPARATOR);
    const most = text.length * 3;
    let block = this.#blocks.at(-1);
    if (!block || this.#used + most > block.length) {
      block = Buffer.from(new SharedArrayBuffer(Math.max(BLOCK, most)));
      this.#blocks.push(block);
      this.#used = 0;
    }
    const length = block.write(text, this.#used, 'utf8');
    if (this.size * 2 + 2 > this.#starts.length) this.#grow();
    this.#starts[this.size * 2] = (this.#blocks.length - 1) * SPAN + this.#used;
    this.#starts[this.size * 2 + 1] = length;
    this.#used += length;
    this.size++;
  }

  read(place: number): string[] {
    const start = this.#starts[place * 2] ?? 0;
    const length = this.#starts[place * 2 + 1] ?? 0;
    const at = start % SPAN;
    const block = this.#blocks[(start - at) / SPAN];
    return block ? block.toString('utf8', at, at + length).split(SEPARATOR) : [];
  }

  #grow(): void {
    const grown = makeStarts(this.#starts.length * 2);
    grown.set(this.#starts);
    this.#starts = grown;
  }
}

const makeStarts = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(length * 8));

const BLOCK = 16 * 2 ** 20;
/** Larger than any block. */
const SPAN = 2 ** 32;
/** Not to be found in texts that people write. */
const SEPARATOR = '\u001f';
