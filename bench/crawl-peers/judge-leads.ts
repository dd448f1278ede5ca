import type { DemoSite } from '../../demo/web.ts';
import { connectAsOwner } from '../../platform/sql.ts';
import { rounded } from './tournament.ts';

/** Shares of the sample web's truth that a crawl came to as leads, each 0 to 1. */
export interface LeadQuality {
  companies: number;
  people: number;
  emails: number;
  phones: number;
  /** Of the people found, the share that is in the truth. */
  precision: number;
}

/** Less than this would be another, cheaper job than the one that is compared. */
const LEAST: LeadQuality = {
  companies: 0.99,
  people: 0.75,
  emails: 0.98,
  phones: 0.98,
  precision: 0.95,
};

/**
 * Compares the leads of an org with what the sites publish, so that a crawler can't win by leaving
 * work out. Throws when it found too little; returns the shares for the record.
 */
export async function checkLeads(
  databaseUrl: string,
  orgId: string,
  sites: DemoSite[],
): Promise<Record<string, number>> {
  const quality = judge(await readFound(databaseUrl, orgId), sites);
  for (const [what, least] of Object.entries(LEAST) as [keyof LeadQuality, number][]) {
    if (quality[what] >= least) continue;
    throw new Error(`The crawl found too little: ${what} ${quality[what]}, at least ${least}`);
  }
  return Object.fromEntries(
    Object.entries(quality).map(([what, share]) => [`found_${what}`, rounded(share)]),
  );
}

/** Everything as `host value`: leads of one site tell nothing about another. */
interface Found {
  companies: Set<string>;
  people: Set<string>;
  contacts: Set<string>;
}

async function readFound(databaseUrl: string, orgId: string): Promise<Found> {
  const sql = connectAsOwner(databaseUrl, { name: 'bench', max: 1 });
  try {
    const leads = await sql<{ kind: string; name: string; website: string }[]>`
      select kind, name, website from lead where org_id = ${orgId} and deleted_at is null`;
    const values = await sql<{ value: string; url: string }[]>`
      select distinct value, source_url as url
      from field_value
      where org_id = ${orgId} and field in ('email', 'phone')`;
    const companies = leads.filter(({ kind }) => kind === 'company');
    const people = leads.filter(({ kind }) => kind === 'person');
    const hostOf = (url: string) => new URL(url).hostname;
    return {
      companies: new Set(companies.map(({ website }) => hostOf(website))),
      people: new Set(people.map(({ website, name }) => `${hostOf(website)} ${name}`)),
      contacts: new Set(values.map(({ url, value }) => `${hostOf(url)} ${value.toLowerCase()}`)),
    };
  } finally {
    await sql.end({ timeout: 2 });
  }
}

function judge(found: Found, sites: DemoSite[]): LeadQuality {
  const listed = (of: (site: DemoSite) => string[]) =>
    sites.flatMap((site) => of(site).map((value) => `${site.host} ${value}`));
  const people = new Set(listed(({ company }) => company.people.map(({ name }) => name)));
  const emails = listed(({ company }) => company.emails);
  const phones = listed(({ company }) => company.phones.map(({ e164 }) => e164));
  return {
    companies: shareOf(new Set(sites.map(({ host }) => host)), found.companies),
    people: shareOf(people, found.people),
    emails: shareOf(new Set(emails), found.contacts),
    phones: shareOf(new Set(phones), found.contacts),
    precision: shareOf(found.people, people),
  };
}

function shareOf(wanted: Set<string>, found: Set<string>): number {
  return wanted.size === 0 ? 1 : [...wanted].filter((one) => found.has(one)).length / wanted.size;
}
