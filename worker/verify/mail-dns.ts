import { Resolver } from 'node:dns/promises';

/** Where a domain takes its mail, as DNS says it. */
export type DomainMail =
  /** Its mail hosts, the preferred first. */
  | { kind: 'hosts'; hosts: string[] }
  /** It says that it takes none (RFC 7505). */
  | { kind: 'null_mx' }
  /** It exists, and has neither an MX nor an address. */
  | { kind: 'no_mail' }
  | { kind: 'no_domain' };

/** DNS did not answer the question: nothing is known then, and asking again may help. */
export class DnsFailedError extends Error {
  constructor(code: string) {
    super(`DNS: ${code}`);
    this.name = 'DnsFailedError';
  }
}

/** The three questions that verification has; what is not there is an empty list. */
export interface MailResolver {
  /** Null: the domain does not exist. Throws `DnsFailedError`. */
  mx(domain: string): Promise<{ host: string; priority: number }[] | null>;
  /** IPv4 first. Null: the name does not exist. Throws `DnsFailedError`. */
  addresses(name: string): Promise<string[] | null>;
}

const TIMEOUT_MS = 3_000;
const TRIES = 2;
/** More than these are tried by nobody. */
const MAX_HOSTS = 5;

/** By the system's resolvers, or by `servers` (`ip` or `ip:port`). */
export function openMailResolver(
  servers?: readonly string[],
  timeoutMs = TIMEOUT_MS,
): MailResolver {
  const resolver = new Resolver({ timeout: timeoutMs, tries: TRIES });
  if (servers) resolver.setServers(servers);
  return {
    async mx(domain) {
      const records = await answered(resolver.resolveMx(domain));
      return records && records.map(({ exchange, priority }) => ({ host: exchange, priority }));
    },
    async addresses(name) {
      const [v4, v6] = await Promise.all([
        answered(resolver.resolve4(name)),
        answered(resolver.resolve6(name)),
      ]);
      return v4 === null && v6 === null ? null : [...(v4 ?? []), ...(v6 ?? [])];
    },
  };
}

/** “No such name” and “no such record” are answers; all else is none. */
async function answered<Row>(question: Promise<Row[]>): Promise<Row[] | null> {
  try {
    return await question;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN';
    if (code === 'ENODATA') return [];
    if (code === 'ENOTFOUND') return null;
    throw new DnsFailedError(code);
  }
}

/**
 * Where the mail of a domain goes, by RFC 5321 §5.1: its MX in order of preference, else the domain
 * itself when it has an address. Throws `DnsFailedError`.
 */
export async function lookUpMail(resolver: MailResolver, domain: string): Promise<DomainMail> {
  const records = await resolver.mx(domain);
  if (records === null) return { kind: 'no_domain' };
  // A lone “.” means that there is no mail; beside other hosts it is a mistake.
  const hosts = records.filter(({ host }) => host !== '' && host !== '.');
  if (records.length > 0 && hosts.length === 0) return { kind: 'null_mx' };
  if (hosts.length > 0) {
    const inOrder = hosts.toSorted(
      (a, b) => a.priority - b.priority || a.host.localeCompare(b.host),
    );
    const names = inOrder.map(({ host }) => host.toLowerCase().replace(/\.$/, ''));
    return { kind: 'hosts', hosts: [...new Set(names)].slice(0, MAX_HOSTS) };
  }
  const addresses = await resolver.addresses(domain);
  if (addresses === null) return { kind: 'no_domain' };
  return addresses.length > 0 ? { kind: 'hosts', hosts: [domain] } : { kind: 'no_mail' };
}
