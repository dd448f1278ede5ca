import { z } from 'zod';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import { SOURCES } from '../../schema/request/sources.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { type FoundOrganisation, toFound } from './found-organisation.ts';
import { wordsOfPlace } from './question-text.ts';
import type { Source } from './source.ts';

/**
 * Apollo's People API Search (docs.apollo.io/reference/people-api-search). It costs no Apollo credits
 * and gives neither addresses nor numbers, and last names only in part: the employer's site is read
 * for what can be had there, and enrichment asks Apollo for the rest.
 */
const { perCall, maxCalls } = SOURCES.apollo;

const organization = z.object({
  name: z.string().nullish(),
  website_url: z.string().nullish(),
  primary_domain: z.string().nullish(),
  linkedin_url: z.string().nullish(),
  industry: z.string().nullish(),
});
const reply = z.object({
  people: z
    .array(
      z.object({
        id: z.string(),
        first_name: z.string().nullish(),
        last_name: z.string().nullish(),
        name: z.string().nullish(),
        title: z.string().nullish(),
        linkedin_url: z.string().nullish(),
        city: z.string().nullish(),
        state: z.string().nullish(),
        organization: organization.nullish(),
      }),
    )
    .default([]),
  total_entries: z.number().optional(),
});

export const apollo: Source = {
  id: 'apollo',
  async ask({ providers }, { orgId, runId, criteria, cursor, key, signal }) {
    const filters = filtersOf(criteria);
    if (Object.keys(filters).length === 0) {
      const says = 'apollo needs a role, a place, a size or a line of business';
      throw new ProviderError('bad_request', says, { provider: 'apollo' });
    }
    const page = Number(cursor ?? 1);
    const answer = await providers.call({
      provider: 'apollo',
      orgId,
      operation: 'people-search',
      url: new URL(
        '/api/v1/mixed_people/api_search',
        providers.baseUrl('apollo', 'https://api.apollo.io'),
      ),
      headers: { 'x-api-key': key ?? '' },
      body: { json: { ...filters, page, per_page: perCall } },
      reply,
      key,
      deadlineMs: 60_000,
      attemptMs: 20_000,
      signal,
      cost: { kind: 'search', micros: 0, runId },
    });
    const found = answer.people.map(readPerson).filter((one) => one !== null);
    const isFull = answer.people.length === perCall;
    return { found, cursor: isFull && page < maxCalls ? String(page + 1) : null };
  },
};

function filtersOf({ roles, places, size, industries, revenue }: IcpCriteria) {
  return {
    ...(roles?.length && { person_titles: roles }),
    ...(places?.length && { organization_locations: places.map(wordsOfPlace) }),
    ...(size && {
      organization_num_employees_ranges: [`${size.min ?? 1},${size.max ?? 1_000_000}`],
    }),
    ...(revenue && {
      revenue_range: {
        ...(revenue.min !== undefined && { min: revenue.min }),
        ...(revenue.max !== undefined && { max: revenue.max }),
      },
    }),
    ...(industries?.length && { q_organization_keyword_tags: industries }),
  };
}

function readPerson(person: z.infer<typeof reply>['people'][number]): FoundOrganisation | null {
  const employer = person.organization;
  if (!employer?.name) return null;
  const website =
    employer.website_url ?? (employer.primary_domain ? `https://${employer.primary_domain}` : null);
  // A first name alone tells nobody apart.
  const name = person.last_name
    ? (person.name ?? `${person.first_name ?? ''} ${person.last_name}`)
    : null;
  return toFound({
    key: person.id,
    url: `https://app.apollo.io/#/people/${person.id}`,
    name: employer.name,
    website: website ?? undefined,
    industry: employer.industry ?? undefined,
    city: person.city ?? undefined,
    region: person.state ?? undefined,
    linkedin: employer.linkedin_url ?? undefined,
    person: name
      ? {
          name: name.trim(),
          ...(person.title && { title: person.title }),
          ...(person.linkedin_url && { linkedin: person.linkedin_url }),
        }
      : undefined,
  });
}
