import { z } from 'zod';
import type { ProviderErrorKind } from '../provider-error.ts';
import { companyRecord, personRecord, readRecords } from './company-person-record.ts';
import {
  type AskContext,
  callBase,
  callCost,
  type Enricher,
  type EnrichmentSubject,
  type FoundValue,
} from './enricher.ts';
import { FoundList } from './found-list.ts';
import { number, record, text, texts } from './loose.ts';

const verification = record({ status: text });

const finderReply = z.object({
  data: z.object({
    email: text,
    score: number,
    position: text,
    company: text,
    linkedin_url: text,
    twitter: text,
    phone_number: text,
    verification,
  }),
});

const domainReply = z.object({
  data: z.object({
    domain: text,
    webmail: z.boolean().nullish().catch(null),
    organization: text,
    description: text,
    industry: text,
    twitter: text,
    facebook: text,
    linkedin: text,
    instagram: text,
    technologies: texts,
    headcount: text,
    street: text,
    city: text,
    state: text,
    postal_code: text,
    country: text,
    emails: z
      .array(z.object({ value: text, type: text, confidence: number, verification }))
      .catch([]),
  }),
});

const combinedReply = z.object({
  data: z.object({ person: personRecord.nullish(), company: companyRecord.nullish() }),
});

/**
 * Hunter's API v2: `email-finder` for a person whose address is missing, `combined/find` for a person
 * with one, `domain-search` for a company.
 */
export const hunter: Enricher = {
  id: 'hunter',
  fields: [
    'email',
    'title',
    'company_name',
    'seniority',
    'phone',
    'website',
    'linkedin',
    'twitter',
    'facebook',
    'instagram',
    'industry',
    'description',
    'founded',
    'employees',
    'revenue',
    'technology',
    'street',
    'city',
    'region',
    'postal_code',
    'country',
  ],
  question(subject) {
    const { kind, email, domain, firstName, lastName } = subject;
    if (kind === 'company') return domain && `domain:${domain}`;
    if (email) return `person:${email}`;
    return domain && firstName && lastName ? `find:${firstName} ${lastName}@${domain}` : null;
  },
  ask(subject, context) {
    if (subject.kind === 'company') return searchDomain(subject, context);
    return subject.email
      ? findCombined(subject, subject.email, context)
      : findEmail(subject, context);
  },
};

export const HUNTER_API = 'https://api.hunter.io';

/**
 * Hunter's own use of statuses: 403 is a rate limit that passes, 429 the plan's end, 451 somebody who
 * asked not to be processed.
 */
export function hunterKind(status: number): ProviderErrorKind | null {
  if (status === 403) return 'limited';
  if (status === 429) return 'unauthorized';
  return status === 451 ? 'not_found' : null;
}

export function hunterCall(operation: string, params: Record<string, string>, context: AskContext) {
  const url = new URL(`/v2/${operation}`, context.client.baseUrl('hunter', HUNTER_API));
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  return {
    ...callBase('hunter', context),
    operation,
    url,
    // In a header, where no log of a proxy shows it.
    headers: { 'x-api-key': context.key },
    kindOf: hunterKind,
  };
}

async function findEmail(subject: EnrichmentSubject, context: AskContext): Promise<FoundValue[]> {
  const domain = subject.domain ?? '';
  const { data } = await context.client.call({
    ...hunterCall(
      'email-finder',
      { domain, first_name: subject.firstName ?? '', last_name: subject.lastName ?? '' },
      context,
    ),
    reply: finderReply,
    cost: callCost<z.infer<typeof finderReply>>('hunter', context, {
      isCharged: (reply) => !!reply.data.email,
    }),
  });
  const isValid = data.verification?.status === 'valid';
  const sure = isValid ? 0.95 : Math.min(0.9, (data.score ?? 50) / 100);
  return new FoundList(`https://hunter.io/search/${domain}`, subject.country)
    .add('email', data.email, sure)
    .add('title', data.position, 0.75)
    .add('company_name', data.company, 0.75)
    .add('linkedin', data.linkedin_url, 0.8)
    .add('twitter', data.twitter, 0.75)
    .add('phone', data.phone_number, 0.75).values;
}

async function searchDomain(
  subject: EnrichmentSubject,
  context: AskContext,
): Promise<FoundValue[]> {
  const domain = subject.domain ?? '';
  const { data } = await context.client.call({
    ...hunterCall('domain-search', { domain, limit: '10' }, context),
    reply: domainReply,
    cost: callCost<z.infer<typeof domainReply>>('hunter', context, {
      isCharged: (reply) => reply.data.emails.length > 0,
    }),
  });
  if (data.webmail || (data.domain && data.domain !== domain)) return [];
  // The company's own address is one that is nobody's in particular.
  const generic = data.emails.filter(({ type }) => type === 'generic');
  const [best] = generic.sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0));
  return new FoundList(`https://hunter.io/search/${domain}`, data.country?.toString())
    .add('email', best?.value, (best?.confidence ?? 50) / 100)
    .add('description', data.description, 0.75)
    .add('industry', data.industry, 0.75)
    .add('employees', data.headcount, 0.7)
    .add('linkedin', data.linkedin, 0.8)
    .add('twitter', data.twitter, 0.8)
    .add('facebook', data.facebook, 0.8)
    .add('instagram', data.instagram, 0.8)
    .add('street', data.street, 0.75)
    .add('city', data.city, 0.75)
    .add('region', data.state, 0.75)
    .add('postal_code', data.postal_code, 0.75)
    .add('country', data.country, 0.8)
    .addAll('technology', data.technologies, 0.7).values;
}

async function findCombined(
  subject: EnrichmentSubject,
  email: string,
  context: AskContext,
): Promise<FoundValue[]> {
  const { data } = await context.client.call({
    ...hunterCall('combined/find', { email }, context),
    reply: combinedReply,
    // A fifth of a credit, charged when there is somebody.
    cost: callCost<z.infer<typeof combinedReply>>('hunter', context, {
      share: 0.2,
      isCharged: ({ data: d }) => !!d.person,
    }),
  });
  const sourceUrl = `${HUNTER_API}/v2/combined/find?email=${encodeURIComponent(email)}`;
  return readRecords(subject, data, { sourceUrl, confidence: 0.8 });
}
