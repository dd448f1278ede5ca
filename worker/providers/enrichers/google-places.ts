import { z } from 'zod';
import { domainKey } from '../../extract/identity.ts';
import type { ProviderErrorKind } from '../provider-error.ts';
import {
  type AskContext,
  callBase,
  callCost,
  type Enricher,
  type EnrichmentSubject,
  type FoundValue,
} from './enricher.ts';
import { FoundList } from './found-list.ts';
import { record, text, texts } from './loose.ts';

const component = record({
  longText: text,
  shortText: text,
  types: z.array(z.string()).catch([]),
});
// Without a result the list itself is missing.
const searchReply = z.object({
  places: z
    .array(z.object({ id: z.string() }))
    .max(20)
    .optional(),
});
const placeReply = z.object({
  id: z.string(),
  displayName: record({ text }),
  businessStatus: text,
  internationalPhoneNumber: text,
  websiteUri: text,
  googleMapsUri: text,
  addressComponents: z.array(component).nullish().catch(null),
  primaryTypeDisplayName: record({ text }),
  regularOpeningHours: record({ weekdayDescriptions: texts }),
});

const PLACE_FIELDS = [
  'id',
  'displayName',
  'businessStatus',
  'internationalPhoneNumber',
  'websiteUri',
  'googleMapsUri',
  'addressComponents',
  'primaryTypeDisplayName',
  'regularOpeningHours.weekdayDescriptions',
].join(',');

/** How many of the places found are looked at: each costs as much as the first. */
const MAX_PLACES = 2;

/**
 * Google's Places API (New): a text search for ids alone, which is free, then the details of the best
 * match with a field mask. What does not share the lead's site or name is another business.
 */
export const googlePlaces: Enricher = {
  id: 'google-places',
  fields: [
    'phone',
    'website',
    'street',
    'city',
    'region',
    'postal_code',
    'country',
    'industry',
    'opening_hours',
  ],
  question({ kind, name, street, city, country }) {
    // A name alone would find a business of that name anywhere.
    if (kind !== 'company' || !(city ?? street)) return null;
    return `place:${[name, street, city, country].filter(Boolean).join(', ')}`;
  },
  async ask(subject, context) {
    for (const id of await search(subject, context)) {
      const place = await details(id, context);
      if (isSameBusiness(subject, place)) return read(place, subject.country);
    }
    return [];
  },
};

const API = 'https://places.googleapis.com';

/** A key that is none answers 400 here, and the reason stands in the details. */
function googleKind(status: number, body: unknown): ProviderErrorKind | null {
  if (status !== 400) return null;
  return JSON.stringify(body ?? '').includes('API_KEY_INVALID') ? 'unauthorized' : null;
}

async function search(subject: EnrichmentSubject, context: AskContext): Promise<string[]> {
  const { name, street, city, country } = subject;
  const { places = [] } = await context.client.call({
    ...callBase('google-places', context),
    operation: 'search-text',
    method: 'POST',
    url: new URL('/v1/places:searchText', context.client.baseUrl('google-places', API)),
    headers: { 'x-goog-api-key': context.key, 'x-goog-fieldmask': 'places.id' },
    body: {
      json: {
        textQuery: [name, street, city].filter(Boolean).join(', '),
        pageSize: MAX_PLACES,
        ...(country ? { regionCode: country } : {}),
      },
    },
    reply: searchReply,
    kindOf: googleKind,
  });
  return places
    .map(({ id }) => id)
    .filter((id) => /^[\w-]{1,300}$/.test(id))
    .slice(0, MAX_PLACES);
}

function details(id: string, context: AskContext) {
  return context.client.call({
    ...callBase('google-places', context),
    operation: 'place-details',
    url: new URL(`/v1/places/${id}`, context.client.baseUrl('google-places', API)),
    headers: { 'x-goog-api-key': context.key, 'x-goog-fieldmask': PLACE_FIELDS },
    reply: placeReply,
    kindOf: googleKind,
    cost: callCost('google-places', context),
  });
}

type Place = z.infer<typeof placeReply>;

function isSameBusiness({ name, domain }: EnrichmentSubject, place: Place): boolean {
  if (place.businessStatus === 'CLOSED_PERMANENTLY') return false;
  const site = place.websiteUri ? domainKey(String(place.websiteUri)) : null;
  if (site && domain) return site === domain;
  const ours = words(name);
  const theirs = words(String(place.displayName?.text ?? ''));
  const shared = [...ours].filter((word) => theirs.has(word)).length;
  return shared > 0 && shared >= Math.min(ours.size, theirs.size) * 0.75;
}

/** Forms of company say nothing of who it is. */
const FORM = /^(?:ltd|limited|llc|inc|gmbh|ag|kg|bv|nv|sa|sarl|sl|ab|as|oy|co|and|und|et|the)$/;

function words(name: string): Set<string> {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
  return new Set((folded.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !FORM.test(word)));
}

function read(place: Place, country: string | null): FoundValue[] {
  const part = (type: string, form: 'longText' | 'shortText' = 'longText') =>
    place.addressComponents?.find((each) => each?.types.includes(type))?.[form];
  const placeCountry = part('country', 'shortText');
  const street = [part('route'), part('street_number')].filter(Boolean);
  // Numbers go before the street in English-speaking countries and in France.
  const isNumberFirst = /^(?:US|GB|CA|AU|NZ|IE|FR|ZA|IN)$/.test(String(placeCountry ?? ''));
  const sourceUrl = String(
    place.googleMapsUri ?? `https://www.google.com/maps/place/?q=place_id:${place.id}`,
  );
  return new FoundList(sourceUrl, String(placeCountry ?? country ?? '') || null)
    .add('phone', place.internationalPhoneNumber, 0.9)
    .add('website', place.websiteUri, 0.9)
    .add('street', (isNumberFirst ? street.toReversed() : street).join(' '), 0.9)
    .add('city', part('locality') ?? part('postal_town'), 0.9)
    .add('region', part('administrative_area_level_1', 'shortText'), 0.85)
    .add('postal_code', part('postal_code'), 0.9)
    .add('country', placeCountry, 0.95)
    .add('industry', place.primaryTypeDisplayName?.text, 0.7)
    .add('opening_hours', place.regularOpeningHours?.weekdayDescriptions?.join('; '), 0.85).values;
}
