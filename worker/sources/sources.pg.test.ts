import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFetcher } from '../../platform/http/fetch-page.ts';
import { makeLog } from '../../platform/log.ts';
import { connectAsSystem, type Sql } from '../../platform/sql.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { IcpCriteria } from '../../schema/profile/icp.ts';
import type { SourceId } from '../../schema/request/sources.ts';
import { ProviderClient } from '../providers/call.ts';
import { type ScriptedReply, TestProvider } from '../providers/testing/test-provider.ts';
import { sourceOf } from './all-sources.ts';
import type { FoundOrganisation } from './found-organisation.ts';
import type { SourceDeps } from './source.ts';

let db: TestDatabase;
let sql: Sql;
let provider: TestProvider;
let deps: SourceDeps;
let orgId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  sql = connectAsSystem(db.url, { name: 'test-sources', max: 2 });
  ({ orgId } = await stage(db.sql).org());
  provider = await TestProvider.start();
  const providers = new ProviderClient({
    sql,
    log: makeLog('test', 'silent'),
    allowedOrigins: [provider.host],
    baseUrls: () => provider.origin,
    retryDelaysMs: [1, 1, 1],
  });
  const env = { OVERPASS_URL: provider.origin, SEARXNG_URL: provider.origin, demoOrigin: null };
  deps = { providers, fetcher: createFetcher({ userAgent: 'test' }), sql, env };
});
afterEach(() => {
  provider.requests.length = 0;
});
afterAll(async () => {
  await deps.providers.close();
  await deps.fetcher.close();
  await provider.stop();
  await sql.end({ timeout: 1 });
  await db.drop();
});

const CRITERIA: IcpCriteria = {
  industries: ['dentist'],
  places: [{ city: 'Leeds', country: 'GB' }],
};

/** All that a source names, page after page. */
async function askAll(id: SourceId, criteria = CRITERIA) {
  const source = sourceOf(id);
  if (!source) throw new Error(`${id} has no adapter`);
  const found: FoundOrganisation[] = [];
  let cursor: string | null = null;
  let calls = 0;
  do {
    const page = await source.ask(deps, {
      orgId,
      runId: 'run',
      criteria,
      wanted: 25,
      cursor,
      // A key of its own each time: a breaker that one test opened is not the next one's.
      key: `secret-${id}-${provider.requests.length}-${Math.random()}`,
      signal: AbortSignal.timeout(20_000),
    });
    found.push(...page.found);
    ({ cursor } = page);
    calls++;
  } while (cursor !== null && calls < 20);
  return { found, calls };
}

const kindOf = (error: unknown) => (error as { kind?: string }).kind;
const failure = (id: SourceId, criteria = CRITERIA) =>
  askAll(id, criteria).then(() => 'none', kindOf);

function answers(...replies: ScriptedReply[]): void {
  let n = 0;
  provider.script = () => replies[Math.min(n++, replies.length - 1)] ?? {};
}

