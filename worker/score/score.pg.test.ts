import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { factsOf } from '../../schema/score/facts.ts';
import { SCORE_VERSION, scoreLead } from '../../schema/score/score.ts';
import type { Actor } from '../../schema/tables.ts';
import { BATCH_LEADS, scoreBatch } from './score-batch.ts';
import { markIfRulesChanged, markStale } from './tend-scores.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
});
afterAll(() => db.drop());

interface Held {
  total: number;
  icpId: string | null;
  parts: Record<string, [number, number]>;
  evidence: object;
  onLead: number;
}

async function refresh(orgId: string, now = Date.now()): Promise<number> {
  let leads = 0;
  for (;;) {
    const count = await scoreBatch(db.sql, orgId, now);
    if (count === 0) return leads;
    leads += count;
  }
}

async function held(leadId: string): Promise<Held | undefined> {
  const [row] = await db.sql<Held[]>`
    select s.total, s.icp_id as "icpId", s.parts, s.evidence, l.score as "onLead"
    from score s join lead l on l.id = s.lead_id where s.lead_id = ${leadId}`;
  return row;
}

const historyOf = (leadId: string) => db.sql<{ total: number; cause: string; moved: object }[]>`
  select total, cause, moved from score_history where lead_id = ${leadId} order by id`;

const jobsOf = (orgId: string) => db.sql`
  select key from graphile_worker.jobs where task_identifier = 'score.refresh' and key = ${`score:${orgId}`}`;

async function newLead(admin: Actor, orgId: string, fields: Record<string, string>) {
  const id = newId();
  await on.act(admin, 'lead.create', orgId, {
    id,
    kind: 'person',
    fields: { name: 'Ada', ...fields },
  });
  return id;
}

const makeIcp = (orgId: string, criteria: object, weights: object = {}) => db.sql`
  insert into icp (id, org_id, name, criteria, weights, is_default)
  values (${newId()}, ${orgId}, 'Dentists', ${JSON.stringify(criteria)}::text::jsonb,
    ${JSON.stringify(weights)}::text::jsonb, true)`;

describe('a lead', () => {
  test('is scored without an ideal customer, and again with one', async () => {
    const { orgId, admin } = await on.org();
    const id = await newLead(admin, orgId, { email: 'ada@reeve.example', city: 'Leeds' });
    expect(await jobsOf(orgId)).toHaveLength(1);
    expect(await refresh(orgId)).toBe(1);
    const first = await held(id);
    expect(first?.icpId).toBeNull();
    expect(Object.keys(first?.parts ?? {})).toContain('completeness');
    expect(first?.onLead).toBe(first?.total);

    await makeIcp(orgId, { places: [{ city: 'Leeds' }] });
    await refresh(orgId);
    const second = await held(id);
    expect(second?.icpId).not.toBeNull();
    expect(second?.parts['place']?.[0]).toBe(second?.parts['place']?.[1]);
    expect(second?.onLead).toBe(second?.total);
    expect((await historyOf(id)).map(({ cause }) => cause)).toEqual(['first', 'icp']);
  });

  test('keeps the time of its last edit, and nobody is named as the author of its score', async () => {
    const { orgId, admin } = await on.org();
    const id = await newLead(admin, orgId, {});
    const before = await db.sql`select updated_at from lead where id = ${id}`;
    await refresh(orgId);
    expect(await db.sql`select updated_at from lead where id = ${id}`).toEqual(before);
    expect(
      await db.sql`select from field_edit where subject_id = ${id} and field = 'score'`,
    ).toHaveLength(0);
    expect(await db.sql`select from score_dirty where org_id = ${orgId}`).toHaveLength(0);
  });

  test('gets another score with each thing that counts, and none with what does not', async () => {
    const { orgId, admin } = await on.org();
    const id = await newLead(admin, orgId, { email: 'ada@reeve.example' });
    const company = newId();
    await db.sql`insert into company (id, org_id, name) values (${company}, ${orgId}, 'Reeve')`;
    await makeIcp(orgId, { industries: ['dentist'], needs: ['online booking'], size: { min: 10 } });
    await refresh(orgId);
    const totals: number[] = [];
    const after = async (change: PromiseLike<unknown>) => {
      await change;
      await refresh(orgId);
      totals.push((await held(id))?.total ?? -1);
    };
    await after(db.sql`select 1`);
    await after(db.sql`update lead set email_state = 'deliverable' where id = ${id}`);
    await after(db.sql`update lead set company_id = ${company} where id = ${id}`);
    await after(db.sql`update company set industry = 'Zahnarztpraxis' where id = ${company}`);
    await after(db.sql`
      insert into field_value (id, org_id, lead_id, field, value, extractor, confidence, actor_id)
      values (${newId()}, ${orgId}, ${id}, 'employees', '11-50', 'x', 0.8, ${admin.userId})`);
    await after(db.sql`
      insert into lead_fact (lead_id, org_id, facts)
      values (${id}, ${orgId}, '{"technologies": {"value": ["Calendly"], "observedAt": 1}}')`);
    expect(totals).toEqual([...totals].toSorted((a, b) => a - b));
    expect(new Set(totals).size).toBe(totals.length - 1);

    await on.act(admin, 'lead.setStatus', orgId, { leadIds: [id], status: 'working' });
    await on.act(admin, 'lead.note', orgId, { leadId: id, body: 'hello' });
    expect(await db.sql`select from score_dirty where org_id = ${orgId}`).toHaveLength(0);
  });

  test('is explained by a device from its own rows to the same score', async () => {
    const { orgId, admin } = await on.org();
    const id = await newLead(admin, orgId, { title: 'Owner', city: 'Leeds', country: 'GB' });
    const criteria = { roles: ['founder'], places: [{ city: 'Leeds' }] };
    await makeIcp(orgId, criteria, { role: 80 });
    await refresh(orgId);
    const now = Date.now();
    const [lead] = await db.sql`
      select kind, name, title, city, country, (extract(epoch from created_at) * 1000)::float8 as "createdAt"
      from lead where id = ${id}`;
    const row = await held(id);
    const facts = factsOf(lead as never, null, row?.evidence);
    const there = scoreLead(facts, criteria, { role: 80 }, now);
    expect(there.total).toBe(row?.total);
    expect(
      Object.fromEntries(there.parts.map(({ part, points, max }) => [part, [points, max]])),
    ).toEqual(row?.parts);
  });

  test('in the bin is left alone and scored again when it is restored', async () => {
    const { orgId, admin } = await on.org();
    const id = await newLead(admin, orgId, {});
    await on.act(admin, 'lead.delete', orgId, { leadIds: [id] });
    await refresh(orgId);
    expect(await held(id)).toBeUndefined();
    await on.act(admin, 'lead.restore', orgId, { leadIds: [id] });
    await refresh(orgId);
    expect(await held(id)).toBeDefined();
  });

  test('has a history of 20 at most, in which moved weights are one entry', async () => {
    const { orgId, admin } = await on.org();
    const id = await newLead(admin, orgId, { email: 'ada@reeve.example' });
    await refresh(orgId);
    await makeIcp(orgId, { industries: ['dentist'] });
    await refresh(orgId);
    await db.sql`update icp set weights = '{"industry": 80}' where org_id = ${orgId}`;
    await refresh(orgId);
    expect((await historyOf(id)).map(({ cause }) => cause)).toEqual(['first', 'icp']);
    for (let n = 0; n < 24; n++) {
      const state = n % 2 ? 'deliverable' : 'undeliverable';
      await db.sql`update lead set email_state = ${state} where id = ${id}`;
      await refresh(orgId);
    }
    const history = await historyOf(id);
    expect(history).toHaveLength(20);
    expect(history.at(-1)?.cause).toBe('lead');
  });
});

