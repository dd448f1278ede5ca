/** How much of a page is searched for its declared character set. */
const PRESCAN = 2_048;

/**
 * Decodes a stored page: byte order mark, then valid UTF-8, then the charset that the page declares,
 * then Windows-1252. For files only: over HTTP the crawler knows the header too.
 */
export function decodeFile(bytes: Uint8Array): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(declaredCharset(bytes)).decode(bytes);
  }
}

function declaredCharset(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN));
  const label = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1] ?? 'windows-1252';
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return 'windows-1252';
  }
}
