import { alignmentLines } from './qr-tables.ts';
import { encodeWords } from './qr-words.ts';

/** Rows of modules; true is dark. Without the quiet zone of four modules around it. */
export type QrMatrix = boolean[][];

/**
 * A QR code (ISO/IEC 18004) of a text of up to 666 bytes, made on the device: what it holds may be a
 * secret. Error correction level M, and one mask for all, which readers are told and don't mind.
 */
export function encodeQr(text: string): QrMatrix {
  const { version, words } = encodeWords(text);
  const board = new Board(17 + 4 * version);
  board.drawPatterns(version);
  board.drawWords(words);
  return board.rows;
}

/** Dark where row and column have a sum that is even. */
const MASK = 0;
const isMasked = (row: number, column: number) => (row + column) % 2 === 0;
const LEVEL_M = 0;

class Board {
  readonly rows: QrMatrix;
  /** Modules that are no data. */
  readonly #fixed: boolean[][];
  readonly #size: number;

  constructor(size: number) {
    this.#size = size;
    this.rows = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
    this.#fixed = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  }

  drawPatterns(version: number): void {
    const last = this.#size - 1;
    for (let n = 0; n <= last; n++) {
      this.#set(6, n, n % 2 === 0);
      this.#set(n, 6, n % 2 === 0);
    }
    for (const [row, column] of [
      [3, 3],
      [3, last - 3],
      [last - 3, 3],
    ] as const) {
      this.#drawRings(row, column, 4);
    }
    const lines = alignmentLines(version);
    const end = lines.length - 1;
    for (const [i, row] of lines.entries()) {
      for (const [j, column] of lines.entries()) {
        // Three corners have a finder.
        const isCorner = (i === 0 && (j === 0 || j === end)) || (i === end && j === 0);
        if (!isCorner) this.#drawRings(row, column, 2);
      }
    }
    this.#drawFormat();
    if (version >= 7) this.#drawVersion(version);
  }

  /** Two columns at a time from the right, up and down by turns, around what is fixed. */
  drawWords(words: Uint8Array): void {
    let bit = 0;
    for (let right = this.#size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const isUp = ((right + 1) & 2) === 0;
      for (let n = 0; n < this.#size; n++) {
        const row = isUp ? this.#size - 1 - n : n;
        for (const column of [right, right - 1]) {
          if (this.#fixed[row]![column]) continue;
          const isDark = (((words[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1) === 1;
          this.rows[row]![column] = isDark !== isMasked(row, column);
          bit++;
        }
      }
    }
  }

  #set(row: number, column: number, isDark: boolean): void {
    if (row < 0 || column < 0 || row >= this.#size || column >= this.#size) return;
    this.rows[row]![column] = isDark;
    this.#fixed[row]![column] = true;
  }

  /** Dark and light squares around a middle: a finder with its margin, or an alignment pattern. */
  #drawRings(row: number, column: number, radius: number): void {
    for (let dy = -radius; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        const isLight = radius === 4 ? ring === 2 || ring === 4 : ring === 1;
        this.#set(row + dy, column + dx, !isLight);
      }
    }
  }

  /** §7.9: level and mask, twice, with a BCH code of their own. */
  #drawFormat(): void {
    const data = (LEVEL_M << 3) | MASK;
    const bits = ((data << 10) | remainder(data, 10, 0x537)) ^ 0x5412;
    const isDark = (n: number) => ((bits >>> n) & 1) === 1;
    const last = this.#size - 1;
    for (let n = 0; n <= 5; n++) this.#set(n, 8, isDark(n));
    this.#set(7, 8, isDark(6));
    this.#set(8, 8, isDark(7));
    this.#set(8, 7, isDark(8));
    for (let n = 9; n < 15; n++) this.#set(8, 14 - n, isDark(n));
    for (let n = 0; n < 8; n++) this.#set(8, last - n, isDark(n));
    for (let n = 8; n < 15; n++) this.#set(this.#size - 15 + n, 8, isDark(n));
    this.#set(this.#size - 8, 8, true);
  }

  /** §7.10: the version, twice, with a Golay code. */
  #drawVersion(version: number): void {
    const bits = (version << 12) | remainder(version, 12, 0x1f25);
    for (let n = 0; n < 18; n++) {
      const far = this.#size - 11 + (n % 3);
      const near = Math.floor(n / 3);
      const isDark = ((bits >>> n) & 1) === 1;
      this.#set(near, far, isDark);
      this.#set(far, near, isDark);
    }
  }
}

/** The rest of `data` × 2^bits divided by a polynomial over GF(2). */
function remainder(data: number, bits: number, polynomial: number): number {
  let rest = data;
  for (let n = 0; n < bits; n++) rest = (rest << 1) ^ ((rest >>> (bits - 1)) * polynomial);
  return rest;
}
