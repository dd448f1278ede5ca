import { z } from 'zod';
import { boxesOf } from '../../schema/request/places.ts';
import { SOURCES } from '../../schema/request/sources.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { type FoundOrganisation, toFound } from './found-organisation.ts';
import { questionTexts } from './question-text.ts';
import type { Source } from './source.ts';

/**
 * Google Places, the new API: Text Search with a field mask
 * (developers.google.com/maps/documentation/places/web-service/text-search). Pages of 20, three at
 * most for one question; a page token belongs to exactly the question that it came with.
 */
const { perCall, maxCalls, callMicros } = SOURCES['google-places'];

const FIELDS = [
  'id',
  'displayName',
  'addressComponents',
  'primaryTypeDisplayName',
  'websiteUri',
  'internationalPhoneNumber',
  'googleMapsUri',
  'businessStatus',
  'editorialSummary',
  'regularOpeningHours.weekdayDescriptions',
];
const FIELD_MASK = [...FIELDS.map((field) => `places.${field}`), 'nextPageToken'].join(',');

const localized = z.object({ text: z.string() });
const place = z.object({
  id: z.string(),
  displayName: localized.optional(),
  addressComponents: z
    .array(
      z.object({
        longText: z.string().optional(),
        shortText: z.string().optional(),
        types: z.array(z.string()).default([]),
      }),
    )
    .optional(),
  primaryTypeDisplayName: localized.optional(),
  websiteUri: z.string().optional(),
  internationalPhoneNumber: z.string().optional(),
  googleMapsUri: z.string().optional(),
  businessStatus: z.string().optional(),
  editorialSummary: localized.optional(),
  regularOpeningHours: z.object({ weekdayDescriptions: z.array(z.string()).optional() }).optional(),
});
/** An answer without a match is an empty object. */
const reply = z.object({
  places: z.array(place).default([]),
  nextPageToken: z.string().optional(),
});

export const googlePlaces: Source = {
  id: 'google-places',
  async ask({ providers }, { orgId, runId, criteria, cursor, key, signal }) {
    const questions = questionTexts(criteria);
    const [at, calls, token] = readCursor(cursor);
    const question = questions[at];
    if (!question?.text) {
      const says = 'google-places needs a line of business or a place';
      throw new ProviderError('bad_request', says, { provider: 'google-places' });
    }
    const [area] = question.place ? boxesOf(question.place, 1) : [];
    const box = question.place?.city ? area?.box : undefined;
    const answer = await providers.call({
      provider: 'google-places',
      orgId,
      operation: 'search-text',
      url: new URL(
        '/v1/places:searchText',
        providers.baseUrl('google-places', 'https://places.googleapis.com'),
      ),
      headers: { 'x-goog-api-key': key ?? '', 'x-goog-fieldmask': FIELD_MASK },
      body: {
        json: {
          textQuery: question.text,
          pageSize: perCall,
          ...(question.place?.country && { regionCode: question.place.country }),
          ...(box && {
            locationRestriction: {
              rectangle: {
                low: { latitude: box.south, longitude: box.west },
                high: { latitude: box.north, longitude: box.east },
              },
            },
          }),
          ...(token && { pageToken: token }),
        },
      },
      reply,
      key,
      deadlineMs: 60_000,
      attemptMs: 15_000,
      signal,
      cost: { kind: 'search', micros: callMicros ?? 0, runId },
    });
    const found = answer.places.map(readPlace).filter((one) => one !== null);
    return {
      found,
      cursor: nextCursor({ at, calls, token: answer.nextPageToken, of: questions.length }),
    };
  },
};

/** `question:calls:token`. */
function readCursor(cursor: string | null): [at: number, calls: number, token: string] {
  const [at = '0', calls = '0', ...token] = (cursor ?? '').split(':');
  return [Number(at) || 0, Number(calls) || 0, token.join(':')];
}

function nextCursor(now: { at: number; calls: number; token: string | undefined; of: number }) {
  const calls = now.calls + 1;
  if (calls >= maxCalls) return null;
  if (now.token) return `${now.at}:${calls}:${now.token}`;
  return now.at + 1 < now.of ? `${now.at + 1}:${calls}:` : null;
}

function readPlace(each: z.infer<typeof place>): FoundOrganisation | null {
  if (each.businessStatus === 'CLOSED_PERMANENTLY') return null;
  const part = (type: string, form: 'longText' | 'shortText' = 'longText') =>
    each.addressComponents?.find(({ types }) => types.includes(type))?.[form];
  const country = part('country', 'shortText');
  const [house, route] = [part('street_number'), part('route')];
  const isLeading = /^(?:GB|IE|US|CA|AU|NZ|FR|LU)$/.test(country ?? '');
  return toFound({
    key: each.id,
    url: each.googleMapsUri ?? `https://www.google.com/maps/place/?q=place_id:${each.id}`,
    name: each.displayName?.text,
    website: each.websiteUri,
    phone: each.internationalPhoneNumber?.replace(/[^\d+]/g, ''),
    street: route && (house ? (isLeading ? `${house} ${route}` : `${route} ${house}`) : route),
    city: part('locality') ?? part('postal_town'),
    region: part('administrative_area_level_1', country === 'US' ? 'shortText' : 'longText'),
    postalCode: part('postal_code'),
    country,
    industry: each.primaryTypeDisplayName?.text,
    description: each.editorialSummary?.text,
    openingHours: each.regularOpeningHours?.weekdayDescriptions?.join('; ').slice(0, 300),
  });
}
