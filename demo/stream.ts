import type { ServerResponse } from 'node:http';
import { crc32, constants, deflateRawSync } from 'node:zlib';

type WriteBody = (response: ServerResponse) => void;

const MEGABYTE = 1024 * 1024;

/** A byte every so often, forever. */
export function dripBody(everyMs: number): WriteBody {
  return (response) => {
    response.write('<!doctype html><title>Loading</title><p>');
    const timer = setInterval(() => response.write('.'), Math.max(1, everyMs));
    response.once('close', () => clearInterval(timer));
  };
}

/** So many megabytes of words, no faster than they are read. */
export function writeEndlessly(megabytes: number): WriteBody {
  const chunk = Buffer.alloc(MEGABYTE, '<p>More words about nothing in particular.</p>\n');
  return (response) => writeTimes(response, megabytes, () => chunk);
}

/**
 * So many times ten megabytes of zeros in about ten kilobytes each, as one valid gzip stream: a
 * block after a full flush refers to nothing before it, so the same bytes can be sent again.
 */
export function writeGzipBomb(times: number): WriteBody {
  return (response) => {
    const zeros = Buffer.alloc(10 * MEGABYTE);
    const block = deflateRawSync(zeros, { finishFlush: constants.Z_FULL_FLUSH, level: 9 });
    let checksum = 0;
    response.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]));
    const nextBlock = () => {
      checksum = crc32(zeros, checksum);
      return block;
    };
    writeTimes(response, times, nextBlock, () => {
      const end = Buffer.alloc(10);
      // An empty last block, then the checksum and the length modulo 2^32.
      end.writeUInt16LE(0x0003, 0);
      end.writeUInt32LE(checksum, 2);
      end.writeUInt32LE((times * zeros.length) % 2 ** 32, 6);
      return end;
    });
  };
}

/** Promises more than it sends, and hangs up. */
export function truncateBody(html: string): WriteBody {
  return (response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(html) * 2,
    });
    response.write(html.slice(0, html.length / 2), () => response.socket?.destroy());
  };
}

export function writeNonsense(response: ServerResponse): void {
  response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n\u0000\u0001 this is no web server\r\n\r\n');
}

function writeTimes(
  response: ServerResponse,
  times: number,
  next: () => Buffer,
  end?: () => Buffer,
): void {
  let left = times;
  const writeOn = () => {
    while (left > 0 && !response.destroyed) {
      left -= 1;
      if (!response.write(next())) {
        response.once('drain', writeOn);
        return;
      }
    }
    if (!response.destroyed) response.end(end?.());
  };
  writeOn();
}
