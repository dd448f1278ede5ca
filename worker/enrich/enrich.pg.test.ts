import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { holdCredits } from '../../platform/credit/ledger.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { EnrichedDetails } from '../../schema/activity/details.ts';
import { WELCOME_CREDITS } from '../../schema/credit/prices.ts';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import { answerAsDocumented } from '../providers/testing/all-providers.ts';
import { PROFILE_ASSOCIATION } from '../providers/testing/provider-replies.ts';
import { endStuck } from './enrich-sweep.ts';
import { stageEnrichment } from './testing/enrich-stage.ts';

let db: TestDatabase;
let on: Awaited<ReturnType<typeof stageEnrichment>>;
let orgId: string;
let admin: Actor;

beforeAll(async () => {
  db = await createTestDatabase();
  on = await stageEnrichment(db);
  on.dns.zone.set('nordbygg.se', {
    A: ['76.76.21.21'],
    MX: [[10, 'nordbygg-se.mail.protection.outlook.com']],
    TXT: ['v=spf1 include:spf.protection.outlook.com -all'],
    NS: ['ada.ns.cloudflare.com'],
  });
});
afterAll(async () => {
  await on.stop();
  await db.drop();
});
beforeEach(async () => {
  ({ orgId, admin } = await on.org());
  on.providers.requests.length = 0;
  on.providers.script = answerAsDocumented;
});

const nordbygg = { website: 'https://nordbygg.se', city: 'Göteborg', country: 'SE' };

describe('without a key', () => {
  test('a lead learns what its domain and its place tell, and nothing is charged', async () => {
    const id = await on.lead(orgId, { ...nordbygg, email: 'info@nordbygg.se' });
    const run = await on.enrich(orgId, admin, [id]);
    expect(run).toMatchObject({ state: 'completed', credits: 0 });
    expect(on.stepOf(run, 'dns')).toMatchObject({ state: 'found', added: ['dns'] });
    expect(on.stepOf(run, 'site')).toMatchObject({ state: 'failed', reason: 'no_site' });
    expect(on.stepOf(run, 'hunter')).toMatchObject({ state: 'skipped', reason: 'no_key' });
    const [row] = await db.sql`select facts from lead_fact where lead_id = ${id}`;
    expect(row?.['facts']).toMatchObject({
      dns: {
        value: {
          mailProvider: 'Microsoft 365',
          hosting: 'Vercel',
          dnsProvider: 'Cloudflare',
          dmarc: null,
        },
      },
      timeZone: { value: { timeZone: 'Europe/Stockholm', source: 'country', isCertain: true } },
      emailFlags: { value: ['role'] },
    });
    expect(await on.credits(orgId)).toEqual({ balance: WELCOME_CREDITS, held: 0 });
    expect(on.providers.requests).toEqual([]);
  });

  test('its own site is read, and each value points to the page', async () => {
    const site = `http://smith.localhost:${on.providers.port}`;
    on.providers.script = ({ path }) => {
      const headers = { 'content-type': 'text/html' };
      if (path === '/') {
        return {
          headers,
          text: '<html lang="en"><title>Smith &amp; Sons</title><h1>Smith &amp; Sons</h1><a href="/contact">Contact</a>',
        };
      }
      if (path !== '/contact') return { status: 404, headers, text: '' };
      return {
        headers,
        text: '<html lang="en"><title>Contact</title><footer>Smith &amp; Sons, 4 High Street, Leeds LS1 4AP, United Kingdom. Phone: +44 113 496 0123, <a href="mailto:office@smith-sons.co.uk">office@smith-sons.co.uk</a></footer>',
      };
    };
    const id = await on.lead(orgId, { name: 'Smith & Sons', website: site });
    const run = await on.enrich(orgId, admin, [id]);
    expect(on.stepOf(run, 'site')).toMatchObject({ state: 'found' });
    expect(await on.leadRow(id)).toMatchObject({
      email: 'office@smith-sons.co.uk',
      phone: '+441134960123',
    });
    const [receipt] = await db.sql`
      select source_url, snapshot_hash, span_end > span_start as has_span from field_value
      where lead_id = ${id} and field = 'email' and chosen`;
    expect(receipt).toMatchObject({ source_url: `${site}/contact`, has_span: true });
    const hash = String(receipt?.['snapshot_hash']);
    expect(await db.sql`select from page_snapshot where hash = ${hash}`).toHaveLength(1);
    // A day later's question is answered from what was read.
    const again = await on.enrich(orgId, admin, [id]);
    expect(on.stepOf(again, 'site')).toMatchObject({ state: 'skipped', reason: 'not_needed' });
  });

  test('a site that robots.txt closes stays unread', async () => {
    const site = `http://closed.localhost:${on.providers.port}`;
    on.providers.script = ({ path }) =>
      path === '/robots.txt'
        ? { headers: { 'content-type': 'text/plain' }, text: 'User-agent: *\nDisallow: /' }
        : { headers: { 'content-type': 'text/html' }, text: '<p>office@closed.example.org' };
    const run = await on.enrich(orgId, admin, [await on.lead(orgId, { website: site })]);
    expect(on.stepOf(run, 'site')).toMatchObject({ state: 'failed', reason: 'no_site' });
    expect(on.providers.requests.map(({ path }) => path)).toEqual(['/robots.txt']);
  });

  test('the company’s way with addresses is a fact, and a guess is offered, never taken', async () => {
    const person = (name: string, email: string | null) =>
      on.lead(orgId, { kind: 'person', name, email, website: 'https://nordbygg.se' });
    await person('Karin Lund', 'karin.lund@nordbygg.se');
    await person('Åke Berg', 'ake.berg@nordbygg.se');
    const id = await person('Nils Holm', null);
    await on.enrich(orgId, admin, [id]);
    const [row] =
      await db.sql`select facts -> 'emailPattern' -> 'value' as pattern from lead_fact where lead_id = ${id}`;
    expect(row?.['pattern']).toMatchObject({ pattern: 'first.last', examples: 2, seen: 2 });
    expect((await on.leadRow(id))['email']).toBeNull();
    expect(await on.values(id)).toMatchObject([
      { field: 'email', value: 'nils.holm@nordbygg.se', extractor: 'pattern', chosen: false },
    ]);
  });
});

