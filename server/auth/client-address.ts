import ipaddr from 'ipaddr.js';
import type { IncomingMessage } from 'node:http';

/**
 * The address that limits count by. `X-Forwarded-For` is whatever its sender wrote, so it counts
 * only when one proxy of ours is known to stand in front (`TRUST_PROXY=on`), and then only the last
 * entry, the one that this proxy added. An IPv6 customer owns a /64 at least: that is one address.
 */
export function clientAddress(request: IncomingMessage, trustProxy: boolean): string {
  const direct = request.socket.remoteAddress ?? '';
  const forwarded = [request.headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim();
  return normalize((trustProxy && forwarded) || direct);
}

/** Whether the other end of the connection is this machine itself. */
export function isLoopbackPeer(request: IncomingMessage): boolean {
  const { remoteAddress = '' } = request.socket;
  return ipaddr.isValid(remoteAddress) && ipaddr.process(remoteAddress).range() === 'loopback';
}

function normalize(text: string): string {
  if (!ipaddr.isValid(text)) return '0.0.0.0';
  const address = ipaddr.process(text);
  return address.kind() === 'ipv4'
    ? address.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address.toString()}/64`).toString();
}
