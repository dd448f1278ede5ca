import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import { autoMerge } from './auto-merge.ts';
import { checkBatch } from './check-batch.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let orgId: string;
let admin: Actor;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
});
beforeEach(async () => {
  ({ orgId, admin } = await on.org());
});
afterAll(() => db.drop());

async function add(
  name: string,
  fields: Record<string, string>,
  kind: 'company' | 'person' = 'company',
) {
  const id = newId();
  await on.act(admin, 'lead.create', orgId, { id, kind, fields: { name, ...fields } });
  return id;
}

async function check() {
  const sure = [];
  for (;;) {
    const batch = await checkBatch(db.sql, orgId);
    if (batch.leads === 0) return sure;
    sure.push(...batch.sure);
  }
}

const candidates = () => db.sql`
  select lead_a_id, lead_b_id, state, is_hidden, probability, features from duplicate_candidate
  where org_id = ${orgId} order by id`;
const waiting = async () =>
  (await db.sql`select duplicates from org_stat where org_id = ${orgId}`)[0]?.['duplicates'];

const HARBOUR = {
  phone: '+44 113 496 0021',
  street: '12 Quay Street',
  city: 'Leeds',
  website: 'harbour-dental.co.uk',
};

describe('new and changed leads', () => {
  test('are found to be one with what the org has, and why is said', async () => {
    const one = await add('Harbour Dental Practice Ltd', HARBOUR);
    await add('Nordlicht Fliesen GmbH', { phone: '+49 40 123456', city: 'Hamburg' });
    await check();
    expect(await candidates()).toEqual([]);
    const two = await add('Harbor Dental Practise', {
      ...HARBOUR,
      phone: '0113 4960021',
      website: '',
    });
    await check();
    const [pair, ...more] = await candidates();
    expect(more).toEqual([]);
    expect(new Set([pair?.['lead_a_id'], pair?.['lead_b_id']])).toEqual(new Set([one, two]));
    expect(pair?.['probability']).toBeGreaterThan(0.9);
    expect(pair?.['features']).toContainEqual(
      expect.objectContaining({ feature: 'phone', verdict: 'same' }),
    );
    expect(await waiting()).toBe(1);
  });

  test('leave the queue when an edit tells them apart, and when one goes into the bin', async () => {
    const one = await add('Harbour Dental', HARBOUR);
    const two = await add('Harbour Dental', HARBOUR);
    await check();
    expect(await waiting()).toBe(1);
    await on.act(admin, 'lead.delete', orgId, { leadIds: [one] });
    expect(await waiting()).toBe(0);
    await on.act(admin, 'lead.restore', orgId, { leadIds: [one] });
    expect(await waiting()).toBe(1);
    const changes = {
      name: 'Morgan Solicitors',
      phone: '0161 555 1234',
      website: 'morgan.law',
      street: '',
      city: 'York',
    };
    await on.act(admin, 'lead.edit', orgId, { leadId: two, changes });
    await check();
    expect(await candidates()).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  test('are no duplicates as branches of a chain, colleagues, or a person and the firm', async () => {
    const chain = { website: 'brightsmile.co.uk', email: 'info@brightsmile.co.uk' };
    await add('Bright Smile', {
      ...chain,
      phone: '0113 496 1111',
      street: '1 High Street',
      city: 'Leeds',
    });
    await add('Bright Smile', {
      ...chain,
      phone: '0161 496 2222',
      street: '8 Mill Lane',
      city: 'York',
    });
    const firm = {
      companyName: 'Bright Smile',
      phone: '0113 496 1111',
      website: 'brightsmile.co.uk',
      city: 'Leeds',
    };
    await add('Ada Lovelace', { ...firm, email: 'ada@brightsmile.co.uk' }, 'person');
    await add('Grace Hopper', { ...firm, email: 'grace@brightsmile.co.uk' }, 'person');
    await check();
    expect(await candidates()).toEqual([]);
  });

  test('are counted once however often they are looked at', async () => {
    const id = await add('Harbour Dental', HARBOUR);
    await check();
    const counts = () => db.sql`
      select hash::text, leads from duplicate_count where org_id = ${orgId} and leads <> 0 order by hash`;
    const before = await counts();
    await db.sql`insert into duplicate_dirty (org_id, lead_ids) values (${orgId}, ${[id]})`;
    await check();
    expect(await counts()).toEqual(before);
    await on.act(admin, 'lead.edit', orgId, { leadId: id, changes: { city: 'York' } });
    await on.act(admin, 'lead.edit', orgId, { leadId: id, changes: { city: 'Leeds' } });
    await check();
    expect(await counts()).toEqual(before);
    await on.act(admin, 'lead.delete', orgId, { leadIds: [id] });
    await check();
    expect(await counts()).toEqual([]);
  });
});

describe('what is beyond doubt', () => {
  const deps = () => ({ sql: db.sql, ownerSql: db.sql, provider: on.provider });
  const FULL = { ...HARBOUR, email: 'hello@harbour-dental.co.uk', postalCode: 'LS1 4AB' };

  test('is merged where the workspace wants it, never against a person’s word', async () => {
    const one = await add('Harbour Dental', FULL);
    const two = await add('Harbour Dental', { ...FULL, linkedin: 'linkedin.com/company/harbour' });
    const sure = await check();
    expect(await autoMerge(deps(), orgId, sure)).toBe(0);
    await on.act(admin, 'duplicate.configure', orgId, { autoMerge: true });
    expect(await autoMerge(deps(), orgId, sure)).toBe(1);
    const [gone] = await db.sql`select merged_into_id from lead where id = ${one}`;
    expect(gone?.['merged_into_id']).toBe(two);
    const [merge] = await db.sql`select id from lead_merge where org_id = ${orgId}`;
    await on.act(admin, 'duplicate.unmerge', orgId, { mergeId: String(merge?.['id']) });
    expect(await autoMerge(deps(), orgId, await check())).toBe(0);
    expect((await candidates()).map((row) => String(row['state']))).toEqual(['dismissed']);
  });
});
