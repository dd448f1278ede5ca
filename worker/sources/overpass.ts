import { z } from 'zod';
import type { IcpPlace } from '../../schema/profile/icp.ts';
import { findIndustry } from '../../schema/request/industries.ts';
import { type Box, boxesOf } from '../../schema/request/places.ts';
import { SOURCES } from '../../schema/request/sources.ts';
import { parsePhone } from '../extract/phone-number.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { type FoundOrganisation, toFound } from './found-organisation.ts';
import { placesOf, type Source } from './source.ts';

/**
 * Places on the map of OpenStreetMap, through Overpass (wiki.openstreetmap.org/wiki/Overpass_API).
 * Its public servers are shared by everybody, so a question is small: one area, a time limit, a
 * bound of memory and of answers; and one is asked at a time (worker/search/source-turn.ts).
 */
const { perCall, maxCalls } = SOURCES.openstreetmap;
const TIMEOUT_S = 25;
const MEMORY = 64 * 1024 * 1024;

const reply = z.object({
  elements: z.array(
    z.object({
      type: z.enum(['node', 'way', 'relation']),
      id: z.number(),
      tags: z.record(z.string(), z.string()).optional(),
    }),
  ),
  /** Says that time or memory ran out, with status 200. */
  remark: z.string().optional(),
});

export const overpass: Source = {
  id: 'openstreetmap',
  async ask({ providers, env }, { orgId, criteria, cursor, signal }) {
    const areas = areasOf(placesOf(criteria));
    const at = Number(cursor ?? 0);
    const area = areas[at];
    if (!area) throw refuse('needs a place to look in');
    const filters = filtersOf(criteria.industries ?? []);
    if (filters.length === 0) throw refuse('needs a line of business to look for');
    const answer = await providers.call({
      provider: 'openstreetmap',
      orgId,
      operation: 'interpreter',
      url: new URL(
        'api/interpreter',
        withSlash(providers.baseUrl('openstreetmap', env.OVERPASS_URL)),
      ),
      headers: { 'user-agent': 'Quarry/1.0' },
      body: { form: { data: writeQuery(area, filters) } },
      reply,
      key: null,
      // The query's own limit, and the queue that it may wait in.
      deadlineMs: 100_000,
      attemptMs: (TIMEOUT_S + 15) * 1000,
      maxBytes: 8 * 1024 * 1024,
      signal,
    });
    if (answer.remark?.includes('error')) {
      throw new ProviderError('unavailable', 'openstreetmap ran out of time or memory', {
        provider: 'openstreetmap',
      });
    }
    const found = answer.elements
      .map((element) => readElement(element, area.country))
      .filter((one) => one !== null)
      .sort((a, b) => contacts(b) - contacts(a));
    return { found, cursor: at + 1 < areas.length ? String(at + 1) : null };
  },
};

type Area = { country: string | undefined } & ({ box: Box } | { name: string });

/** Boxes around the largest cities of what is named; the administrative area where we know no city. */
function areasOf(places: readonly (IcpPlace | undefined)[]): Area[] {
  const areas = places.flatMap((place): Area[] => {
    if (!place) return [];
    const boxes = boxesOf(place, maxCalls);
    if (boxes.length > 0) return boxes.map(({ box, city }) => ({ box, country: city.country }));
    const name = place.city ?? place.region;
    return name ? [{ name, country: place.country }] : [];
  });
  return areas.slice(0, maxCalls);
}

/** Tags where the line of business has some, the name where it has none. */
function filtersOf(industries: readonly string[]): string[] {
  return industries.slice(0, 5).flatMap((name) => {
    const tags = findIndustry(name)?.osm ?? [];
    if (tags.length === 0) return [`["name"~${quote(escapeRegex(name))},i]`];
    return tags.map(({ key, value }) =>
      value === '*' ? `[${quote(key)}]["name"]` : `[${quote(key)}=${quote(value)}]["name"]`,
    );
  });
}

