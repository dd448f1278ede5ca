import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectAsSystem, type Sql } from '../../../platform/sql.ts';
import { stage } from '../../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { newId } from '../../../schema/id.ts';
import {
  ENRICHMENT_PROVIDERS,
  type EnrichmentProvider,
} from '../../../schema/enrichment/providers.ts';
import { ProviderClient } from '../call.ts';
import { answerAsDocumented } from '../testing/all-providers.ts';
import { PLACES } from '../testing/provider-replies.ts';
import { type ScriptedReply, TestProvider } from '../testing/test-provider.ts';
import type { AskContext, EnrichmentSubject } from './enricher.ts';
import { ENRICHERS } from './enrichers.ts';
import { verifyWithHunter } from './hunter-verifier.ts';

let db: TestDatabase;
let sql: Sql;
let orgId: string;
let service: TestProvider;
let client: ProviderClient;
let runId = '';

beforeAll(async () => {
  db = await createTestDatabase();
  sql = connectAsSystem(db.url, { name: 'quarry-test' });
  ({ orgId } = await stage(db.sql).org());
  service = await TestProvider.start();
});
afterAll(async () => {
  await service.stop();
  await sql.end();
  await db.drop();
});
beforeEach(() => {
  runId = newId();
  service.requests.length = 0;
  service.script = answerAsDocumented;
  client = new ProviderClient({
    sql,
    log: pino({ level: 'silent' }),
    allowedOrigins: [`*.localhost:${service.port}`],
    baseUrls: (provider) => `http://${provider}.localhost:${service.port}`,
    retryDelaysMs: [1, 1, 1],
  });
  return () => client.close();
});

const company: EnrichmentSubject = {
  kind: 'company',
  name: 'Nordbygg AB',
  firstName: null,
  lastName: null,
  companyName: 'Nordbygg AB',
  domain: 'nordbygg.se',
  email: null,
  phone: '+46311234500',
  street: null,
  city: 'Göteborg',
  country: 'SE',
  linkedin: null,
  crmRecord: null,
};
const person: EnrichmentSubject = {
  ...company,
  kind: 'person',
  name: 'Karin Lund',
  firstName: 'Karin',
  lastName: 'Lund',
  email: 'karin.lund@nordbygg.se',
  phone: null,
};
/** With a record in the customer's CRM. */
const known: EnrichmentSubject = {
  ...person,
  crmRecord:
    'https://nordbygg.crm4.dynamics.com/main.aspx?etn=contact&id=7e0db184-267b-e811-a95e-000d3a30d5db',
};
const withoutEmail = { ...person, email: null };

async function ask(id: EnrichmentProvider, subject: EnrichmentSubject, key = 'key-1') {
  const context: AskContext = {
    client,
    key,
    orgId,
    leadId: null,
    runId,
    signal: new AbortController().signal,
    until: Date.now() + 5_000,
  };
  const found = await ENRICHERS[id].ask(subject, context);
  return Object.fromEntries(found.map(({ field, value }) => [field, value]));
}

const bookedMicros = async () => {
  const [row] = await db.sql<{ micros: number }[]>`
    select coalesce(sum(cost_micros), 0)::int as micros from cost_entry where run_id = ${runId}`;
  return row?.micros;
};