describe('Google Places', () => {
  const dentist = {
    id: 'ChIJ1',
    displayName: { text: 'Park Row Dental', languageCode: 'en' },
    addressComponents: [
      { longText: '12', shortText: '12', types: ['street_number'] },
      { longText: 'Park Row', shortText: 'Park Row', types: ['route'] },
      { longText: 'Leeds', shortText: 'Leeds', types: ['postal_town'] },
      { longText: 'LS1 5HD', shortText: 'LS1 5HD', types: ['postal_code'] },
      { longText: 'United Kingdom', shortText: 'GB', types: ['country', 'political'] },
    ],
    primaryTypeDisplayName: { text: 'Dentist', languageCode: 'en' },
    websiteUri: 'https://parkrow.example/',
    internationalPhoneNumber: '+44 113 496 0001',
    googleMapsUri: 'https://maps.google.com/?cid=1',
    businessStatus: 'OPERATIONAL',
  };

  test('asks with field mask and area, follows its tokens, leaves out what is closed', async () => {
    answers(
      { json: { places: [dentist], nextPageToken: 'more' } },
      { json: { places: [{ ...dentist, id: 'ChIJ2', businessStatus: 'CLOSED_PERMANENTLY' }] } },
    );
    const { found, calls } = await askAll('google-places');
    expect(calls).toBe(2);
    expect(found).toEqual([
      {
        key: 'ChIJ1',
        url: 'https://maps.google.com/?cid=1',
        name: 'Park Row Dental',
        website: 'https://parkrow.example/',
        phone: '+441134960001',
        street: '12 Park Row',
        city: 'Leeds',
        postalCode: 'LS1 5HD',
        country: 'GB',
        industry: 'Dentist',
      },
    ]);
    const [first, second] = provider.requests;
    expect(first).toMatchObject({ method: 'POST', path: '/v1/places:searchText' });
    expect(first?.headers['x-goog-fieldmask']).toContain('places.websiteUri');
    expect(first?.headers['x-goog-fieldmask']).toContain('nextPageToken');
    expect(first?.body).toMatchObject({ textQuery: 'dentist Leeds United Kingdom', pageSize: 20 });
    expect(first?.body).toHaveProperty('locationRestriction.rectangle.low.latitude');
    expect(second?.body).toMatchObject({ pageToken: 'more' });
  });

  test('stops after three pages, and books what each cost', async () => {
    await db.sql`delete from cost_entry`;
    answers({ json: { places: [dentist], nextPageToken: 'always' } });
    expect((await askAll('google-places')).calls).toBe(3);
    const [cost] = await db.sql<{ n: number; sum: number }[]>`
      select count(*)::int as n, sum(cost_micros)::int as sum from cost_entry where kind = 'search'`;
    expect(cost).toEqual({ n: 3, sum: 105_000 });
  });

  test('nothing found is an empty object', async () => {
    answers({ json: {} });
    expect((await askAll('google-places')).found).toEqual([]);
  });
});

describe('Overpass', () => {
  const queries = () =>
    provider.requests.map(({ body }) => new URLSearchParams(String(body)).get('data') ?? '');

  test('asks a bounded question for a box; an element becomes a record', async () => {
    answers({
      json: {
        version: 0.6,
        elements: [
          {
            type: 'way',
            id: 7,
            center: { lat: 53.8, lon: -1.5 },
            tags: {
              amenity: 'dentist',
              name: 'Zahnärzte am Park',
              'addr:street': 'Parkstraße',
              'addr:housenumber': '5',
              'addr:city': 'Köln',
              'addr:country': 'DE',
              phone: '0221 4710000; 0221 4710001',
              'contact:website': 'www.am-park.de',
              'contact:instagram': '@ampark',
              opening_hours: 'Mo-Fr 08:00-18:00',
            },
          },
          { type: 'node', id: 8, tags: { amenity: 'dentist' } },
        ],
      },
    });
    const places = [{ city: 'Köln', country: 'DE' }];
    const { found } = await askAll('openstreetmap', { industries: ['dentist'], places });
    expect(found).toEqual([
      {
        key: 'way/7',
        url: 'https://www.openstreetmap.org/way/7',
        name: 'Zahnärzte am Park',
        website: 'https://www.am-park.de/',
        phone: '+492214710000',
        street: 'Parkstraße 5',
        city: 'Köln',
        country: 'DE',
        industry: 'dentist',
        openingHours: 'Mo-Fr 08:00-18:00',
        instagram: 'https://www.instagram.com/ampark',
        isChain: false,
      },
    ]);
    expect(queries()).toEqual([
      expect.stringMatching(
        /^\[out:json\]\[timeout:25\]\[maxsize:67108864\];\(nwr\["amenity"="dentist"\]\["name"\]\([\d.,-]+\);.*\);out tags center 200;$/,
      ),
    ]);
  });

  test('a country is asked for in its four largest cities, a town it does not know by its area', async () => {
    answers({ json: { elements: [] } });
    const asked = { industries: ['dentist'], places: [{ country: 'DE' }] };
    expect((await askAll('openstreetmap', asked)).calls).toBe(4);
    provider.requests.length = 0;
    await askAll('openstreetmap', { ...asked, places: [{ city: 'Otley', country: 'GB' }] });
    expect(queries()[0]).toContain('area["name"="Otley"]["boundary"="administrative"]->.a;');
    expect(queries()[0]).toContain('(area.a)');
  });

  test('what a person typed can’t leave its string', async () => {
    answers({ json: { elements: [] } });
    await askAll('openstreetmap', {
      industries: ['x"];out;//'],
      places: [{ city: 'Y"](0,0,1,1);node\\', country: 'GB' }],
    });
    const query = queries()[0] ?? '';
    const outside = query.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    expect(outside).toBe(
      '[out:json][timeout:25][maxsize:67108864];area[""=""][""=""]->.a;(nwr[""~"",i](area.a););out tags center 200;',
    );
  });
});

