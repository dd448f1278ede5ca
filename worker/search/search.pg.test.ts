import { compileIcp } from '../../schema/score/compile.ts';
import { rateLead } from '../../schema/score/score.ts';
import { readLeads } from '../score/read-leads.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { OverpassServer } from '../../platform/testing/overpass-server.ts';
import { isSupported } from '../extract/receipt.ts';
import { snapshotKey } from '../../platform/object-store.ts';
import { gunzipSync } from 'node:zlib';
import { holdCredits } from '../../platform/credit/ledger.ts';
import { newId } from '../../schema/id.ts';
import { saveMissedResults } from './after-requests.ts';
import { failStuckSearches } from './fail-stuck-searches.ts';
import { dentist, DENTISTS, openSearchStage, type SearchStage } from './testing/search-stage.ts';

let map: OverpassServer;
let stage: SearchStage;

beforeAll(async () => {
  map = await OverpassServer.start([]);
  stage = await openSearchStage(map.port);
}, 60_000);

afterEach(() => {
  map.elements = [];
  map.faults = [];
  map.queries.length = 0;
});

afterAll(async () => {
  await stage.close();
  await map.stop();
});

const resultsOf = (requestId: string) => stage.db.sql<
  {
    name: string;
    companyName: string;
    city: string | null;
    total: number;
    channel: string | null;
    needs: string[];
    timeZone: string | null;
    bestTime: { from: number; to: number } | null;
    isNew: boolean;
    sourceUrl: string | null;
    leadId: string;
  }[]
>`
  select
    lead.name, lead.company_name as "companyName", lead.city, total, channel, needs,
    time_zone as "timeZone", best_time as "bestTime", is_new as "isNew",
    result.source_url as "sourceUrl", lead.id as "leadId"
  from request_result result join lead on lead.id = result.lead_id
  where request_id = ${requestId}
  order by total desc, lead.id`;

const account = async (orgId = stage.orgId) => {
  const [row] = await stage.db.sql<{ balance: number; held: number }[]>`
    select balance, held from credit_account where org_id = ${orgId}`;
  return row;
};

/** An org of its own: what one test found, another would know. */
const freshOrg = async () => stage.on.org('Fresh');

const hasNeed = ({ parts }: ReturnType<typeof rateLead>) =>
  parts.some(({ part, reasons }) => part === 'need' && reasons.some(({ tone }) => tone === 'for'));

describe('a search of the sample web', () => {
  test('finds dentists in Leeds, those with online booking first, each with its why', async () => {
    const id = await stage.ask();
    const ended = await stage.ended(id);
    expect(ended).toMatchObject({ state: 'completed', found: 4, lookedAt: 4, leadsNew: 4 });
    const results = await resultsOf(id);
    expect(results).toHaveLength(4);
    expect(results.map(({ needs }) => needs)).toEqual([
      ['online booking'],
      ['online booking'],
      ['online booking'],
      [],
    ]);
    expect(results.map(({ channel }) => channel)).toEqual(['phone', 'phone', 'phone', 'phone']);
    for (const result of results) {
      expect(result).toMatchObject({ city: 'Leeds', timeZone: 'Europe/London', isNew: true });
      expect(result.bestTime?.to).toBeGreaterThan(result.bestTime?.from ?? 0);
    }
    expect(await account()).toEqual({ balance: 96, held: 0 });
  }, 60_000);

  test('asked again on the same day it is one run, shown again for nothing', async () => {
    const before = await account();
    const id = await stage.ask();
    expect(await stage.ended(id)).toMatchObject({
      state: 'completed',
      leadsNew: 0,
      creditsSpent: 0,
    });
    expect(await resultsOf(id)).toHaveLength(4);
    expect(await account()).toEqual(before);
    const [runs] = await stage.db.sql<{ n: number }[]>`
      select count(*)::int as n from search_run where org_id = ${stage.orgId} and source = 'sample-web'`;
    expect(runs?.n).toBe(1);
  }, 60_000);

  test('the lead’s own score sees the needs that the result shows', async () => {
    const id = await stage.ask();
    await stage.ended(id);
    const results = await stage.db.sql<{ leadId: string; needs: string[] }[]>`
      select lead_id as "leadId", needs from request_result where request_id = ${id} order by lead_id`;
    const icp = compileIcp({ needs: ['online booking'] }, null);
    const leads = await readLeads(
      stage.deps.sql,
      stage.orgId,
      results.map(({ leadId }) => leadId),
    );
    expect(leads.map((lead) => [lead.id, hasNeed(rateLead(lead.facts, icp, Date.now()))])).toEqual(
      results.map(({ leadId, needs }) => [leadId, needs.includes('online booking')]),
    );
    expect(results.filter(({ needs }) => needs.length > 0)).toHaveLength(3);
    const dirty = await stage.db.sql<{ ids: string[] }[]>`
      select lead_ids as ids from score_dirty where org_id = ${stage.orgId} and cause = 'evidence'`;
    const marked = new Set(dirty.flatMap(({ ids }) => ids));
    expect(results.filter(({ leadId }) => !marked.has(leadId))).toEqual([]);
  }, 60_000);

  test('every value has a receipt that resolves in what was stored', async () => {
    const receipts = await stage.db.sql<
      {
        field: string;
        value: string;
        raw: string;
        hash: string;
        start: number;
        stop: number;
        extractor: 'text';
      }[]
    >`
      select field, value, raw, snapshot_hash as hash, span_start as start, span_end as stop, extractor
      from field_value
      where org_id = ${stage.orgId} and field not in ('website', 'company_name')`;
    expect(receipts.length).toBeGreaterThan(20);
    for (const { field, value, raw, hash, start, stop, extractor } of receipts) {
      const zipped = await stage.deps.objectStore.get(snapshotKey(hash));
      const html = zipped ? gunzipSync(zipped).toString('utf8') : '';
      const span = { start, end: stop };
      const finding = {
        subject: 'company',
        field,
        value,
        raw,
        extractor,
        confidence: 1,
        span,
      } as const;
      expect([field, value, isSupported(html, finding as never)]).toEqual([field, value, true]);
    }
  });
});

