export interface ParsedAddress {
  local: string;
  /** In ASCII, as DNS and SMTP want it. */
  domain: string;
  /** `local@domain`, as it goes into RCPT TO. */
  wire: string;
  /** The local part is beyond ASCII: the mail host must know SMTPUTF8 (RFC 6531). */
  isInternational: boolean;
}

/** RFC 5321 §4.5.3.1: 64 octets before the @, 255 after it, 254 in all (RFC 3696 erratum 1690). */
const MAX_LOCAL = 64;
const MAX_ADDRESS = 254;

// RFC 5322 §3.2.3 atext, with RFC 6531 §3.3's UTF-8 beside it.
const DOT_ATOM =
  /^[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+(?:\.[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}-]+)*$/u;
const QUOTED = /^"(?:[\x20\x21\x23-\x5b\x5d-\x7e\u0080-\u{10ffff}]|\\[\x20-\x7e])*"$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Reads an address by RFC 5321 and 5322, without what only comments and obsolete forms would allow.
 * Null when it is none. International domains become their ASCII form; an address literal like
 * `me@[192.0.2.1]` is nobody's business address and counts as none.
 */
export function parseAddress(text: string): ParsedAddress | null {
  const at = text.lastIndexOf('@');
  if (at < 1) return null;
  const local = text.slice(0, at);
  const domain = toAsciiDomain(text.slice(at + 1));
  if (domain === null || octets(local) > MAX_LOCAL) return null;
  if (!DOT_ATOM.test(local) && !QUOTED.test(local)) return null;
  const wire = `${local}@${domain}`;
  if (octets(wire) > MAX_ADDRESS) return null;
  // oxlint-disable-next-line no-control-regex
  return { local, domain, wire, isInternational: !/^[\x00-\x7f]*$/.test(local) };
}

/** The domain in ASCII; null when it is no domain with at least two labels. */
function toAsciiDomain(text: string): string | null {
  if (text === '' || text.length > 255 || /[\s/\\?#@:[\]%]/.test(text)) return null;
  let ascii: string;
  try {
    ascii = new URL(`http://${text}`).hostname.toLowerCase();
  } catch {
    return null;
  }
  const labels = ascii.split('.');
  if (ascii.length > 253 || labels.length < 2 || !labels.every((label) => LABEL.test(label))) {
    return null;
  }
  // All digits would be an IP address, not a top-level domain.
  return /^\d+$/.test(labels.at(-1) ?? '') ? null : ascii;
}

function octets(text: string): number {
  return new TextEncoder().encode(text).length;
}