function writeQuery(area: Area, filters: readonly string[]): string {
  const head = `[out:json][timeout:${TIMEOUT_S}][maxsize:${MEMORY}];`;
  const within =
    'box' in area
      ? [area.box.south, area.box.west, area.box.north, area.box.east]
          .map((degrees) => degrees.toFixed(4))
          .join(',')
      : 'area.a';
  const named =
    'name' in area ? `area["name"=${quote(area.name)}]["boundary"="administrative"]->.a;` : '';
  const union = filters.map((filter) => `nwr${filter}(${within});`).join('');
  return `${head}${named}(${union});out tags center ${perCall};`;
}

/** A string of Overpass QL; what could end it is escaped. */
function quote(text: string): string {
  return `"${text.replace(/[\p{Cc}]/gu, ' ').replace(/["\\]/g, (c) => `\\${c}`)}"`;
}

function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, (c) => `\\${c}`);
}

function readElement(
  { type, id, tags = {} }: z.infer<typeof reply>['elements'][number],
  areaCountry: string | undefined,
): FoundOrganisation | null {
  const tag = (...keys: string[]) => keys.map((key) => tags[key]?.trim()).find(Boolean);
  const country = tag('addr:country')?.toUpperCase() ?? areaCountry;
  const house = tag('addr:housenumber');
  const street = tag('addr:street');
  const isLeading = country === undefined || HOUSE_NUMBER_FIRST.has(country);
  return toFound({
    key: `${type}/${id}`,
    url: `https://www.openstreetmap.org/${type}/${id}`,
    name: tag('name'),
    website: toUrl(tag('website', 'contact:website', 'url')),
    email: tag('email', 'contact:email')
      ?.split(/[;,\s]/)[0]
      ?.toLowerCase(),
    phone: toE164(tag('phone', 'contact:phone', 'contact:mobile'), country),
    street: street && (house ? (isLeading ? `${house} ${street}` : `${street} ${house}`) : street),
    city: tag('addr:city', 'addr:town', 'addr:village'),
    postalCode: tag('addr:postcode'),
    country,
    industry: industryOf(tags),
    description: tag('description', 'description:en'),
    openingHours: tag('opening_hours'),
    instagram: toProfile(tag('contact:instagram'), 'https://www.instagram.com/'),
    facebook: toProfile(tag('contact:facebook'), 'https://www.facebook.com/'),
    linkedin: toUrl(tag('contact:linkedin')),
    isChain: Boolean(tag('brand:wikidata', 'brand')),
  });
}

const HOUSE_NUMBER_FIRST = new Set(['GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'FR', 'LU']);

/** What the tags call it, as a word: `amenity=dentist` is a dentist. */
function industryOf(tags: Record<string, string>): string | undefined {
  for (const key of ['amenity', 'healthcare', 'office', 'craft', 'shop', 'leisure', 'tourism']) {
    const value = tags[key];
    if (value && value !== 'yes') return value.split(';')[0]?.replaceAll('_', ' ');
  }
  return undefined;
}

function toE164(text: string | undefined, country: string | undefined): string | undefined {
  const first = text?.split(/[;,/]/)[0]?.replace(/[^\d+]/g, '');
  return first ? parsePhone(first, country)?.e164 : undefined;
}

function toUrl(text: string | undefined): string | undefined {
  const first = text?.split(/[;\s]/)[0];
  if (!first) return undefined;
  const url = URL.parse(/^https?:\/\//i.test(first) ? first : `https://${first}`);
  return url && url.hostname.includes('.') ? url.href : undefined;
}

function toProfile(text: string | undefined, home: string): string | undefined {
  if (!text) return undefined;
  return /^https?:\/\//i.test(text) ? toUrl(text) : `${home}${text.replace(/^@/, '')}`;
}

/** The ones that can be read and reached are worth looking at first. */
function contacts({ website, email, phone }: FoundOrganisation): number {
  return (website ? 4 : 0) + (email ? 2 : 0) + (phone ? 1 : 0);
}

function refuse(says: string): ProviderError {
  return new ProviderError('bad_request', `openstreetmap ${says}`, { provider: 'openstreetmap' });
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