describe('search engines', () => {
  test('Brave: sites, not directories; pages while there are more', async () => {
    const page = (n: number, more: boolean) => ({
      json: {
        type: 'search',
        query: { original: 'q', more_results_available: more },
        web: {
          type: 'search',
          results: [
            {
              title: `Bright Smiles ${n} | Dentist in Leeds`,
              url: `https://www.brightsmiles${n}.co.uk/contact`,
              description: 'A <strong>dentist</strong> in Leeds',
            },
            { title: 'The 10 Best Dentists', url: 'https://www.yelp.co.uk/leeds' },
            { title: 'Dentist - Wikipedia', url: 'https://en.wikipedia.org/wiki/Dentist' },
          ],
        },
      },
    });
    answers(page(1, true), page(2, false));
    const { found } = await askAll('brave');
    expect(found).toEqual(
      [1, 2].map((n) => ({
        key: `brightsmiles${n}.co.uk`,
        url: `https://www.brightsmiles${n}.co.uk/contact`,
        name: `Bright Smiles ${n}`,
        website: `https://www.brightsmiles${n}.co.uk`,
        description: 'A dentist in Leeds',
      })),
    );
    expect(provider.requests.map(({ query }) => [query['offset'], query['country']])).toEqual([
      ['0', 'GB'],
      ['1', 'GB'],
    ]);
    expect(provider.requests[0]?.headers['x-subscription-token']).toMatch(/^secret/);
  });

  test('SearXNG: JSON, page by page until one is empty', async () => {
    const result = { url: 'https://leeds-dental.co.uk/', title: 'Leeds Dental', content: null };
    answers({ json: { query: 'q', results: [result] } }, { json: { query: 'q', results: [] } });
    const { found, calls } = await askAll('searxng');
    expect([found.map(({ name }) => name), calls]).toEqual([['Leeds Dental'], 2]);
    expect(provider.requests[0]).toMatchObject({
      path: '/search',
      query: { format: 'json', pageno: '1' },
    });
  });

  test('SearXNG without JSON allowed is a matter of its settings, not of trying again', async () => {
    answers({ status: 403, text: '<title>403 Forbidden</title>' });
    expect(await failure('searxng')).toBe('bad_request');
    expect(provider.requests).toHaveLength(1);
  });
});

describe('Apollo', () => {
  test('people by role, place and size; a first name alone is no person', async () => {
    const person = {
      id: 'p1',
      first_name: 'Alice',
      last_name: 'Thornton',
      name: 'Alice Thornton',
      title: 'CTO',
      linkedin_url: 'http://www.linkedin.com/in/alice',
      city: 'Berlin',
      organization: { name: 'Northwind', primary_domain: 'northwind.example' },
    };
    const hidden = {
      id: 'p2',
      first_name: 'Bob',
      last_name: null,
      organization: { name: 'Kestrel' },
    };
    answers({ json: { people: [person, hidden], total_entries: 2 } });
    const { found } = await askAll('apollo', {
      roles: ['CTO'],
      places: [{ city: 'Berlin', country: 'DE' }],
      size: { min: 10, max: 50 },
      industries: ['software company'],
    });
    expect(found).toEqual([
      {
        key: 'p1',
        url: 'https://app.apollo.io/#/people/p1',
        name: 'Northwind',
        website: 'https://northwind.example',
        city: 'Berlin',
        person: {
          name: 'Alice Thornton',
          title: 'CTO',
          linkedin: 'http://www.linkedin.com/in/alice',
        },
      },
      { key: 'p2', url: 'https://app.apollo.io/#/people/p2', name: 'Kestrel' },
    ]);
    expect(provider.requests[0]).toMatchObject({
      path: '/api/v1/mixed_people/api_search',
      body: {
        person_titles: ['CTO'],
        organization_locations: ['Berlin Germany'],
        organization_num_employees_ranges: ['10,50'],
        page: 1,
        per_page: 50,
      },
    });
  });
});

