import { z } from 'zod';
import { domainKey } from '../../extract/identity.ts';
import { type AskContext, callBase, callCost, type Enricher, type FoundValue } from './enricher.ts';
import { FoundList } from './found-list.ts';
import { number, record, text } from './loose.ts';

const link = record({ value: text });
const searchReply = z.object({
  entities: z
    .array(z.object({ properties: z.object({ identifier: z.object({ permalink: z.string() }) }) }))
    .max(50),
});
const entityReply = z.object({
  properties: z.object({
    identifier: z.object({ permalink: z.string(), value: text }),
    short_description: text,
    website_url: text,
    num_employees_enum: text,
    revenue_range: text,
    founded_on: link,
    funding_total: record({ value_usd: number }),
    categories: z
      .array(record({ value: text }))
      .nullish()
      .catch(null),
    location_identifiers: z
      .array(record({ location_type: text, value: text }))
      .nullish()
      .catch(null),
    linkedin: link,
    twitter: link,
    facebook: link,
    phone_number: text,
    contact_email: text,
  }),
});

const FIELD_IDS = [
  'identifier',
  'short_description',
  'website_url',
  'num_employees_enum',
  'revenue_range',
  'founded_on',
  'funding_total',
  'categories',
  'location_identifiers',
  'linkedin',
  'twitter',
  'facebook',
  'phone_number',
  'contact_email',
].join(',');

/**
 * Crunchbase's API v4: the organisation whose website is on the lead's domain
 * (`searches/organizations`), then its record (`entities/organizations/{permalink}`).
 */
export const crunchbase: Enricher = {
  id: 'crunchbase',
  fields: [
    'industry',
    'description',
    'founded',
    'employees',
    'revenue',
    'funding',
    'linkedin',
    'twitter',
    'facebook',
    'phone',
    'email',
    'city',
    'region',
    'country',
  ],
  question: ({ kind, domain }) => (kind === 'company' && domain ? `company:${domain}` : null),
  async ask(subject, context) {
    const permalink = await findPermalink(subject.domain ?? '', context);
    if (!permalink) return [];
    const { properties } = await readEntity(permalink, context);
    const site = properties.website_url ? domainKey(String(properties.website_url)) : null;
    if (site && site !== subject.domain) return [];
    return read(properties, subject.country);
  },
};

const API = 'https://api.crunchbase.com';

async function findPermalink(domain: string, context: AskContext): Promise<string | null> {
  const reply = await context.client.call({
    ...callBase('crunchbase', context),
    operation: 'searches-organizations',
    method: 'POST',
    url: new URL('/api/v4/searches/organizations', context.client.baseUrl('crunchbase', API)),
    headers: { 'x-cb-user-key': context.key },
    body: {
      json: {
        field_ids: ['identifier'],
        query: [
          {
            type: 'predicate',
            field_id: 'website_url',
            operator_id: 'domain_eq',
            values: [domain],
          },
        ],
        order: [{ field_id: 'rank_org', sort: 'asc' }],
        limit: 1,
      },
    },
    reply: searchReply,
  });
  const permalink = reply.entities[0]?.properties.identifier.permalink ?? null;
  // It becomes part of a path.
  return permalink && /^[\w-]{1,200}$/.test(permalink) ? permalink : null;
}

function readEntity(permalink: string, context: AskContext) {
  const url = new URL(
    `/api/v4/entities/organizations/${permalink}`,
    context.client.baseUrl('crunchbase', API),
  );
  url.searchParams.set('field_ids', FIELD_IDS);
  return context.client.call({
    ...callBase('crunchbase', context),
    operation: 'entities-organizations',
    url,
    headers: { 'x-cb-user-key': context.key },
    reply: entityReply,
    cost: callCost('crunchbase', context),
  });
}

function read(
  properties: z.infer<typeof entityReply>['properties'],
  country: string | null,
): FoundValue[] {
  const place = (type: string) =>
    properties.location_identifiers?.find((at) => at?.location_type === type)?.value;
  const sourceUrl = `https://www.crunchbase.com/organization/${properties.identifier.permalink}`;
  return new FoundList(sourceUrl, country)
    .add('industry', properties.categories?.[0]?.value, 0.75)
    .add('description', properties.short_description, 0.85)
    .add('founded', String(properties.founded_on?.value ?? '').slice(0, 4), 0.85)
    .add('employees', EMPLOYEES[String(properties.num_employees_enum)], 0.75)
    .add('revenue', REVENUE[String(properties.revenue_range)], 0.65)
    .add('funding', properties.funding_total?.value_usd, 0.9)
    .add('linkedin', properties.linkedin?.value, 0.85)
    .add('twitter', properties.twitter?.value, 0.85)
    .add('facebook', properties.facebook?.value, 0.85)
    .add('phone', properties.phone_number, 0.7)
    .add('email', properties.contact_email, 0.7)
    .add('city', place('city'), 0.8)
    .add('region', place('region'), 0.8)
    .add('country', place('country'), 0.85).values;
}

/** The codes of Crunchbase's ranges, as its reference lists them. */
const EMPLOYEES: Record<string, string> = {
  c_00001_00010: '1-10',
  c_00011_00050: '11-50',
  c_00051_00100: '51-100',
  c_00101_00250: '101-250',
  c_00251_00500: '251-500',
  c_00501_01000: '501-1000',
  c_01001_05000: '1001-5000',
  c_05001_10000: '5001-10000',
  c_10001_max: '10001+',
};

const REVENUE: Record<string, string> = {
  r_00000000: 'under $1M',
  r_00001000: '$1M to $10M',
  r_00010000: '$10M to $50M',
  r_00050000: '$50M to $100M',
  r_00100000: '$100M to $500M',
  r_00500000: '$500M to $1B',
  r_01000000: '$1B to $10B',
  r_10000000: '$10B and more',
};