describe('with keys', () => {
  test('a waterfall asks for what is missing, and the lead costs one credit', async () => {
    await on.giveKey(orgId, 'apollo');
    await on.giveKey(orgId, 'hunter');
    const id = await on.lead(orgId, nordbygg);
    const run = await on.enrich(orgId, admin, [id]);
    expect(run).toMatchObject({ state: 'completed', credits: 1 });
    expect(on.stepOf(run, 'apollo')).toMatchObject({ state: 'found' });
    expect(await on.leadRow(id)).toMatchObject({
      phone: '+46311234500',
      email: 'info@nordbygg.se',
      street: 'Hamngatan 4',
      linkedin: 'https://www.linkedin.com/company/nordbygg',
    });
    const stored = await on.values(id);
    expect(stored.find(({ field }) => field === 'phone')).toMatchObject({
      extractor: 'apollo',
      source_url: 'https://app.apollo.io/#/organizations/5e66b6381e05b4008c8331b8',
      chosen: true,
    });
    // Hunter was asked for the address alone: what Apollo gave came first.
    expect(stored.find(({ field }) => field === 'email')).toMatchObject({ extractor: 'hunter' });
    expect(await on.credits(orgId)).toEqual({ balance: WELCOME_CREDITS - 1, held: 0 });
    const costs = await db.sql`
      select provider, operation from cost_entry where lead_id = ${id} order by provider`;
    expect([...costs]).toEqual([
      { provider: 'apollo', operation: 'organizations-enrich' },
      { provider: 'hunter', operation: 'domain-search' },
    ]);
    const row = await on.leadRow(id);
    expect([row['cost_micros'], row['spent_credits']].map(Number)).toEqual([49_500, 1]);
    const [line] = await db.sql<{ details: EnrichedDetails; actor: string }[]>`
      select details, actor_id as actor from activity where lead_id = ${id} and kind = 'enriched'`;
    expect(line).toMatchObject({
      actor: admin.userId,
      details: {
        asked: expect.arrayContaining(['apollo', 'hunter']),
        credits: 1,
        costMicros: 49_500,
      },
    });
    expect(line?.details.added.find(({ source }) => source === 'apollo')?.fields).toContain(
      'phone',
    );
  });

  test('a record that the lead has in a CRM leads to its profile in Sales Navigator', async () => {
    await on.giveKey(orgId, 'sales-navigator', 'client:secret');
    const leadId = await on.lead(orgId, { kind: 'person', name: 'Karin Lund' });
    const before = await on.enrich(orgId, admin, [leadId]);
    expect(on.stepOf(before, 'sales-navigator')).toMatchObject({ reason: 'nothing_to_ask' });
    const value =
      'https://nordbygg.crm4.dynamics.com/main.aspx?etn=contact&id=7e0db184-267b-e811-a95e-000d3a30d5db';
    await on.act(admin, 'lead.edit', orgId, { leadId, changes: { crmRecord: value } });
    const run = await on.enrich(orgId, admin, [leadId]);
    expect(on.stepOf(run, 'sales-navigator')).toMatchObject({ state: 'found' });
    expect(run.credits).toBe(1);
    expect(await on.values(leadId)).toContainEqual({
      field: 'sales_navigator',
      value: PROFILE_ASSOCIATION.profile,
      extractor: 'sales-navigator',
      source_url: PROFILE_ASSOCIATION.profile,
      chosen: true,
    });
  });

  test('in parallel all are asked at once and the surer value counts', async () => {
    await on.act(admin, 'enrichment.configure', orgId, { mode: 'parallel' });
    for (const id of ['apollo', 'clearbit', 'hunter', 'google-places'] as const)
      await on.giveKey(orgId, id);
    const id = await on.lead(orgId, nordbygg);
    const run = await on.enrich(orgId, admin, [id]);
    expect(run.credits).toBe(1);
    const phone = (await on.values(id)).filter(({ field }) => field === 'phone');
    expect(phone.map(({ extractor }) => extractor).sort()).toEqual([
      'apollo',
      'clearbit',
      'google-places',
    ]);
    expect(phone.find(({ chosen }) => chosen)?.extractor).toBe('google-places');
  });

  test('one that is off is not asked, and the order is the org’s', async () => {
    await on.giveKey(orgId, 'apollo');
    await on.giveKey(orgId, 'clearbit');
    await on.act(admin, 'enrichment.configure', orgId, {
      providers: [
        { id: 'clearbit', isOn: true },
        { id: 'apollo', isOn: false },
      ],
    });
    const run = await on.enrich(orgId, admin, [await on.lead(orgId, nordbygg)]);
    expect(run.steps.map(({ source }) => source).slice(3, 5)).toEqual(['clearbit', 'apollo']);
    expect(on.stepOf(run, 'apollo')).toMatchObject({ state: 'skipped', reason: 'off' });
  });

  test('what a person wrote, chose or emptied is theirs', async () => {
    await on.giveKey(orgId, 'apollo');
    const id = await on.lead(orgId, nordbygg);
    await on.act(admin, 'lead.edit', orgId, {
      leadId: id,
      changes: { phone: '+46 8 123 45 67' },
    });
    await on.act(admin, 'lead.edit', orgId, { leadId: id, changes: { city: null } });
    await on.enrich(orgId, admin, [id], true);
    expect(await on.leadRow(id)).toMatchObject({ phone: '+46 8 123 45 67', city: null });
    const chosen = (await on.values(id)).filter(({ field, chosen: is }) => field === 'phone' && is);
    expect(chosen).toMatchObject([{ extractor: 'person' }]);
  });

  test('an address that was found deliverable is not replaced by another', async () => {
    await on.giveKey(orgId, 'hunter');
    const id = await on.lead(orgId, { ...nordbygg, email: 'office@nordbygg.se' });
    await db.sql`update lead set email_state = 'deliverable' where id = ${id}`;
    await db.sql`
      insert into field_value (id, org_id, lead_id, field, value, source_url, snapshot_hash, span_start, span_end, extractor, confidence, chosen)
      values (${newId()}, ${orgId}, ${id}, 'email', 'office@nordbygg.se', 'https://nordbygg.se', ${'a'.repeat(64)}, 0, 9, 'text', 0.4, true)`;
    await on.enrich(orgId, admin, [id], true);
    expect((await on.leadRow(id))['email']).toBe('office@nordbygg.se');
  });

  test('a value that only says the same again is no reason to charge', async () => {
    await on.giveKey(orgId, 'twilio', 'AC1234:secret');
    const id = await on.lead(orgId, { phone: '+46311234500' });
    expect(await on.enrich(orgId, admin, [id])).toMatchObject({ credits: 1 });
    expect(await on.enrich(orgId, admin, [id], true)).toMatchObject({ credits: 0, added: 0 });
    expect(await on.credits(orgId)).toEqual({ balance: WELCOME_CREDITS - 1, held: 0 });
  });

  test('an answer is kept for a day, for leads of the same company too', async () => {
    await on.giveKey(orgId, 'apollo');
    await on.enrich(orgId, admin, [await on.lead(orgId, nordbygg)]);
    const asked = on.providers.requests.length;
    const run = await on.enrich(orgId, admin, [await on.lead(orgId, nordbygg)]);
    expect(on.providers.requests).toHaveLength(asked);
    expect(on.stepOf(run, 'apollo')).toMatchObject({ state: 'found', isCached: true });
    const other = await on.org();
    await on.giveKey(other.orgId, 'apollo', 'another-key');
    await on.enrich(other.orgId, other.admin, [await on.lead(other.orgId, nordbygg)]);
    expect(on.providers.requests.length).toBeGreaterThan(asked);
  });

  test('without credits nobody is asked, and what is free is done', async () => {
    await on.giveKey(orgId, 'apollo');
    await db.sql`select credit_hold_open(${orgId}, ${newId()}, ${WELCOME_CREDITS}, 'x', 'x', 'x', null, ${newId()})`;
    const run = await on.enrich(orgId, admin, [await on.lead(orgId, nordbygg)]);
    expect(on.stepOf(run, 'apollo')).toMatchObject({ state: 'skipped', reason: 'no_credits' });
    expect(on.stepOf(run, 'dns')).toMatchObject({ state: 'found' });
    expect(on.providers.requests).toEqual([]);
  });
});

