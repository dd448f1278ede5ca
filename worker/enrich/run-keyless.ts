import type { RunStep } from '../../schema/enrichment/run.ts';
import { isReservedDomain } from '../../schema/verification/address-kinds.ts';
import type { DnsFacts, LeadFacts } from '../../schema/enrichment/facts.ts';
import { readCache, writeCache } from './cache.ts';
import { lookUpDns } from './company-dns.ts';
import { concludeFacts } from './conclude-facts.ts';
import type { EnrichDeps } from './enrich-deps.ts';
import type { KnownLead } from './known-lead.ts';
import type { NewValue } from './new-value.ts';
import { readSite, type SiteReading } from './read-site.ts';

export interface KeylessOptions {
  isRefresh: boolean;
  withinMs: number;
  signal: AbortSignal;
  onStep: (step: Omit<RunStep, 'added'> & { added?: string[] }) => void;
}

export interface KeylessFindings {
  values: NewValue[];
  facts: LeadFacts;
  site: SiteReading | null;
}

/** A name that does not exist today may tomorrow. */
const NO_DOMAIN_FRESH_MS = 3_600_000;

/** Everything that needs no key: the lead's own site, its domain's DNS, and what follows from both. */
export async function runKeyless(
  deps: EnrichDeps,
  lead: KnownLead,
  options: KeylessOptions,
): Promise<KeylessFindings> {
  const [site, dns] = await Promise.all([
    readOwnSite(deps, lead, options),
    askDns(deps, lead, options),
  ]);
  const now = Date.now();
  options.onStep({ source: 'facts', state: 'running' });
  const { facts, offers } = await concludeFacts(deps.sql, withSite(lead, site), site, now);
  options.onStep({ source: 'facts', state: 'nothing' });
  if (dns) facts.dns = { value: dns, observedAt: now };
  return { values: [...(site?.values ?? []), ...offers], facts, site };
}

/** Where the lead is, by what its site has just said. */
function withSite(lead: KnownLead, site: SiteReading | null): KnownLead {
  const said = (field: string) =>
    site?.values.find((value) => value.field === field)?.value ?? null;
  const { subject } = lead;
  return {
    ...lead,
    region: lead.region ?? said('region'),
    subject: {
      ...subject,
      email: subject.email ?? said('email'),
      phone: subject.phone ?? said('phone'),
      city: subject.city ?? said('city'),
      country: subject.country ?? said('country'),
    },
  };
}

async function readOwnSite(
  deps: EnrichDeps,
  lead: KnownLead,
  { isRefresh, withinMs, signal, onStep }: KeylessOptions,
): Promise<SiteReading | null> {
  const skip = (reason: NonNullable<RunStep['reason']>) => {
    onStep({ source: 'site', state: 'skipped', reason });
    return null;
  };
  const website = homeOf(lead);
  if (!website) return skip('nothing_to_ask');
  if (lead.isCrawled && !isRefresh) return skip('not_needed');
  const key = { orgId: lead.orgId, provider: 'site', question: `${lead.id} ${website}` };
  if (!isRefresh && (await readCache(deps.sql, key))) return skip('not_needed');
  onStep({ source: 'site', state: 'running' });
  const startedAt = performance.now();
  const site = await readSite(deps, website, lead.subject, { withinMs, signal });
  const durationMs = Math.round(performance.now() - startedAt);
  if (!site) {
    onStep({ source: 'site', state: 'failed', reason: 'no_site', durationMs });
    return null;
  }
  await writeCache(deps.sql, key, { pages: site.snapshots.length });
  onStep({ source: 'site', state: 'nothing', durationMs });
  return site;
}

function homeOf({ website, subject }: KnownLead): string | null {
  const given = website ?? (subject.domain && `https://${subject.domain}/`);
  const url = given ? URL.parse(/^https?:/i.test(given) ? given : `https://${given}`) : null;
  return url && new URL('/', url).href;
}

async function askDns(
  deps: EnrichDeps,
  lead: KnownLead,
  { isRefresh, withinMs, signal, onStep }: KeylessOptions,
): Promise<DnsFacts | null> {
  const { domain } = lead.subject;
  // Nobody's by agreement (RFC 2606), as the sample's are.
  if (!domain || isReservedDomain(domain)) {
    onStep({ source: 'dns', state: 'skipped', reason: 'nothing_to_ask' });
    return null;
  }
  const key = { orgId: lead.orgId, provider: 'dns', question: domain };
  const kept = isRefresh ? null : await readCache<{ dns: DnsFacts | null }>(deps.sql, key);
  if (kept) {
    onStep({ source: 'dns', state: 'nothing', isCached: true });
    return kept.dns;
  }
  onStep({ source: 'dns', state: 'running' });
  const startedAt = performance.now();
  try {
    const dns = await lookUpDns(deps.openResolver, domain, { withinMs, signal });
    const durationMs = Math.round(performance.now() - startedAt);
    await writeCache(deps.sql, key, { dns }, dns ? undefined : NO_DOMAIN_FRESH_MS);
    onStep({ source: 'dns', state: 'nothing', durationMs });
    return dns;
  } catch {
    signal.throwIfAborted();
    const durationMs = Math.round(performance.now() - startedAt);
    onStep({ source: 'dns', state: 'failed', reason: 'unavailable', durationMs });
    return null;
  }
}
