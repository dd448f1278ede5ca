import { isIP } from 'node:net';
import { whyAddressBlocked } from './public-address.ts';

/**
 * The guard against server-side request forgery. Users name URLs and pages name more of them; none
 * may make this machine speak to its own network. Two halves: this file judges a URL by its text
 * alone (also for requests a browser page makes), `guarded-agent.ts` judges the address that DNS
 * gives and dials that very address. Both run again on every redirect.
 */
export class BlockedUrlError extends Error {
  readonly code = 'QUARRY_BLOCKED_URL';
  constructor(reason: string) {
    super(reason);
    this.name = 'BlockedUrlError';
  }
}

/**
 * The sample web, as `host:port` patterns: `localhost:4100` or `*.localhost:4100`. Nothing but
 * localhost names can be allowed, and they are always dialled at 127.0.0.1 on exactly that port.
 */
export type AllowedOrigins = readonly string[];

/** Checks a URL by its text. Throws BlockedUrlError; returns the parsed URL otherwise. */
export function assertPublicUrl(url: string | URL, allowed: AllowedOrigins = []): URL {
  const parsed = typeof url === 'string' ? parse(url) : url;
  if (parsed === null) throw new BlockedUrlError('not a URL');
  const reason = whyUrlBlocked(url, parsed, allowed);
  if (reason !== null) throw new BlockedUrlError(reason);
  return parsed;
}

/** The question behind `assertPublicUrl` as a claim, for callers that only filter. */
export function isPublicUrl(url: string | URL, allowed: AllowedOrigins = []): boolean {
  const parsed = typeof url === 'string' ? parse(url) : url;
  return parsed !== null && whyUrlBlocked(url, parsed, allowed) === null;
}

/** Whether this host and port belong to the sample web and are to be dialled at 127.0.0.1. */
export function isAllowedOrigin(host: string, port: string, allowed: AllowedOrigins): boolean {
  const name = host.toLowerCase();
  return allowed.some((pattern) => {
    const match = ALLOWED_PATTERN.exec(pattern);
    if (match === null || match[3] !== port) return false;
    const suffix = match[2] ?? '';
    return match[1] === undefined ? name === suffix : name.endsWith(`.${suffix}`);
  });
}

/** Throws when a pattern could open anything but a port on the loopback. For use at start. */
export function assertAllowedOrigins(allowed: AllowedOrigins): void {
  for (const pattern of allowed) {
    if (!ALLOWED_PATTERN.test(pattern)) {
      throw new TypeError(`${pattern} can't be allowed: only *.localhost:PORT can`);
    }
  }
}

const ALLOWED_PATTERN = /^(\*\.)?((?:[a-z0-9-]+\.)*localhost):(\d{1,5})$/;

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function whyUrlBlocked(given: string | URL, url: URL, allowed: AllowedOrigins): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return `${url.protocol} is not http or https`;
  }
  if (url.username !== '' || url.password !== '') return 'the URL carries a user name';
  if (url.hostname === '') return 'the URL has no host';
  // Parsers disagree on where the host ends when a backslash is about; a parsed URL has none.
  if (typeof given === 'string' && given.includes('\\')) return 'the URL has a backslash';
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  if (url.protocol === 'http:' && isAllowedOrigin(url.hostname, port, allowed)) return null;
  return whyPortBlocked(Number(port)) ?? whyHostBlocked(given, url.hostname);
}

/**
 * Web servers live on 80 and 443, and now and then high up (8080, 8443, 3000). Below 1024 is all
 * other services; above it are refused those whose protocols understand, or are harmed by, a line
 * of HTTP: databases, caches, queues, container and cluster control, remote desktops, X11, IRC.
 */
function whyPortBlocked(port: number): string | null {
  if (port === 80 || port === 443) return null;
  if (port < 1024 || SERVICE_PORTS.has(port)) return `port ${port} is not a web port`;
  const inRange = SERVICE_PORT_RANGES.some(([from, to]) => port >= from && port <= to);
  return inRange ? `port ${port} is not a web port` : null;
}

const SERVICE_PORTS = new Set([
  1099, 1433, 1434, 1521, 1719, 1720, 1723, 1883, 2049, 2181, 2375, 2376, 2377, 2379, 2380, 3128,
  3260, 3306, 3389, 3632, 3659, 4045, 4190, 4222, 4369, 4848, 4849, 5038, 5060, 5061, 5222, 5432,
  5433, 5555, 5601, 5672, 5984, 5985, 5986, 6379, 6380, 6432, 6443, 6566, 6679, 6697, 7000, 7001,
  7199, 7473, 7474, 7687, 8086, 8125, 8200, 8300, 8301, 8500, 8600, 9042, 9092, 9100, 9160, 9200,
  9229, 9300, 9418, 10080, 10250, 10255, 10256, 11211, 11434, 15672, 25672, 27017, 27018, 27019,
  28017, 50000, 50070, 61613, 61616,
]);

const SERVICE_PORT_RANGES = [
  [5900, 5999],
  [6000, 6063],
  [6665, 6669],
] as const;

function whyHostBlocked(given: string | URL, hostname: string): string | null {
  const host = hostname.toLowerCase().replace(/\.+$/, '');
  const bare = host.replace(/^\[|\]$/g, '');
  if (isIP(bare) !== 0) {
    // WHATWG parsing turns 0177.1, 0x7f.1 and 2130706433 into dotted quads. Nobody publishes a
    // site under such a name, so the notation itself is reason enough.
    if (isIP(bare) === 4 && typeof given === 'string' && rawHost(given) !== bare) {
      return 'the IP address is written in an unusual notation';
    }
    return whyAddressBlocked(bare);
  }
  if (host.includes('..')) return `${hostname} is not a public name`;
  if (!host.includes('.')) return `${hostname} is not a public name`;
  if (PRIVATE_SUFFIX.test(host)) return `${hostname} is a private name`;
  return METADATA_NAMES.has(host) ? `${hostname} is a cloud metadata name` : null;
}

/** Names that never belong to the public DNS: RFC 6761, 6762, 8375, ICANN's name collisions. */
const PRIVATE_SUFFIX =
  /\.(?:localhost|local|localdomain|internal|intranet|private|corp|home|lan|mail|home\.arpa|in-addr\.arpa|ip6\.arpa|onion|invalid|test|example|alt)$/;

const METADATA_NAMES = new Set([
  'metadata.goog',
  'metadata.tencentyun.com',
  'kubernetes.default.svc',
]);

function rawHost(url: string): string {
  // Tabs and newlines are dropped by URL parsers wherever they stand.
  const authority =
    /^[a-z]+:[/\\]*([^/\\?#]*)/i.exec(url.replace(/[\t\r\n]/g, '').trim())?.[1] ?? '';
  return authority.replace(/^.*@/, '').replace(/:\d*$/, '');
}
