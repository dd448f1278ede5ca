import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { BlockedUrlError, assertAllowedOrigins, isAllowedOrigin } from './guard.ts';
import type { AllowedOrigins } from './guard.ts';
import { whyAddressBlocked } from './public-address.ts';

/** All the addresses of a name, as the system gives them. Tests hand in their own. */
export type Resolve = (host: string) => Promise<LookupAddress[]>;

export interface GuardedAgentOptions {
  allowedOrigins?: AllowedOrigins;
  /** Sockets kept to one origin. */
  connectionsPerOrigin?: number;
  connectTimeoutMs?: number;
  resolve?: Resolve;
}

/**
 * An undici agent that can only reach public addresses. The check sits in the connector, under
 * every request, redirect and retry, and hands the socket the addresses that it has just judged:
 * a name that answers differently a moment later changes nothing.
 */
export function createGuardedAgent(options: GuardedAgentOptions = {}): Agent {
  const allowed = options.allowedOrigins ?? [];
  assertAllowedOrigins(allowed);
  const timeout = options.connectTimeoutMs ?? 10_000;
  const lookup = guardedLookup(cachedResolve(options.resolve ?? resolveBySystem));
  const dialPublic = buildConnector({ timeout, allowH2: false, lookup });
  const dialLoopback = buildConnector({ timeout, allowH2: false, lookup: loopbackLookup });

  return new Agent({
    connections: options.connectionsPerOrigin ?? 16,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 10_000,
    keepAliveMaxTimeout: 60_000,
    maxHeaderSize: 64 * 1024,
    connect(target, callback) {
      const host = target.hostname.replace(/^\[|\]$/g, '');
      const port = target.port === '' ? (target.protocol === 'https:' ? '443' : '80') : target.port;
      if (target.protocol === 'http:' && isAllowedOrigin(host, port, allowed)) {
        return dialLoopback(target, callback);
      }
      // A literal address is dialled without any lookup, so it is judged here.
      const reason = isIP(host) === 0 ? null : whyAddressBlocked(host);
      if (reason !== null) return callback(new BlockedUrlError(reason), null);
      return dialPublic(target, callback);
    },
  });
}

/**
 * The addresses of a host, all of them public. Throws BlockedUrlError when any one is not: a name
 * that mixes public and private answers is either broken or an attack.
 */
export async function resolvePublic(
  host: string,
  resolve: Resolve = resolveBySystem,
): Promise<LookupAddress[]> {
  const addresses = await resolve(host);
  if (addresses.length === 0)
    throw Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' });
  for (const { address } of addresses) {
    const reason = whyAddressBlocked(address);
    if (reason !== null) throw new BlockedUrlError(`${host}: ${reason}`);
  }
  return addresses;
}

export function resolveBySystem(host: string): Promise<LookupAddress[]> {
  return new Promise((done, fail) => {
    systemLookup(host, { all: true }, (error, addresses) =>
      error ? fail(error) : done(addresses),
    );
  });
}

function guardedLookup(resolve: Resolve): LookupFunction {
  return (host, options, callback) => {
    const settle = async () => {
      const addresses = await resolvePublic(host, resolve).catch((error: Error) => error);
      if (addresses instanceof Error) callback(addresses, '', 0);
      else answer(addresses, options, callback);
    };
    void settle();
  };
}

const loopbackLookup: LookupFunction = (_host, options, callback) =>
  answer([{ address: '127.0.0.1', family: 4 }], options, callback);

function answer(
  addresses: LookupAddress[],
  options: { all?: boolean | undefined },
  callback: Parameters<LookupFunction>[2],
): void {
  const first = addresses[0];
  if (options.all === true) callback(null, addresses);
  else callback(null, first?.address ?? '', first?.family ?? 0);
}

const CACHE_TTL_MS = 60_000;
const CACHE_LIMIT = 5_000;

/** `getaddrinfo` blocks one of four pool threads a call, so answers are kept for a minute. */
function cachedResolve(resolve: Resolve): Resolve {
  const cache = new Map<string, { until: number; answer: Promise<LookupAddress[]> }>();
  return (host) => {
    const hit = cache.get(host);
    if (hit !== undefined && hit.until > Date.now()) return hit.answer;
    const pending = resolve(host);
    cache.set(host, { until: Date.now() + CACHE_TTL_MS, answer: pending });
    pending.catch(() => cache.delete(host));
    const oldest = cache.size > CACHE_LIMIT ? cache.keys().next().value : undefined;
    if (oldest !== undefined) cache.delete(oldest);
    return pending;
  };
}