describe('time', () => {
  test('marks what it has made old', async () => {
    const { orgId, admin } = await on.org();
    const id = await newLead(admin, orgId, { email: 'ada@reeve.example' });
    await refresh(orgId);
    const before = await held(id);
    await markStale(db.sql);
    expect(await refresh(orgId)).toBe(0);
    await db.sql`update score set stale_at = now() - interval '1 second' where lead_id = ${id}`;
    await markStale(db.sql);
    expect(await refresh(orgId, Date.now() + 100 * 86_400_000)).toBe(1);
    expect((await held(id))?.total).toBeLessThan(before?.total ?? 0);
    expect((await historyOf(id)).at(-1)?.cause).toBe('time');
  });

  test('of new rules has come once', async () => {
    const { orgId, admin } = await on.org();
    const id = await newLead(admin, orgId, {});
    await refresh(orgId);
    await db.sql`update score_rules set version = ${SCORE_VERSION - 1}`;
    await db.sql`update score set inputs_hash = 'of old rules' where lead_id = ${id}`;
    await markIfRulesChanged(db.sql);
    await markIfRulesChanged(db.sql);
    expect(await db.sql`select from score_dirty where org_id = ${orgId}`).toHaveLength(1);
    expect(await refresh(orgId)).toBe(1);
  });
});

test('an org with many leads is scored in batches, each once', async () => {
  const { orgId } = await on.org();
  const count = BATCH_LEADS * 2 + 50;
  await db.sql`
    insert into lead (id, org_id, kind, name)
    select ${orgId} || '-' || n, ${orgId}, 'person', 'P' || n from generate_series(1, ${count}::int) n`;
  expect(await refresh(orgId)).toBe(count);
  await makeIcp(orgId, { industries: ['dentist'] });
  expect(await refresh(orgId)).toBe(count);
  const [row] = await db.sql`
    select count(*)::int as n from lead where org_id = ${orgId} and score is not null`;
  expect(row?.['n']).toBe(count);
});

test('an edit neither waits for a worker nor blocks another edit', async () => {
  const { orgId, admin } = await on.org();
  const [one, two] = [await newLead(admin, orgId, {}), await newLead(admin, orgId, {})];
  // Two acts in one org overlap, each with a change of a lead; the second commits first.
  await db.sql.begin(async (slow) => {
    await slow`update lead set city = 'Leeds' where id = ${one}`;
    await on.act(admin, 'lead.edit', orgId, { leadId: two, changes: { city: 'Hull' } });
  });
  expect(await refresh(orgId)).toBe(2);
});

test('scores of another org are untouched', async () => {
  const mine = await on.org('Mine');
  const other = await on.org('Other');
  const lead = await newLead(mine.admin, mine.orgId, {});
  await db.sql`
    insert into score_dirty (org_id, lead_ids, cause) values (${other.orgId}, ${[lead]}, 'lead')`;
  await refresh(other.orgId);
  expect(await held(lead)).toBeUndefined();
});
