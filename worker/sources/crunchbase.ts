import { z } from 'zod';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import { findCity } from '../../schema/request/places.ts';
import { SOURCES } from '../../schema/request/sources.ts';
import { fold } from '../../schema/request/words.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { type FoundOrganisation, toFound } from './found-organisation.ts';
import { countryName } from './question-text.ts';
import type { Source } from './source.ts';

/**
 * Crunchbase's Search API, v4 (data.crunchbase.com/docs/using-search-apis). All predicates have to
 * hold; the next page begins behind the last entity's `uuid`.
 */
const { perCall, maxCalls } = SOURCES.crunchbase;

const named = z.object({ value: z.string() });
const reply = z.object({
  count: z.number().optional(),
  entities: z.array(
    z.object({
      uuid: z.string(),
      properties: z.object({
        identifier: z.object({ value: z.string(), permalink: z.string().optional() }),
        short_description: z.string().optional(),
        website_url: z.string().optional(),
        linkedin: named.optional(),
        facebook: named.optional(),
        contact_email: z.string().optional(),
        phone_number: z.string().optional(),
        categories: z.array(named).optional(),
        location_identifiers: z
          .array(z.object({ value: z.string(), location_type: z.string().optional() }))
          .optional(),
      }),
    }),
  ),
});

const FIELD_IDS = [
  'identifier',
  'short_description',
  'website_url',
  'linkedin',
  'facebook',
  'contact_email',
  'phone_number',
  'categories',
  'location_identifiers',
  'num_employees_enum',
];

export const crunchbase: Source = {
  id: 'crunchbase',
  async ask({ providers }, { orgId, runId, criteria, cursor, key, signal }) {
    const query = predicatesOf(criteria);
    if (query.length === 0) {
      const says = 'crunchbase needs a line of business, a place or a size';
      throw new ProviderError('bad_request', says, { provider: 'crunchbase' });
    }
    const [calls = '0', after] = cursor?.split(':') ?? [];
    const answer = await providers.call({
      provider: 'crunchbase',
      orgId,
      operation: 'search-organizations',
      url: new URL(
        '/v4/data/searches/organizations',
        providers.baseUrl('crunchbase', 'https://api.crunchbase.com'),
      ),
      headers: { 'x-cb-user-key': key ?? '' },
      body: {
        json: { field_ids: FIELD_IDS, query, limit: perCall, ...(after && { after_id: after }) },
      },
      reply,
      key,
      deadlineMs: 60_000,
      attemptMs: 20_000,
      signal,
      cost: { kind: 'search', micros: 0, runId },
    });
    const found = answer.entities.map(readEntity).filter((one) => one !== null);
    const last = answer.entities.at(-1);
    const hasMore = answer.entities.length === perCall && Number(calls) + 1 < maxCalls;
    return { found, cursor: hasMore && last ? `${Number(calls) + 1}:${last.uuid}` : null };
  },
};

function predicatesOf({ industries, places, size }: IcpCriteria) {
  const predicate = (field_id: string, operator_id: string, values: string[]) => ({
    type: 'predicate',
    field_id,
    operator_id,
    values,
  });
  const locations = (places ?? []).flatMap(({ city, country }) => {
    const name = city ?? (country && countryName(country));
    return name ? [permalink(name)] : [];
  });
  const sizes = SIZES.filter(
    ([, from, to]) => (size?.min ?? 0) <= to && (size?.max ?? Infinity) >= from,
  ).map(([code]) => code);
  return [
    ...(industries?.length ? [predicate('categories', 'includes', industries.map(permalink))] : []),
    ...(locations.length > 0 ? [predicate('location_identifiers', 'includes', locations)] : []),
    ...(size ? [predicate('num_employees_enum', 'includes', sizes)] : []),
  ];
}

const SIZES = [
  ['c_00001_00010', 1, 10],
  ['c_00011_00050', 11, 50],
  ['c_00051_00100', 51, 100],
  ['c_00101_00250', 101, 250],
  ['c_00251_00500', 251, 500],
  ['c_00501_01000', 501, 1000],
  ['c_01001_05000', 1001, 5000],
  ['c_05001_10000', 5001, 10_000],
  ['c_10001_max', 10_001, Infinity],
] as const;

function permalink(name: string): string {
  return fold(name).replaceAll(' ', '-');
}

function readEntity({
  uuid,
  properties,
}: z.infer<typeof reply>['entities'][number]): FoundOrganisation | null {
  const at = (type: string) =>
    properties.location_identifiers?.find(({ location_type }) => location_type === type)?.value;
  const city = at('city');
  return toFound({
    key: uuid,
    url: `https://www.crunchbase.com/organization/${properties.identifier.permalink ?? uuid}`,
    name: properties.identifier.value,
    website: properties.website_url,
    email: properties.contact_email?.toLowerCase(),
    phone: properties.phone_number?.startsWith('+')
      ? properties.phone_number.replace(/[^\d+]/g, '')
      : undefined,
    city,
    region: at('region'),
    country: city ? findCity(city)?.country : undefined,
    industry: properties.categories?.[0]?.value,
    description: properties.short_description,
    linkedin: properties.linkedin?.value,
    facebook: properties.facebook?.value,
  });
}
