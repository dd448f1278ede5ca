import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connectAsSystem, type Sql } from '../../../platform/sql.ts';
import { stage } from '../../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../../platform/testing/test-database.ts';
import { newId } from '../../../schema/id.ts';
import { ProviderClient } from '../call.ts';
import { answerAsDocumented } from '../testing/all-providers.ts';
import { ASSOCIATION_PATH, PROFILE_ASSOCIATION } from '../testing/provider-replies.ts';
import { type ProviderRequest, type Scripted, TestProvider } from '../testing/test-provider.ts';
import type { EnrichmentSubject } from './enricher.ts';
import { salesNavigator } from './sales-navigator.ts';

let db: TestDatabase;
let sql: Sql;
let orgId: string;
let service: TestProvider;
let client: ProviderClient;
let key = '';
/** Epoch milliseconds. */
let now = 0;

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
  now = Date.now();
  // Tokens are kept by client, breakers by key.
  key = `78${newId()}:WPL_AP1.secret/+==`;
  service.requests.length = 0;
  service.script = answerAsDocumented;
  client = new ProviderClient({
    sql,
    log: pino({ level: 'silent' }),
    allowedOrigins: [`*.localhost:${service.port}`],
    baseUrls: (provider) => `http://${provider}.localhost:${service.port}`,
    retryDelaysMs: [1, 1, 1],
    now: () => now,
  });
  return () => client.close();
});

const GUID = '7e0db184-267b-e811-a95e-000d3a30d5db';
const dynamics = `https://nordbygg.crm4.dynamics.com/main.aspx?etn=contact&id=${GUID}`;
const salesforce = 'https://nordbygg.lightning.force.com/lightning/r/Contact/0035e00000JqXYZ/view';

const person: EnrichmentSubject = {
  kind: 'person',
  name: 'Karin Lund',
  firstName: 'Karin',
  lastName: 'Lund',
  companyName: 'Nordbygg AB',
  domain: 'nordbygg.se',
  email: null,
  phone: null,
  street: null,
  city: null,
  country: 'SE',
  linkedin: null,
  crmRecord: dynamics,
};

const ask = (subject = person, withKey = key, withinMs = 5_000) =>
  salesNavigator.ask(subject, {
    client,
    key: withKey,
    orgId,
    leadId: null,
    runId: newId(),
    signal: new AbortController().signal,
    until: Date.now() + withinMs,
  });

const isToken = ({ path }: ProviderRequest) => path === '/oauth/v2/accessToken';
const answer = (token: Scripted | null, association: Scripted | null) => {
  service.script = (request) =>
    (isToken(request) ? token : association) ?? answerAsDocumented(request);
};
const failures = async (): Promise<number> => {
  await client.health.flush();
  const [health] = await db.sql<{ failed: number }[]>`
    select failed from provider_health where org_id = ${orgId} and provider = 'sales-navigator'`;
  return health?.failed ?? 0;
};
const asked = () => service.requests.map((request) => (isToken(request) ? 'token' : 'profile'));