describe('answers as documented', () => {
  test('Apollo matches a person', async () => {
    expect(await ask('apollo', person)).toMatchObject({
      title: 'Head of Procurement',
      company_name: 'Nordbygg AB',
      email: 'karin.lund@nordbygg.se',
      phone: '+46311234500',
      linkedin: 'https://www.linkedin.com/in/karin-lund',
      country: 'SE',
      employees: '84',
      website: 'http://www.nordbygg.se/',
    });
    expect(service.requests[0]).toMatchObject({
      method: 'POST',
      query: { email: 'karin.lund@nordbygg.se', reveal_phone_number: 'false' },
      headers: { 'x-api-key': 'key-1' },
    });
    expect(await bookedMicros()).toBe(25_000);
  });

  test('Apollo enriches a company', async () => {
    expect(await ask('apollo', company)).toMatchObject({
      street: 'Hamngatan 4',
      postal_code: '411 08',
      founded: '1998',
      linkedin: 'https://www.linkedin.com/company/nordbygg',
    });
  });

  test('Clearbit knows both by one address, and a company by its domain', async () => {
    expect(await ask('clearbit', person)).toMatchObject({
      title: 'Head of Procurement',
      linkedin: 'https://www.linkedin.com/in/karin-lund',
      industry: 'Construction',
    });
    expect(service.requests[0]?.headers.authorization).toBe('Bearer key-1');
    expect(await ask('clearbit', company)).toMatchObject({
      phone: '+46311234500',
      email: 'info@nordbygg.se',
      street: '4 Hamngatan',
      twitter: 'https://x.com/nordbygg',
      facebook: 'https://www.facebook.com/nordbyggab',
      revenue: '$10M-$50M',
      technology: 'google_analytics',
    });
    expect(await bookedMicros()).toBe(200_000);
  });

  test('Hunter finds an address, a domain and a person', async () => {
    expect(await ask('hunter', withoutEmail)).toMatchObject({
      email: 'karin.lund@nordbygg.se',
      title: 'Head of Procurement',
    });
    expect(service.requests[0]).toMatchObject({
      query: { domain: 'nordbygg.se', first_name: 'Karin', last_name: 'Lund' },
      headers: { 'x-api-key': 'key-1' },
    });
    expect(await bookedMicros()).toBe(24_500);
    expect(await ask('hunter', company)).toMatchObject({
      email: 'info@nordbygg.se',
      employees: '51-200',
      linkedin: 'https://www.linkedin.com/company/nordbygg',
      twitter: 'https://x.com/nordbygg',
    });
    expect(await ask('hunter', person)).toMatchObject({ title: 'Head of Procurement' });
    expect(await bookedMicros()).toBe(24_500 + 24_500 + 4_900);
  });

  test('Hunter verifies an address', async () => {
    const context = { client, key: 'k', orgId, leadId: null, runId };
    const answer = await verifyWithHunter('karin.lund@nordbygg.se', {
      ...context,
      signal: new AbortController().signal,
      until: Date.now() + 5_000,
    });
    expect(answer).toEqual({ verdict: 'valid', score: 98 });
  });

  test('Crunchbase is asked for the domain, then for the record', async () => {
    expect(await ask('crunchbase', company)).toMatchObject({
      employees: '51-100',
      revenue: '$10M to $50M',
      funding: '900000',
      founded: '1998',
      city: 'Gothenburg',
      country: 'SE',
    });
    expect(service.requests.map(({ path }) => path)).toEqual([
      '/api/v4/searches/organizations',
      '/api/v4/entities/organizations/nordbygg',
    ]);
    expect(service.requests[0]?.headers['x-cb-user-key']).toBe('key-1');
  });

  test('Google Places is searched for ids, and the details are of the place that is the lead', async () => {
    expect(await ask('google-places', company)).toEqual({
      phone: '+46311234500',
      website: 'https://www.nordbygg.se/',
      street: 'Hamngatan 4',
      city: 'Göteborg',
      postal_code: '411 08',
      country: 'SE',
      industry: 'General contractor',
      opening_hours: 'Monday: 8:00 AM – 5:00 PM; Sunday: Closed',
    });
    expect(service.requests[0]).toMatchObject({
      headers: { 'x-goog-fieldmask': 'places.id' },
      body: { textQuery: 'Nordbygg AB, Göteborg', regionCode: 'SE' },
    });
    expect(await bookedMicros()).toBe(40_000);
  });

  test('Twilio tells the kind of line', async () => {
    expect(await ask('twilio', company, 'AC1:secret')).toEqual({
      phone_type: 'fixed_line',
      phone_carrier: 'Telia',
    });
    const basic = `Basic ${Buffer.from('AC1:secret').toString('base64')}`;
    expect(service.requests[0]).toMatchObject({
      query: { Fields: 'line_type_intelligence' },
      headers: { authorization: basic },
    });
  });
});

const subjectFor: Record<EnrichmentProvider, EnrichmentSubject> = {
  apollo: person,
  clearbit: person,
  hunter: person,
  crunchbase: company,
  'google-places': company,
  twilio: company,
  'sales-navigator': known,
};

/** To all that is asked about somebody; a token is given. */
const answerAlways = (reply: ScriptedReply) => {
  service.script = (request) =>
    request.path === '/oauth/v2/accessToken' ? answerAsDocumented(request) : reply;
};