describe('Instagram through Apify', () => {
  const run = (status: string) => ({
    status: 201,
    json: { data: { id: 'run1', status, defaultDatasetId: 'set1', actId: 'x' } },
  });

  test('starts a run, comes back to it, and reads its data set', async () => {
    answers(run('RUNNING'), run('RUNNING'), run('SUCCEEDED'), {
      json: [
        {
          username: 'parkrowdental',
          fullName: 'Park Row Dental',
          biography: 'Dentist in Leeds. hello@parkrow.example',
          externalUrl: 'https://parkrow.example',
          businessCategoryName: 'Dentist',
          private: false,
        },
        { username: 'someone', private: true },
      ],
    });
    const { found } = await askAll('instagram');
    expect(found).toMatchObject([
      { key: 'parkrowdental', email: 'hello@parkrow.example', website: 'https://parkrow.example' },
    ]);
    expect(provider.requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v2/acts/apify~instagram-search-scraper/runs',
      'GET /v2/actor-runs/run1',
      'GET /v2/actor-runs/run1',
      'GET /v2/datasets/set1/items',
    ]);
    expect(provider.requests[0]?.headers['authorization']).toMatch(/^Bearer secret/);
    expect(JSON.stringify(provider.requests.map(({ query }) => query))).not.toContain('secret');
  });

  test.each(['FAILED', 'ABORTED', 'TIMED-OUT'])(
    'a run that ended as %s is a failure',
    async (status) => {
      answers(run(status));
      expect(await failure('instagram')).toBe('unavailable');
    },
  );

  test('a run that never ends is given up', async () => {
    answers(run('RUNNING'));
    expect(await failure('instagram')).toBe('unavailable');
    expect(provider.requests.length).toBeLessThan(10);
  });
});

describe('Crunchbase', () => {
  test('asks by predicates; the next page begins behind the last entity', async () => {
    const entity = (n: number) => ({
      uuid: `uuid-${n}`,
      properties: {
        identifier: { value: `Northwind ${n}`, permalink: `northwind-${n}`, uuid: `uuid-${n}` },
        website_url: `https://northwind${n}.example`,
        short_description: 'Software',
        categories: [{ value: 'SaaS' }],
        location_identifiers: [
          { value: 'Berlin', location_type: 'city' },
          { value: 'Germany', location_type: 'country' },
        ],
        num_employees_enum: 'c_00011_00050',
      },
    });
    const full = Array.from({ length: 50 }, (_, n) => entity(n));
    answers(
      { json: { count: 51, entities: full } },
      { json: { count: 51, entities: [entity(50)] } },
    );
    const { found } = await askAll('crunchbase', {
      places: [{ city: 'Berlin', country: 'DE' }],
      size: { min: 10, max: 60 },
    });
    expect(found).toHaveLength(51);
    expect(found[0]).toMatchObject({
      name: 'Northwind 0',
      city: 'Berlin',
      country: 'DE',
      url: 'https://www.crunchbase.com/organization/northwind-0',
    });
    const [first, second] = provider.requests;
    expect(first?.body).toMatchObject({
      limit: 50,
      query: [
        { field_id: 'location_identifiers', operator_id: 'includes', values: ['berlin'] },
        { values: ['c_00001_00010', 'c_00011_00050', 'c_00051_00100'] },
      ],
    });
    expect(second?.body).toMatchObject({ after_id: 'uuid-49' });
  });
});

const KEYED = ['google-places', 'brave', 'apollo', 'instagram', 'crunchbase'] as const;

describe.each(KEYED)('%s, when things go wrong', (id) => {
  test('a refused key is not shown again', async () => {
    answers({ status: 401, json: { error: 'invalid key' } });
    expect(await failure(id)).toBe('unauthorized');
    expect(provider.requests).toHaveLength(1);
  });

  test('bad parameters are never repeated', async () => {
    answers({ status: 422, json: { error: 'unprocessable' } });
    expect(await failure(id)).toBe('bad_request');
    expect(provider.requests).toHaveLength(1);
  });

  test('429 and 5xx are tried four times in all', async () => {
    answers({ status: 503, json: {} }, { status: 429, json: {} }, { status: 500, json: {} });
    expect(['unavailable', 'limited']).toContain(await failure(id));
    expect(provider.requests).toHaveLength(4);
  });

  test('an answer of another form is no result', async () => {
    answers({ json: { places: 'x', web: 1, people: {}, entities: null, data: [] } });
    expect(await failure(id)).toBe('bad_reply');
  });

  test('a question that says nothing to it is refused before it is asked', async () => {
    expect(await failure(id, { channels: ['email'] })).toBe('bad_request');
    expect(provider.requests).toHaveLength(0);
  });
});
