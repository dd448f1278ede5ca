import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

export interface DecodedText {
  text: string;
  /** Lower-case name of the encoding that was used. */
  charset: string;
}

/**
 * Bytes to text, as a reader would want them and not as the header insists: a byte order mark wins;
 * bytes that are valid UTF-8 and not plain ASCII are UTF-8 whatever they are labelled (a lying
 * label is common, such a coincidence is not); then the header, the page's own declaration, and
 * windows-1252. NULs become U+FFFD: the database refuses them, and spans must not shift.
 */
export function decodeText(body: Buffer, contentType = ''): DecodedText {
  const decoded = decodeMarked(body) ?? decodeUnmarked(body, contentType);
  if (decoded.text.includes('\0')) decoded.text = decoded.text.replaceAll('\0', '\uFFFD');
  return decoded;
}

/** Charset parameter of a Content-Type header, lower case. */
export function charsetOfHeader(contentType: string): string | null {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? null;
}

function decodeMarked(body: Buffer): DecodedText | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) {
    return { text: body.toString('utf8', 3), charset: 'utf-8' };
  }
  if (body[0] === 0xff && body[1] === 0xfe) return decodeAs('utf-16le', body);
  if (body[0] === 0xfe && body[1] === 0xff) return decodeAs('utf-16be', body);
  return null;
}

function decodeUnmarked(body: Buffer, contentType: string): DecodedText {
  const declared = charsetOfHeader(contentType) ?? charsetOfPage(body);
  const isSevenBit = declared !== null && SEVEN_BIT.test(declared);
  if (isUtf8(body) && !isSevenBit && !looksLikeUtf16(body, declared)) {
    return { text: body.toString('utf8'), charset: 'utf-8' };
  }
  const candidates = [declared, charsetOfPage(body)].filter((name) => name !== null);
  const legacy = candidates.find((name) => name !== 'utf-8' && name !== 'utf8');
  if (legacy !== undefined) {
    const decoded = decodeAs(legacy, body);
    if (decoded !== null) return decoded;
  }
  return mostlyUtf8(body) ?? decodeAs('windows-1252', body) ?? latin1(body);
}

/** Encodings whose bytes are all ASCII, so that they always look like valid UTF-8. */
const SEVEN_BIT = /^(?:iso-2022-|hz-gb|utf-7)/;

function looksLikeUtf16(body: Buffer, declared: string | null): boolean {
  return declared !== null && declared.startsWith('utf-16') && body.subarray(0, 400).includes(0);
}

const DECLARATION_BYTES = 4_096;

function charsetOfPage(body: Buffer): string | null {
  const head = body.toString('latin1', 0, DECLARATION_BYTES);
  const found =
    /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  const name = found?.[1]?.toLowerCase() ?? null;
  // A declaration that was readable as ASCII can't be telling the truth about UTF-16.
  return name !== null && name.startsWith('utf-16') ? 'utf-8' : name;
}

/** UTF-8 with a few broken sequences stays UTF-8: more is lost by reading it as windows-1252. */
function mostlyUtf8(body: Buffer): DecodedText | null {
  const text = body.toString('utf8');
  let broken = 0;
  let wide = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken++;
    else if (code > 0x7f) wide++;
  }
  return broken * 4 <= wide ? { text, charset: 'utf-8' } : null;
}

function decodeAs(label: string, body: Buffer): DecodedText | null {
  try {
    const decoder = new TextDecoder(label);
    return { text: decoder.decode(body), charset: decoder.encoding };
  } catch {
    // Labels that the web's own list lacks, such as cp437 and utf-7.
    return iconv.encodingExists(label) ? { text: iconv.decode(body, label), charset: label } : null;
  }
}

function latin1(body: Buffer): DecodedText {
  return { text: body.toString('latin1'), charset: 'latin1' };
}