describe('a search of the map', () => {
  test('leads keep where they were found; sites of theirs are read', async () => {
    const org = await freshOrg();
    const site = stage.web.originOf(stage.web.sites[0]?.slug ?? '');
    map.elements = [dentist(1, { website: site }), dentist(2), dentist(3, { brand: 'MyDentist' })];
    const criteria = {
      industries: ['dentist'],
      places: [{ city: 'Leeds', country: 'GB' }],
      exclusions: ['chains'],
    };
    const id = await stage.ask({ sources: ['openstreetmap'], criteria }, org);
    expect(await stage.ended(id)).toMatchObject({ state: 'completed', found: 3, leadsNew: 2 });
    const results = await resultsOf(id);
    expect(results.map(({ sourceUrl }) => sourceUrl)).toEqual([
      'https://www.openstreetmap.org/node/1',
      'https://www.openstreetmap.org/node/2',
    ]);
    const [receipt] = await stage.db.sql<{ extractor: string; value: string }[]>`
      select extractor, value from field_value
      where lead_id = ${results[1]?.leadId ?? ''} and field = 'phone' and chosen`;
    expect(receipt).toEqual({ extractor: 'record', value: '+441134961002' });
  }, 60_000);

  test('a busy server is asked again, up to four times in all', async () => {
    const org = await freshOrg();
    map.elements = [dentist(4)];
    map.faults = ['too_many_requests', 'gateway_timeout', 'too_many_requests'];
    const id = await stage.ask({ sources: ['openstreetmap'] }, org);
    expect(await stage.ended(id)).toMatchObject({ state: 'completed', leadsNew: 1 });
    expect(map.queries).toHaveLength(4);
  }, 60_000);

  test('a server that stays busy fails the run, costs nothing, and may be asked again', async () => {
    const org = await freshOrg();
    map.faults = Array.from({ length: 4 }, () => 'gateway_timeout' as const);
    const id = await stage.ask({ sources: ['openstreetmap'] }, org);
    expect(await stage.ended(id)).toMatchObject({ state: 'failed', stateReason: 'unavailable' });
    expect(map.queries).toHaveLength(4);
    expect(await account(org.orgId)).toEqual({ balance: 100, held: 0 });
  }, 60_000);

  test('an answer of another form, and one without memory, are failures and no results', async () => {
    const org = await freshOrg();
    map.faults = ['garbage'];
    const first = await stage.ask({ sources: ['openstreetmap'] }, org);
    expect(await stage.ended(first)).toMatchObject({ state: 'failed', stateReason: 'bad_reply' });
    map.faults = ['out_of_memory'];
    const second = await stage.ask({ sources: ['openstreetmap'] }, org);
    expect(await stage.ended(second)).toMatchObject({
      state: 'failed',
      stateReason: 'unavailable',
    });
  }, 60_000);

  test('a question that it can’t be asked is never repeated', async () => {
    const org = await freshOrg();
    const id = await stage.ask({ sources: ['openstreetmap'], criteria: { roles: ['CTO'] } }, org);
    expect(await stage.ended(id)).toMatchObject({ state: 'failed', stateReason: 'bad_request' });
    expect(map.queries).toHaveLength(0);
  }, 60_000);

  test('many searches ask it one after the other', async () => {
    const org = await freshOrg();
    map.elements = [dentist(5)];
    map.mostAtOnce = 0;
    const cities = ['Leeds', 'London', 'Bristol', 'York'];
    const ids = await Promise.all(
      cities.map((city) =>
        stage.ask(
          {
            sources: ['openstreetmap'],
            criteria: { industries: ['dentist'], places: [{ city, country: 'GB' }] },
          },
          org,
        ),
      ),
    );
    await Promise.all(ids.map((id) => stage.ended(id)));
    expect(map.queries).toHaveLength(4);
    expect(map.mostAtOnce).toBe(1);
  }, 90_000);
});

