import { Resolver } from 'node:dns/promises';
import type { DnsFacts } from '../../schema/enrichment/facts.ts';
import {
  dmarcOf,
  dnsProviderOf,
  hostingByAddress,
  hostingOf,
  mailProviderOf,
  servicesOf,
  spfOf,
} from './dns-services.ts';

/** What is asked of DNS; a name or record that is not there is an empty list. */
export interface DnsResolver {
  resolveMx(name: string): Promise<{ exchange: string; priority: number }[]>;
  resolveTxt(name: string): Promise<string[][]>;
  resolveNs(name: string): Promise<string[]>;
  resolve4(name: string): Promise<string[]>;
  resolveCname(name: string): Promise<string[]>;
  reverse(address: string): Promise<string[]>;
  cancel(): void;
}

/** Makes a resolver for one look-up, by the system's servers or by `servers` (`ip` or `ip:port`). */
export type OpenResolver = () => DnsResolver;

export function resolversBy(servers?: readonly string[]): OpenResolver {
  return () => {
    const resolver = new Resolver({ timeout: 1_500, tries: 2 });
    if (servers && servers.length > 0) resolver.setServers(servers);
    return resolver;
  };
}

/** DNS did not answer at all: nothing is known then. */
export class DnsUnavailable extends Error {
  constructor(domain: string) {
    super(`DNS gives no answer about ${domain}`);
    this.name = 'DnsUnavailable';
  }
}

const MAX_RECORDS = 20;

/**
 * What DNS tells of a company's domain. Null when there is no such domain. Throws `DnsUnavailable`
 * when no question was answered within `withinMs`; single questions that fail leave their part out.
 */
export async function lookUpDns(
  open: OpenResolver,
  domain: string,
  { withinMs, signal }: { withinMs: number; signal: AbortSignal },
): Promise<DnsFacts | null> {
  const resolver = open();
  const stop = () => resolver.cancel();
  const timer = setTimeout(stop, withinMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await ask(resolver, domain);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    signal.throwIfAborted();
  }
}

async function ask(resolver: DnsResolver, domain: string): Promise<DnsFacts | null> {
  const www = `www.${domain}`;
  const [mx, txt, dmarcTxt, ns, addresses, wwwAddresses, alias] = await Promise.all([
    answered(resolver.resolveMx(domain)),
    answered(resolver.resolveTxt(domain)),
    answered(resolver.resolveTxt(`_dmarc.${domain}`)),
    answered(resolver.resolveNs(domain)),
    answered(resolver.resolve4(domain)),
    answered(resolver.resolve4(www)),
    answered(resolver.resolveCname(www)),
  ]);
  if ([mx, txt, ns, addresses].every((answer) => answer === 'failed')) {
    throw new DnsUnavailable(domain);
  }
  if ([mx, txt, ns, addresses].every((answer) => answer === 'no_name')) return null;
  const site = [...rows(addresses), ...rows(wwwAddresses)];
  const reverse = site[0] ? rows(await answered(resolver.reverse(site[0]))) : [];
  const records = rows(txt).map((parts) => parts.join(''));
  const mailHosts = rows(mx)
    .toSorted((a, b) => a.priority - b.priority)
    .map(({ exchange }) => exchange.toLowerCase())
    .filter((host) => host !== '' && host !== '.');
  const nameServers = rows(ns).map((host) => host.toLowerCase());
  const spf = spfOf(records);
  return {
    domain,
    mailProvider: mailProviderOf(mailHosts),
    mailHosts: mailHosts.slice(0, 5),
    spf,
    dmarc: dmarcOf(rows(dmarcTxt).map((parts) => parts.join(''))),
    hosting: hostingOf(rows(alias)) ?? hostingByAddress(site) ?? hostingOf(reverse),
    nameServers: nameServers.sort().slice(0, 6),
    dnsProvider: dnsProviderOf(nameServers),
    services: servicesOf(records, spf),
  };
}

type Answered<Row> = Row[] | 'no_name' | 'failed';

function rows<Row>(answer: Answered<Row>): Row[] {
  return typeof answer === 'string' ? [] : answer.slice(0, MAX_RECORDS);
}

/** “No such record” and “no such name” are answers. */
async function answered<Row>(question: Promise<Row[]>): Promise<Answered<Row>> {
  try {
    return await question;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENODATA') return [];
    return code === 'ENOTFOUND' ? 'no_name' : 'failed';
  }
}