describe.each(ENRICHMENT_PROVIDERS)('%s', (id) => {
  const asking = () => ask(id, subjectFor[id], newId());

  test('is asked the same question for the same lead, and none for one of which too little is known', () => {
    const question = ENRICHERS[id].question(subjectFor[id]);
    expect(question).toEqual(expect.any(String));
    expect(ENRICHERS[id].question({ ...subjectFor[id] })).toBe(question);
    const nobody = {
      ...subjectFor[id],
      name: 'X',
      email: null,
      phone: null,
      domain: null,
      crmRecord: null,
    };
    expect(
      ENRICHERS[id].question({ ...nobody, city: null, street: null, companyName: null }),
    ).toBeNull();
  });

  test.each([
    [401, 'unauthorized'],
    [402, 'unauthorized'],
    [500, 'unavailable'],
  ])('answers %i: %s, and nothing is booked', async (status, kind) => {
    answerAlways({ status, json: { error: 'x' } });
    await expect(asking()).rejects.toMatchObject({ kind });
    expect(await bookedMicros()).toBe(0);
  });

  test('knows nothing', async () => {
    answerAlways({ status: 404, json: { error: { type: 'unknown_record' } } });
    await expect(asking()).rejects.toMatchObject({ kind: 'not_found' });
  });

  test.each([
    ['a list', []],
    ['a text', 'ok'],
    ['nothing', null],
  ])('answers %s: a bad reply', async (_name, json) => {
    answerAlways({ text: JSON.stringify(json) });
    await expect(asking()).rejects.toMatchObject({ kind: 'bad_reply' });
    expect(await bookedMicros()).toBe(0);
  });
});

describe('odd data', () => {
  test('an address that the plan does not show, numbers, links and lists that are none are left out', async () => {
    service.script = () => ({
      json: {
        person: {
          id: 7,
          title: `x${'y'.repeat(9_000)}`,
          email: 'email_not_unlocked@nordbygg.se',
          linkedin_url: 'javascript:alert(1)',
          city: { name: 'Gothenburg' },
          country: 'Atlantis',
          phone_numbers: [null, 'x'],
          organization: {
            website_url: 'file:///etc/passwd',
            technology_names: 'all',
            founded_year: 12,
          },
        },
      },
    });
    expect(await ask('apollo', person)).toEqual({});
  });

  test('somebody of the same name elsewhere is somebody else', async () => {
    service.script = () => ({
      json: { person: { title: 'CEO', organization: { primary_domain: 'other.com' } } },
    });
    expect(await ask('apollo', withoutEmail)).toEqual({});
    service.script = () => ({
      json: { name: 'Other', domain: 'other.com', phone: '+46311234500' },
    });
    expect(await ask('clearbit', company)).toEqual({});
  });

  test('a record that Clearbit is still putting together is no answer', async () => {
    service.script = () => ({ status: 202, json: { error: { type: 'queued' } } });
    await expect(ask('clearbit', person)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await bookedMicros()).toBe(0);
  });

  test('Hunter’s statuses are its own', async () => {
    service.script = () => ({ status: 429, json: { errors: [{ id: 'usage_exceeded' }] } });
    await expect(ask('hunter', person, 'a')).rejects.toMatchObject({ kind: 'unauthorized' });
    service.script = () => ({ status: 403, json: { errors: [{ id: 'too_many_requests' }] } });
    await expect(ask('hunter', person, 'b')).rejects.toMatchObject({ kind: 'limited' });
    service.script = () => ({ status: 451, json: { errors: [{ id: 'claimed_email' }] } });
    await expect(ask('hunter', person, 'c')).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('a key that Google does not know answers 400', async () => {
    const details = [{ reason: 'API_KEY_INVALID' }];
    service.script = () => ({ status: 400, json: { error: { code: 400, details } } });
    await expect(ask('google-places', company)).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  test('a place that is closed for good, or another business, is not the lead', async () => {
    const gone = { ...PLACES['ChIJ-nordbygg'], businessStatus: 'CLOSED_PERMANENTLY' };
    service.script = ({ path }) =>
      path.endsWith('searchText')
        ? { json: { places: [{ id: 'ChIJ-nordbygg' }, { id: '../../etc' }] } }
        : { json: gone };
    expect(await ask('google-places', company)).toEqual({});
    service.script = () => ({ json: {} });
    expect(await ask('google-places', company)).toEqual({});
  });

  test('a number that Twilio has no data for has no kind', async () => {
    service.script = () => ({
      json: { valid: true, phone_number: '+1', line_type_intelligence: { error_code: 60601 } },
    });
    expect(await ask('twilio', company)).toEqual({});
    expect(await bookedMicros()).toBe(0);
  });
});