test('of the leads that are here already, those that fit are shown for nothing', async () => {
  const org = await freshOrg();
  await stage.ended(await stage.ask({}, org));
  await stage.on.act(org.admin, 'lead.create', org.orgId, {
    id: newId(),
    kind: 'company',
    fields: { name: 'Kestrel Logistics', city: 'Leeds', country: 'GB', phone: '+441134960999' },
  });
  const before = await account(org.orgId);
  const id = await stage.ask({ sources: ['own-leads'] }, org);
  expect(await stage.ended(id)).toMatchObject({
    state: 'completed',
    found: 5,
    leadsKnown: 4,
    creditsSpent: 0,
  });
  expect((await resultsOf(id)).map(({ name }) => name)).not.toContain('Kestrel Logistics');
  expect(await account(org.orgId)).toEqual(before);
}, 60_000);

describe('money', () => {
  test('when the credits set aside are spent, the rest is left unread', async () => {
    const org = await freshOrg();
    map.elements = Array.from({ length: 12 }, (_, n) => dentist(100 + n));
    const id = await stage.ask({ sources: ['openstreetmap'], wanted: 5 }, org);
    expect(await stage.ended(id)).toMatchObject({
      state: 'completed',
      leadsNew: 5,
      creditsSpent: 5,
    });
    expect(await account(org.orgId)).toEqual({ balance: 95, held: 0 });
  }, 60_000);

  test('a source without a key says so, asks nobody and costs nothing', async () => {
    const org = await freshOrg();
    const id = await stage.ask({ sources: ['google-places', 'sales-navigator'] }, org);
    expect(await stage.ended(id)).toMatchObject({ state: 'failed', stateReason: 'no_key' });
    expect(await account(org.orgId)).toEqual({ balance: 100, held: 0 });
  }, 60_000);

  test('a worker that ends in the middle doubles and loses nothing', async () => {
    const org = await freshOrg();
    map.elements = Array.from({ length: 30 }, (_, n) => dentist(200 + n));
    const id = await stage.ask({ sources: ['openstreetmap', 'sample-web'], wanted: 25 }, org);
    for (let n = 0; n < 3; n++) await stage.restartWorker();
    const ended = await stage.ended(id);
    expect(ended.state).toBe('completed');
    const [leads] = await stage.db.sql<{ n: number }[]>`
      select count(*)::int as n from lead where org_id = ${org.orgId}`;
    expect(leads?.n).toBe(ended.leadsNew);
    expect(await account(org.orgId)).toEqual({ balance: 100 - ended.leadsNew, held: 0 });
  }, 90_000);

  test('cancelled, it keeps what it has and gives back the rest', async () => {
    const org = await freshOrg();
    map.elements = Array.from({ length: 20 }, (_, n) => dentist(300 + n));
    const letGo = map.hold();
    const id = await stage.ask({ sources: ['openstreetmap'], wanted: 20 }, org);
    await expect.poll(() => map.queries.length, { timeout: 20_000 }).toBe(1);
    await stage.on.act(org.admin, 'request.cancel', org.orgId, { requestId: id });
    letGo();
    expect((await stage.ended(id)).state).toBe('cancelled');
    expect((await account(org.orgId))?.held).toBe(0);
    await expect
      .poll(
        async () => {
          const runs = await stage.db.sql`
          select state, state_reason as reason from search_run where org_id = ${org.orgId}`;
          return runs.map((run) => ({ ...run }));
        },
        { timeout: 20_000 },
      )
      .toEqual([{ state: 'failed', reason: 'cancelled' }]);
  }, 60_000);
});