describe('as documented', () => {
  test('the record’s match gives the link to the profile, and not the photo', async () => {
    expect(await ask()).toEqual([
      {
        field: 'sales_navigator',
        value: PROFILE_ASSOCIATION.profile,
        sourceUrl: PROFILE_ASSOCIATION.profile,
        confidence: 0.9,
      },
    ]);
    const [id] = key.split(':');
    const [token, profile] = service.requests;
    expect(token).toMatchObject({
      method: 'POST',
      query: {},
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    expect(Object.fromEntries(new URLSearchParams(String(token?.body)))).toEqual({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: 'WPL_AP1.secret/+==',
    });
    expect(profile).toMatchObject({
      method: 'GET',
      path: ASSOCIATION_PATH,
      headers: {
        authorization: expect.stringMatching(/^Bearer AQX/),
        'x-restli-protocol-version': '2.0.0',
      },
    });
  });

  test('Salesforce’s records are asked for with the organisation of the key', async () => {
    answer(null, { json: PROFILE_ASSOCIATION });
    await ask({ ...person, crmRecord: salesforce }, `${key}:00D5e000000abcd`);
    expect(service.requests.at(-1)?.path).toBe(
      '/v2/salesNavigatorProfileAssociations/(partner:SFDC,instanceId:00D5e000000abcdEAA,recordId:0035e00000JqXYZAA3)',
    );
  });

  test('a member without a photo or a match at all', async () => {
    const { profile } = PROFILE_ASSOCIATION;
    answer(null, { json: { profile, member: 'urn:li:person:x' } });
    expect(await ask()).toHaveLength(1);
    const gone = { serviceErrorCode: 0, message: 'Not Found', status: 404 };
    answer(null, { status: 404, json: gone });
    await expect(ask()).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('the token', () => {
  test('is asked for once by many leads at a time, and again when it is over', async () => {
    await Promise.all(Array.from({ length: 8 }, () => ask()));
    expect(asked().filter((what) => what === 'token')).toHaveLength(1);
    await ask();
    expect(asked().filter((what) => what === 'token')).toHaveLength(1);
  });

  test('is waited for no longer than each has time, and comes for the others', async () => {
    service.script = async (request) => {
      if (isToken(request))
        await new Promise((resolve) => {
          setTimeout(resolve, 400);
        });
      return answerAsDocumented(request);
    };
    const [hasty, patient] = await Promise.allSettled([ask(person, key, 100), ask()]);
    expect(hasty).toMatchObject({ status: 'rejected', reason: { kind: 'unavailable' } });
    expect(patient).toMatchObject({ status: 'fulfilled', value: [expect.anything()] });
    expect(asked()).toEqual(['token', 'profile']);
  });

  test('that hangs is given up with the last who waits, as a silence of LinkedIn’s', async () => {
    const before = await failures();
    answer('hang', null);
    const both = await Promise.allSettled([ask(person, key, 50), ask(person, key, 100)]);
    expect(both).toMatchObject([
      { reason: { kind: 'unavailable' } },
      { reason: { kind: 'unavailable' } },
    ]);
    answer(null, null);
    expect(await ask()).toHaveLength(1);
    expect(asked()).toEqual(['token', 'token', 'profile']);
    expect((await failures()) - before).toBe(1);
  });

  test('that ends soon is not used again', async () => {
    answer({ json: { access_token: 'short', expires_in: 60 } }, null);
    await ask();
    await ask();
    expect(asked()).toEqual(['token', 'profile', 'token', 'profile']);
  });

  test('that LinkedIn takes no more is forgotten', async () => {
    const revoked = {
      serviceErrorCode: 65601,
      message: 'The token used in the request has been revoked by the user',
      status: 401,
    };
    answer(null, { status: 401, json: revoked });
    await expect(ask()).rejects.toMatchObject({ kind: 'unauthorized' });
    now += 600_001;
    answer(null, null);
    expect(await ask()).toHaveLength(1);
    expect(asked()).toEqual(['token', 'profile', 'token', 'profile']);
  });

  test.each([
    [401, { error: 'invalid_client', error_description: 'Client authentication failed' }],
    [400, { error: 'invalid_client', error_description: 'client_id is not known' }],
    [
      401,
      {
        error: 'access_denied',
        error_description: 'This application is not allowed to create application tokens',
      },
    ],
  ])(
    'a client that LinkedIn does not know (%i) is a key that it does not take',
    async (status, json) => {
      answer({ status, json }, null);
      await expect(ask()).rejects.toMatchObject({ kind: 'unauthorized' });
      expect(asked()).toEqual(['token']);
    },
  );
});

describe('refusals and limits', () => {
  test('an application without the permission', async () => {
    const denied = {
      serviceErrorCode: 100,
      message: 'Not enough permissions to access: GET /salesNavigatorProfileAssociations',
      status: 403,
    };
    answer(null, { status: 403, json: denied });
    await expect(ask()).rejects.toMatchObject({ kind: 'unauthorized' });
  });

  test('the day’s limit: tried again, then left alone as the answer says', async () => {
    const spent = {
      serviceErrorCode: 101,
      status: 429,
      message:
        'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.',
    };
    answer(null, { status: 429, json: spent, headers: { 'retry-after': '3600' } });
    await expect(ask()).rejects.toMatchObject({ kind: 'limited', retryAfterMs: 3_600_000 });
    const before = service.requests.length;
    await expect(ask()).rejects.toMatchObject({ kind: 'unavailable', isShortCircuit: true });
    expect(service.requests).toHaveLength(before);
  });

  test('trouble on LinkedIn’s side is tried again', async () => {
    let nth = 0;
    service.script = (request) =>
      isToken(request) || ++nth === 3 ? answerAsDocumented(request) : { status: 503, text: 'busy' };
    expect(await ask()).toHaveLength(1);
  });

  test.each([
    ['no link', { member: 'urn:li:person:x' }, 'bad_reply'],
    ['a link that is none', { profile: 7 }, 'bad_reply'],
  ])('%s', async (_name, json, kind) => {
    answer(null, { json });
    await expect(ask()).rejects.toMatchObject({ kind });
  });

  test.each([
    'javascript:alert(1)',
    'http://www.linkedin.com/x',
    'https://linkedin.com.evil.example/x',
  ])('a link to elsewhere is left out: %s', async (profile) => {
    answer(null, { json: { profile } });
    expect(await ask()).toEqual([]);
  });
});

describe('nobody is asked', () => {
  test.each([
    ['without a record', { ...person, crmRecord: null }],
    ['about a company', { ...person, kind: 'company' as const }],
    [
      'about a record of another CRM',
      { ...person, crmRecord: 'https://app.hubspot.com/contacts/1/record/0-1/2' },
    ],
  ])('%s', (_name, subject) => {
    expect(salesNavigator.question(subject)).toBeNull();
  });

  test('about Salesforce where the key names no organisation', async () => {
    // An answer of nothing would be kept for a day, also once the organisation is named.
    await expect(ask({ ...person, crmRecord: salesforce })).rejects.toMatchObject({
      kind: 'bad_request',
      message: expect.stringContaining(':00D'),
    });
    expect(service.requests).toEqual([]);
  });
});
