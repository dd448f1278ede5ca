import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { FetchFailure } from './fetch-failure.ts';

/**
 * Undoes `Content-Encoding`, never past `maxBytes` of output. Throws FetchFailure `too_large` for a
 * bomb and `bad_encoding` for what can't be read. A stream that was cut short yields what arrived.
 */
export async function decompress(
  body: Buffer,
  encoding: string,
  maxBytes: number,
): Promise<Buffer> {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
  // Two layers do occur (a proxy in front of a compressing server); more is a bomb's way.
  if (codings.length > 2)
    throw new FetchFailure('bad_encoding', `${codings.length} content codings`);
  let plain = body;
  for (const coding of codings.reverse()) plain = await undo(coding, plain, maxBytes);
  return plain;
}

/** Below this, a round trip through zlib's thread pool costs more than the work itself. */
const SYNC_LIMIT_BYTES = 48 * 1024;

async function undo(coding: string, body: Buffer, maxBytes: number): Promise<Buffer> {
  const codec = codecFor(coding, body);
  if (codec === undefined)
    throw new FetchFailure('bad_encoding', `unknown content coding ${coding}`);
  if (body.length === 0) return body;
  const options = { ...codec.options, maxOutputLength: maxBytes };
  try {
    return body.length <= SYNC_LIMIT_BYTES
      ? codec.sync(body, options)
      : await codec.async(body, options);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new FetchFailure('too_large', `more than ${maxBytes} bytes after decompression`);
    }
    throw new FetchFailure('bad_encoding', `the ${coding} body can't be read (${code})`);
  }
}

interface Codec {
  sync: (body: Buffer, options: object) => Buffer;
  async: (body: Buffer, options: object) => Promise<Buffer>;
  options: object;
}

const LENIENT = { finishFlush: zlib.constants.Z_SYNC_FLUSH };
const GUNZIP = codecOf(zlib.gunzipSync, zlib.gunzip, LENIENT);
const INFLATE = codecOf(zlib.inflateSync, zlib.inflate, LENIENT);
const INFLATE_RAW = codecOf(zlib.inflateRawSync, zlib.inflateRaw, LENIENT);
const BROTLI = codecOf(zlib.brotliDecompressSync, zlib.brotliDecompress, {
  finishFlush: zlib.constants.BROTLI_OPERATION_FLUSH,
});
const ZSTD = codecOf(zlib.zstdDecompressSync, zlib.zstdDecompress, {
  finishFlush: zlib.constants.ZSTD_e_flush,
});

function codecFor(coding: string, body: Buffer): Codec | undefined {
  if (coding === 'gzip' || coding === 'x-gzip') return GUNZIP;
  if (coding === 'br') return BROTLI;
  if (coding === 'zstd') return ZSTD;
  // "deflate" is zlib by the standard and raw by old servers; the first byte tells.
  if (coding === 'deflate') return (body[0] ?? 0) % 16 === 8 ? INFLATE : INFLATE_RAW;
  return undefined;
}

function codecOf(
  sync: Codec['sync'],
  callback: (
    body: Buffer,
    options: object,
    done: (error: Error | null, out: Buffer) => void,
  ) => void,
  options: object,
): Codec {
  return { sync, async: promisify(callback), options };
}
