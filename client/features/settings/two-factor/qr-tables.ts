/**
 * ISO/IEC 18004, table 9, for error correction level M and versions 1 to 20: how many bytes of error
 * correction a block has, and how many blocks the data is spread over.
 */
export const BLOCKS: readonly { ecBytes: number; blocks: number }[] = [
  [10, 1],
  [16, 1],
  [26, 1],
  [18, 2],
  [24, 2],
  [16, 4],
  [18, 4],
  [22, 4],
  [22, 5],
  [26, 5],
  [30, 5],
  [22, 8],
  [22, 9],
  [24, 9],
  [24, 10],
  [28, 10],
  [28, 11],
  [26, 13],
  [26, 14],
  [26, 16],
].map(([ecBytes = 0, blocks = 0]) => ({ ecBytes, blocks }));

/** Table E.1: the middle lines of the alignment patterns, evenly laid from the last to the second. */
export function alignmentLines(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const last = version * 4 + 10;
  const step = Math.ceil((last - 6) / (count - 1) / 2) * 2;
  const lines = Array.from({ length: count - 1 }, (_, n) => last - n * step);
  return [6, ...lines.toReversed()];
}

/** How many bits a symbol holds besides its patterns and its descriptions of itself. */
export function rawBits(version: number): number {
  const lines = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const square = (16 * version + 128) * version + 64;
  if (version === 1) return square;
  return square - (25 * lines - 10) * lines + 55 - (version >= 7 ? 36 : 0);
}
