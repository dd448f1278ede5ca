import { z } from 'zod';
import { domainKey } from '../../extract/identity.ts';
import {
  type AskContext,
  callBase,
  callCost,
  type Enricher,
  type EnrichmentSubject,
  type FoundValue,
  RECORD_FIELDS,
} from './enricher.ts';
import { FoundList } from './found-list.ts';
import { number, record, text, texts } from './loose.ts';

const organization = z.object({
  id: text,
  name: text,
  website_url: text,
  primary_domain: text,
  linkedin_url: text,
  twitter_url: text,
  facebook_url: text,
  phone: text,
  primary_phone: record({ sanitized_number: text, number: text }),
  industry: text,
  short_description: text,
  founded_year: text,
  estimated_num_employees: number,
  annual_revenue: number,
  total_funding: number,
  technology_names: texts,
  street_address: text,
  city: text,
  state: text,
  postal_code: text,
  country: text,
});

const person = z.object({
  id: text,
  title: text,
  seniority: text,
  email: text,
  email_status: text,
  linkedin_url: text,
  twitter_url: text,
  city: text,
  state: text,
  country: text,
  phone_numbers: z
    .array(record({ sanitized_number: text }))
    .nullish()
    .catch(null),
  organization: organization.nullish().catch(null),
});

// Nobody matched: 200 with an empty `person`.
const matchReply = z.object({ person: person.nullish() });
const organizationReply = z.object({ organization: organization.nullish() });

/**
 * Apollo's API v1: `people/match` for a person, which brings the organisation along, and
 * `organizations/enrich` for a company. Personal addresses and mobile numbers are not asked for:
 * they cost extra, and numbers come by webhook alone.
 */
export const apollo: Enricher = {
  id: 'apollo',
  fields: RECORD_FIELDS,
  question(subject) {
    const { kind, email, linkedin, domain, companyName, name } = subject;
    if (kind === 'company') return domain && `company:${domain}`;
    if (email ?? linkedin) return `person:${email ?? linkedin}`;
    const employer = domain ?? companyName;
    return employer && name.includes(' ') ? `person:${name}@${employer}` : null;
  },
  ask(subject, context) {
    return subject.kind === 'person'
      ? matchPerson(subject, context)
      : enrichOrganization(subject, context);
  },
};

const API = 'https://api.apollo.io';

async function matchPerson(subject: EnrichmentSubject, context: AskContext): Promise<FoundValue[]> {
  const url = new URL('/api/v1/people/match', context.client.baseUrl('apollo', API));
  const known: Record<string, string | null> = {
    name: subject.name,
    email: subject.email,
    domain: subject.domain,
    organization_name: subject.companyName,
    linkedin_url: subject.linkedin,
    reveal_personal_emails: 'false',
    reveal_phone_number: 'false',
  };
  for (const [name, value] of Object.entries(known)) if (value) url.searchParams.set(name, value);
  const reply = await context.client.call({
    ...callBase('apollo', context),
    operation: 'people-match',
    method: 'POST',
    url,
    headers: { 'x-api-key': context.key, 'cache-control': 'no-cache' },
    reply: matchReply,
    cost: callCost<z.infer<typeof matchReply>>('apollo', context, { isCharged: (r) => !!r.person }),
  });
  const found = reply.person;
  if (!found || !worksThere(subject, found.organization)) return [];
  const sourceUrl = found.id
    ? `https://app.apollo.io/#/people/${found.id}`
    : 'https://app.apollo.io/';
  const emailSure = found.email_status === 'verified' ? 0.95 : 0.6;
  const own = new FoundList(sourceUrl, subject.country)
    .add('title', found.title, 0.85)
    .add('company_name', found.organization?.name, 0.85)
    .add('seniority', found.seniority, 0.85)
    .add('email', found.email, emailSure)
    .add('phone', found.phone_numbers?.[0]?.sanitized_number, 0.8)
    .add('linkedin', found.linkedin_url, 0.9)
    .add('twitter', found.twitter_url, 0.8)
    .add('city', found.city, 0.75)
    .add('region', found.state, 0.75)
    .add('country', found.country, 0.8);
  return [...own.values, ...firmographics(found.organization ?? null, sourceUrl)];
}

/** Somebody of the same name at another company is somebody else. */
function worksThere(
  { email, linkedin, domain }: EnrichmentSubject,
  at: Organization | null | undefined,
): boolean {
  return !!(email ?? linkedin) || !at || isOfDomain(at, domain);
}

function isOfDomain({ primary_domain: theirs }: Organization, domain: string | null): boolean {
  return !domain || !theirs || domainKey(`https://${theirs}`) === domain;
}

type Organization = z.infer<typeof organization>;

async function enrichOrganization(
  subject: EnrichmentSubject,
  context: AskContext,
): Promise<FoundValue[]> {
  const url = new URL('/api/v1/organizations/enrich', context.client.baseUrl('apollo', API));
  url.searchParams.set('domain', subject.domain ?? '');
  const reply = await context.client.call({
    ...callBase('apollo', context),
    operation: 'organizations-enrich',
    url,
    headers: { 'x-api-key': context.key, 'cache-control': 'no-cache' },
    reply: organizationReply,
    cost: callCost<z.infer<typeof organizationReply>>('apollo', context, {
      isCharged: (r) => !!r.organization,
    }),
  });
  const found = reply.organization;
  if (!found || !isOfDomain(found, subject.domain)) return [];
  const sourceUrl = found.id
    ? `https://app.apollo.io/#/organizations/${found.id}`
    : 'https://app.apollo.io/';
  const phone = found.primary_phone?.sanitized_number ?? found.primary_phone?.number ?? found.phone;
  const own = new FoundList(sourceUrl, subject.country)
    .add('phone', phone, 0.8)
    .add('linkedin', found.linkedin_url, 0.9)
    .add('street', found.street_address, 0.75)
    .add('city', found.city, 0.8)
    .add('region', found.state, 0.8)
    .add('postal_code', found.postal_code, 0.75)
    .add('country', found.country, 0.85)
    .add('twitter', found.twitter_url, 0.8)
    .add('facebook', found.facebook_url, 0.8);
  return [...own.values, ...firmographics(found, sourceUrl)];
}

function firmographics(found: Organization | null, sourceUrl: string): FoundValue[] {
  if (!found) return [];
  return new FoundList(sourceUrl)
    .add('website', found.website_url ?? found.primary_domain, 0.85)
    .add('industry', found.industry, 0.8)
    .add('description', found.short_description, 0.8)
    .add('founded', found.founded_year, 0.8)
    .add('employees', found.estimated_num_employees, 0.75)
    .add('revenue', found.annual_revenue, 0.65)
    .add('funding', found.total_funding, 0.75)
    .addAll('technology', found.technology_names, 0.75).values;
}
