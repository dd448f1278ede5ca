import { BLOCKS, rawBits } from './qr-tables.ts';
import { errorCorrection } from './reed-solomon.ts';

export interface QrWords {
  /** Decides the size: 17 + 4 × version. */
  version: number;
  /** Data and error correction, in the order they are drawn. */
  words: Uint8Array;
}

/** ISO/IEC 18004 §7.4 to 7.6: bytes as they are, with error correction of level M. */
export function encodeWords(text: string): QrWords {
  const bytes = new TextEncoder().encode(text);
  const version = smallestVersion(bytes.length);
  const { ecBytes, blocks } = BLOCKS[version - 1]!;
  const capacity = Math.floor(rawBits(version) / 8) - ecBytes * blocks;
  return { version, words: spread(pack(bytes, version, capacity), version) };
}

function smallestVersion(length: number): number {
  const index = BLOCKS.findIndex(({ ecBytes, blocks }, n) => {
    const dataBits = (Math.floor(rawBits(n + 1) / 8) - ecBytes * blocks) * 8;
    return 4 + lengthBits(n + 1) + length * 8 <= dataBits;
  });
  if (index < 0) throw new RangeError(`${length} bytes are too many for a QR code`);
  return index + 1;
}

function lengthBits(version: number): number {
  return version < 10 ? 8 : 16;
}

/** Mode, length, bytes, an end, and padding up to the capacity. */
function pack(bytes: Uint8Array, version: number, capacity: number): Uint8Array {
  const bits: number[] = [];
  const push = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  push(0b0100, 4);
  push(bytes.length, lengthBits(version));
  for (const byte of bytes) push(byte, 8);
  push(0, Math.min(4, capacity * 8 - bits.length));
  push(0, (8 - (bits.length % 8)) % 8);
  for (let n = 0; bits.length < capacity * 8; n++) push(n % 2 === 0 ? 0xec : 0x11, 8);
  return Uint8Array.from({ length: capacity }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

/** Cuts the data into blocks, adds error correction to each, and deals both out by turns. */
function spread(data: Uint8Array, version: number): Uint8Array {
  const { ecBytes, blocks } = BLOCKS[version - 1]!;
  const shortLength = Math.floor(data.length / blocks);
  const longOnes = data.length % blocks;
  const parts: { data: Uint8Array; ec: Uint8Array }[] = [];
  for (let n = 0, at = 0; n < blocks; n++) {
    const length = shortLength + (n >= blocks - longOnes ? 1 : 0);
    const part = data.subarray(at, at + length);
    parts.push({ data: part, ec: errorCorrection(part, ecBytes) });
    at += length;
  }
  const words: number[] = [];
  for (let n = 0; n <= shortLength; n++) {
    for (const part of parts) if (n < part.data.length) words.push(part.data[n] ?? 0);
  }
  for (let n = 0; n < ecBytes; n++) for (const part of parts) words.push(part.ec[n] ?? 0);
  return Uint8Array.from(words);
}