test('what a source named is read, also where the worker died before it said so', async () => {
  const org = await freshOrg();
  map.elements = [dentist(400)];
  const id = await stage.ask({ sources: ['openstreetmap'] }, org);
  await stage.ended(id);
  // As it stood then: a page is kept, and no job reads it.
  const { sql } = stage.db;
  await sql`update search_hit set state = 'waiting' where org_id = ${org.orgId}`;
  await sql`update lead_request set state = 'running' where id = ${id}`;
  const [run] = await sql<{ id: string }[]>`
    update search_run set state = 'running' where org_id = ${org.orgId} returning id`;
  await sql`
    select graphile_worker.add_job('search.find',
      json_build_object('orgId', ${org.orgId}::text, 'runId', ${run?.id ?? ''}::text))`;
  expect(await stage.ended(id)).toMatchObject({ state: 'completed', lookedAt: 2 });
}, 60_000);

test('a search whose job died for good ends, and its credits come back', async () => {
  const org = await freshOrg();
  const id = newId();
  await stage.on.act(org.admin, 'request.create', org.orgId, { ...DENTISTS, id });
  await stage.ended(id);
  const lost = newId();
  await stage.db.sql`
    insert into lead_request (
      id, org_id, text, criteria, parsed_by, sources, wanted, state, created_by, updated_at
    )
    values (
      ${lost}, ${org.orgId}, 'x', '{}', 'rules', '[]', 5, 'running', ${org.admin.userId},
      now() - interval '1 hour'
    )`;
  await stage.db.sql`
    insert into search_run (
      id, org_id, source, params_hash, day, criteria, wanted, state, payer_id, updated_at
    )
    values (
      ${newId()}, ${org.orgId}, 'openstreetmap', ${'a'.repeat(64)}, now()::date, '{}', 5, 'running',
      ${lost}, now() - interval '1 hour'
    )`;
  await stage.db.sql`
    insert into request_run (request_id, run_id, org_id)
    select ${lost}, id, org_id from search_run where payer_id = ${lost}`;
  const hold = { subjectKind: 'lead_request', subjectId: lost, reason: 'x' };
  await holdCredits(stage.db.sql, { orgId: org.orgId, holdId: lost, amount: 5, ...hold });
  await failStuckSearches(stage.db.sql);
  expect(await stage.ended(lost)).toMatchObject({ state: 'failed', stateReason: 'worker_failed' });
  expect((await account(org.orgId))?.held).toBe(0);
  expect(await failStuckSearches(stage.db.sql)).toBe(0);
}, 60_000);

describe('results go to the pipeline by themselves where the workspace wants it', () => {
  const deals = async (orgId: string) => {
    const [row] = await stage.db.sql<{ n: number }[]>`
      select count(*)::int as n from deal where org_id = ${orgId}`;
    return row?.n;
  };
  const allAreSaved = (orgId: string) =>
    expect.poll(() => deals(orgId), { timeout: 20_000 }).toBe(4);

  test('when the search has ended', async () => {
    const org = await freshOrg();
    await stage.on.act(org.admin, 'request.setAutoSave', org.orgId, { autoSave: true });
    await stage.ended(await stage.ask({}, org));
    await allAreSaved(org.orgId);
  }, 60_000);

  test('when the same question had all its answers before', async () => {
    const org = await freshOrg();
    await stage.ended(await stage.ask({}, org));
    await stage.on.act(org.admin, 'request.setAutoSave', org.orgId, { autoSave: true });
    await stage.ended(await stage.ask({}, org));
    await allAreSaved(org.orgId);
  }, 60_000);

  test('also where the worker died before it came to that, and once', async () => {
    const org = await freshOrg();
    await stage.ended(await stage.ask({}, org));
    expect(await saveMissedResults(stage.deps)).toBe(0);
    await stage.db.sql`
      insert into search_setting (org_id, auto_save, updated_at)
      values (${org.orgId}, true, now() - interval '1 hour')`;
    expect(await saveMissedResults(stage.deps)).toBe(1);
    expect(await deals(org.orgId)).toBe(4);
    expect(await saveMissedResults(stage.deps)).toBe(0);
  }, 60_000);
});
