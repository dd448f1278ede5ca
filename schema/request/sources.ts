/**
 * Where leads can be looked for. What each needs, costs and allows is said before anything runs; the
 * adapters are in worker/sources. Prices are the providers' public list prices per call, in
 * millionths of a US dollar; null where a plan or a licence is all there is.
 */
export interface SourceInfo {
  id: SourceId;
  /** Finds places on a map, people, profiles, pages, or what is here already. */
  finds: 'places' | 'people' | 'pages' | 'profiles' | 'companies' | 'own';
  /** The provider whose key an org has to have (platform/provider-keys.ts). */
  keyOf: string | null;
  /** What else this installation needs: an address of its own, or the sample web. */
  needs: 'address' | 'sample-web' | null;
  callMicros: number | null;
  /** The most that one call returns, and the most calls that one run makes. */
  perCall: number;
  maxCalls: number;
  /** Whether what it finds that is new costs credits. */
  isCharged: boolean;
  /** Where its terms and limits are written down. */
  docs: string | null;
}

export const SOURCE_IDS = [
  'own-leads',
  'sample-web',
  'openstreetmap',
  'google-places',
  'searxng',
  'brave',
  'apollo',
  'instagram',
  'crunchbase',
  'sales-navigator',
] as const;
export type SourceId = (typeof SOURCE_IDS)[number];

const free = { keyOf: null, needs: null, callMicros: 0, isCharged: true } as const;

export const SOURCES: Readonly<Record<SourceId, SourceInfo>> = {
  'own-leads': {
    ...free,
    id: 'own-leads',
    finds: 'own',
    perCall: 200,
    maxCalls: 1,
    isCharged: false,
    docs: null,
  },
  'sample-web': {
    ...free,
    id: 'sample-web',
    finds: 'companies',
    needs: 'sample-web',
    perCall: 12,
    maxCalls: 20,
    docs: null,
  },
  openstreetmap: {
    ...free,
    id: 'openstreetmap',
    finds: 'places',
    perCall: 200,
    maxCalls: 4,
    docs: 'https://wiki.openstreetmap.org/wiki/Overpass_API',
  },
  'google-places': {
    ...free,
    id: 'google-places',
    finds: 'places',
    keyOf: 'google-places',
    // Text Search Enterprise, which phone numbers and websites belong to: $35 a thousand.
    callMicros: 35_000,
    perCall: 20,
    maxCalls: 3,
    docs: 'https://developers.google.com/maps/documentation/places/web-service/text-search',
  },
  searxng: {
    ...free,
    id: 'searxng',
    finds: 'pages',
    needs: 'address',
    perCall: 20,
    maxCalls: 3,
    docs: 'https://docs.searxng.org/dev/search_api.html',
  },
  brave: {
    ...free,
    id: 'brave',
    finds: 'pages',
    keyOf: 'brave',
    callMicros: 5_000,
    perCall: 20,
    maxCalls: 3,
    docs: 'https://api-dashboard.search.brave.com/documentation',
  },
  apollo: {
    ...free,
    id: 'apollo',
    finds: 'people',
    keyOf: 'apollo',
    callMicros: 0,
    perCall: 50,
    maxCalls: 2,
    docs: 'https://docs.apollo.io/reference/people-api-search',
  },
  instagram: {
    ...free,
    id: 'instagram',
    finds: 'profiles',
    keyOf: 'apify',
    // $2.30 a thousand results of the actor.
    callMicros: 115_000,
    perCall: 50,
    maxCalls: 1,
    docs: 'https://docs.apify.com/api/v2',
  },
  crunchbase: {
    ...free,
    id: 'crunchbase',
    finds: 'companies',
    keyOf: 'crunchbase',
    callMicros: null,
    perCall: 50,
    maxCalls: 2,
    docs: 'https://data.crunchbase.com/docs/using-search-apis',
  },
  'sales-navigator': {
    ...free,
    id: 'sales-navigator',
    finds: 'people',
    keyOf: 'sales-navigator',
    callMicros: null,
    perCall: 25,
    maxCalls: 2,
    docs: 'https://learn.microsoft.com/linkedin/sales/',
  },
};

/** Why a source can't be asked now; null when it can. */
export type SourceLack = 'key' | 'address' | 'sample-web' | 'access' | null;

/** A source as this installation and this org have it: `GET /api/orgs/:orgId/sources`. */
export interface SourceState {
  id: SourceId;
  lacks: SourceLack;
}

/** The sources that cost nothing and need nothing, where they are on: what a first request asks. */
export function defaultSources(states: readonly SourceState[]): SourceId[] {
  return states
    .filter(({ id, lacks }) => lacks === null && SOURCES[id].callMicros === 0)
    .map(({ id }) => id);
}