describe('many at once', () => {
  test('a batch ends with its counts, and asking twice is asking once', async () => {
    await on.giveKey(orgId, 'apollo');
    const leads = await Promise.all(Array.from({ length: 12 }, () => on.lead(orgId, nordbygg)));
    const opId = newId();
    await on.act(admin, 'enrichment.start', orgId, { leadIds: leads }, opId);
    await on.act(admin, 'enrichment.start', orgId, { leadIds: leads }, opId);
    await on.idle();
    const [batch] = await db.sql`
      select state, total, done, failed, enriched, credits from enrichment_batch where id = ${opId}`;
    expect(batch).toEqual({
      state: 'completed',
      total: 12,
      done: 12,
      failed: 0,
      enriched: 12,
      credits: 12,
    });
    expect(await on.credits(orgId)).toEqual({ balance: WELCOME_CREDITS - 12, held: 0 });
  });

  test('a batch that is cancelled before it begins does nothing', async () => {
    const leads = [await on.lead(orgId, nordbygg), await on.lead(orgId, nordbygg)];
    const id = newId();
    await db.sql`insert into enrichment_batch (id, org_id, total) values (${id}, ${orgId}, 2)`;
    await on.act(admin, 'enrichment.cancel', orgId, { batchId: id });
    await db.sql`
      insert into enrichment_run (id, org_id, lead_id, batch_id)
      values (${`${id}:1`}, ${orgId}, ${leads[0] ?? ''}, ${id})`;
    // A worker has died over it after it had set its credit aside.
    const hold = { subjectKind: 'enrichment_run', subjectId: `${id}:1`, reason: 'x' };
    await holdCredits(db.sql, { orgId, holdId: `enrich:${id}:1`, amount: 1, ...hold });
    await db.sql`
      select graphile_worker.add_job('enrich.lead', json_build_object('orgId', ${orgId}::text, 'runId', ${`${id}:1`}::text))`;
    await on.idle();
    expect((await on.lastRun(leads[0] ?? '')).state).toBe('cancelled');
    const [batch] = await db.sql`select state, done from enrichment_batch where id = ${id}`;
    expect(batch).toEqual({ state: 'cancelled', done: 1 });
    expect((await on.credits(orgId)).held).toBe(0);
  });

  test('leads that crawls have found are looked at by themselves, once, unless that is off', async () => {
    const sweep = async () => {
      await db.sql`select graphile_worker.add_job('enrich.sweep', '{}'::json, job_key => 'test.sweep')`;
      await on.idle();
    };
    const crawled = async (org: string) => {
      const id = await on.lead(org, nordbygg);
      const taskId = newId();
      await db.sql`
        insert into crawl_task (id, org_id, name, source_kind, source, settings, budget_credits, created_by)
        values (${taskId}, ${org}, 'C', 'urls', '{}', '{}', 5, 'x')`;
      await db.sql`update lead set task_id = ${taskId} where id = ${id}`;
      return id;
    };
    const other = await on.org();
    await on.act(other.admin, 'enrichment.configure', other.orgId, { autoKeyless: false });
    await on.giveKey(orgId, 'apollo');
    const [mine, theirs] = [await crawled(orgId), await crawled(other.orgId)];
    await db.sql`
      update lead set created_by = 'somebody'
      where task_id is null and org_id in ${db.sql([orgId, other.orgId])}`;
    await sweep();
    await sweep();
    const runs = await db.sql`
      select lead_id, state, is_keyless from enrichment_run where lead_id in ${db.sql([mine, theirs])}`;
    expect([...runs]).toEqual([{ lead_id: mine, state: 'completed', is_keyless: true }]);
    expect(on.providers.requests.filter(({ host }) => host.startsWith('apollo'))).toEqual([]);
  });

  test('a run whose job is gone is ended, and its credit comes back', async () => {
    const id = newId();
    const leadId = await on.lead(orgId, nordbygg);
    await db.sql`
      insert into enrichment_run (id, org_id, lead_id, state, created_at)
      values (${id}, ${orgId}, ${leadId}, 'running', now() - interval '1 hour')`;
    await db.sql`select credit_hold_open(${orgId}, ${`enrich:${id}`}, 1, 'enrichment_run', ${id}, 'x', null, ${newId()})`;
    expect((await on.credits(orgId)).held).toBe(1);
    expect(await endStuck(db.sql)).toBe(1);
    expect((await on.lastRun(leadId)).state).toBe('failed');
    expect((await on.credits(orgId)).held).toBe(0);
  });
});
