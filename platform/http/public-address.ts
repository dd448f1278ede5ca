import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * Why nothing may be sent to this IP address, or null when it is an ordinary public one.
 *
 * Only plain unicast is public: IPv4 outside of the special-purpose registry (RFC 6890 and its
 * successors), and IPv6 inside the one allocated block 2000::/3. Every form of IPv6 that carries
 * an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) is refused whole: what it
 * would reach is decided by some other box.
 */
export function whyAddressBlocked(address: string): string | null {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '');
  // node:net's notion of an address, and not ipaddr.js's wider one, is what will be dialled.
  if (isIP(bare) === 0) return `${address} is not an IP address`;
  const parsed = ipaddr.parse(bare);
  const reason = parsed instanceof ipaddr.IPv6 ? whyV6Blocked(parsed) : whyV4Blocked(parsed);
  return reason === null ? null : `${address} is ${reason}`;
}

/** Azure's wire server: a metadata endpoint on an address that is otherwise public. */
const METADATA_ON_PUBLIC_ADDRESS = new Set(['168.63.129.16']);

function whyV4Blocked(address: ipaddr.IPv4): string | null {
  if (METADATA_ON_PUBLIC_ADDRESS.has(address.toString())) return 'a cloud metadata address';
  const range = address.range();
  return range === 'unicast' ? null : `in the ${range} range`;
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

function whyV6Blocked(address: ipaddr.IPv6): string | null {
  const range: string = address.range();
  if (range !== 'unicast') return `in the ${range} range`;
  if (!address.match(GLOBAL_UNICAST)) return 'outside of global unicast';
  // ISATAP (RFC 5214): the last 32 bits are an IPv4 address.
  const [, , , , high, marker] = address.parts;
  if (marker === 0x5efe && (high === 0 || high === 0x200)) return 'an ISATAP tunnel address';
  return null;
}
