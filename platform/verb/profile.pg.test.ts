import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import type { Actor } from '../../schema/tables.ts';
import type { Operation } from '../../schema/verb.ts';
import { type VerbInput, type VerbName, verbByName } from '../../schema/verbs.ts';
import { stage } from '../testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { runVerb } from './run-verb.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let orgId: string;
let admin: Actor;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  ({ orgId, admin } = await on.org());
});
afterAll(() => db.drop());

let seq = 1000;

/** Acts as a device does: with what it saw before; returns how to take the act back. */
async function actSeeing<Name extends VerbName>(name: Name, input: VerbInput<Name>) {
  const verb = verbByName(name);
  const base = await on.provider.transaction(
    (tx) => verb.before?.(tx, input) ?? Promise.resolve({}),
  );
  const op: Operation = { id: newId(), device: 'd', seq: ++seq, at: Date.now(), base };
  const run = (each: Operation, called: VerbName, given: unknown) =>
    runVerb({ provider: on.provider, sql: db.sql }, admin, called, {
      op: each,
      orgId,
      v: 1,
      input: given as never,
    });
  await run(op, name, input);
  return async () => {
    for (const step of verb.undo?.({ op, orgId }, input) ?? []) {
      const back = {
        id: newId(),
        device: 'd',
        seq: ++seq,
        at: Date.now(),
        undo: true,
        base: step.base,
      };
      await run(back, step.name as VerbName, step.input);
    }
  };
}

interface Icp {
  name: string;
  criteria: object;
  weights: object;
  isDefault: boolean;
  isDeleted: boolean;
}

async function icp(id: string): Promise<Icp | undefined> {
  const [row] = await db.sql<Icp[]>`
    select name, criteria, weights, is_default as "isDefault", deleted_at is not null as "isDeleted"
    from icp where id = ${id}`;
  return row;
}

async function newIcp(name: string, criteria = {}) {
  const id = newId();
  await on.act(admin, 'icp.create', orgId, { id, name, criteria, weights: {} });
  return id;
}

describe('an ideal customer', () => {
  test('is the default when it is the first, and hands that on', async () => {
    const [one, two] = [await newIcp('One'), await newIcp('Two')];
    expect([(await icp(one))?.isDefault, (await icp(two))?.isDefault]).toEqual([true, false]);
    const undo = await actSeeing('icp.setDefault', { icpId: two, isDefault: true });
    expect([(await icp(one))?.isDefault, (await icp(two))?.isDefault]).toEqual([false, true]);
    await undo();
    expect([(await icp(one))?.isDefault, (await icp(two))?.isDefault]).toEqual([true, false]);
    const none = await actSeeing('icp.setDefault', { icpId: one, isDefault: false });
    expect((await icp(one))?.isDefault).toBe(false);
    await none();
    expect((await icp(one))?.isDefault).toBe(true);
  });

  test('deleted while another became the default comes back as one of many', async () => {
    const [one] = await db.sql<{ id: string }[]>`
      select id from icp where org_id = ${orgId} and is_default and deleted_at is null`;
    const other = await newIcp('Other');
    const undo = await actSeeing('icp.delete', { icpId: one?.id ?? '' });
    await on.act(admin, 'icp.setDefault', orgId, { icpId: other, isDefault: true });
    await undo();
    expect(await icp(one?.id ?? '')).toMatchObject({ isDeleted: false, isDefault: false });
    expect((await icp(other))?.isDefault).toBe(true);
  });

  test('keeps what two people changed of it, and an undo takes back one’s own alone', async () => {
    const id = await newIcp('Dentists', { industries: ['dentist'], size: { min: 10, max: 50 } });
    const undo = await actSeeing('icp.update', {
      icpId: id,
      changes: { criteria: { industries: ['vet'] }, without: ['size'], weights: { industry: 60 } },
    });
    await on.act(admin, 'icp.update', orgId, {
      icpId: id,
      changes: { criteria: { places: [{ city: 'Leeds' }] }, weights: { industry: 70 } },
    });
    expect(await icp(id)).toMatchObject({
      criteria: { industries: ['vet'], places: [{ city: 'Leeds' }] },
      weights: { industry: 70 },
    });
    await undo();
    expect(await icp(id)).toMatchObject({
      criteria: {
        industries: ['dentist'],
        size: { min: 10, max: 50 },
        places: [{ city: 'Leeds' }],
      },
      weights: { industry: 70 },
    });
  });

  test('is duplicated with all that it says', async () => {
    const id = await newIcp('Dentists', { industries: ['dentist'] });
    const copy = newId();
    await on.act(admin, 'icp.duplicate', orgId, { icpId: id, id: copy, name: 'Copy' });
    expect(await icp(copy)).toMatchObject({
      name: 'Copy',
      criteria: { industries: ['dentist'] },
      isDefault: false,
    });
  });

  test('refuses a business profile of somebody else', async () => {
    const other = await on.org('Other');
    const profileId = newId();
    const profile = {
      name: 'B',
      website: null,
      sells: '',
      customers: '',
      tone: '',
      proof: '',
      services: [],
    };
    await on.act(other.admin, 'profile.create', other.orgId, { ...profile, id: profileId });
    const id = await newIcp('Mine');
    const act = on.act(admin, 'icp.update', orgId, { icpId: id, changes: { profileId } });
    await expect(act).rejects.toMatchObject({ code: 'not_found' });
  });
});

test('a business profile is changed, deleted, and taken back', async () => {
  const id = newId();
  const profile = {
    name: 'B',
    website: null,
    sells: 'Web sites',
    customers: '',
    tone: '',
    proof: '',
    services: ['SEO'],
  };
  await on.act(admin, 'profile.create', orgId, { ...profile, id });
  const read = async () => {
    const [row] = await db.sql`
      select name, sells, services, deleted_at is not null as gone from business_profile where id = ${id}`;
    return row;
  };
  const undoChange = await actSeeing('profile.update', {
    profileId: id,
    changes: { name: 'C', services: ['SEO', 'Ads'] },
  });
  expect(await read()).toMatchObject({ name: 'C', services: ['SEO', 'Ads'] });
  await undoChange();
  expect(await read()).toMatchObject({ name: 'B', services: ['SEO'] });
  const undoDelete = await actSeeing('profile.delete', { profileId: id });
  expect(await read()).toMatchObject({ gone: true });
  await undoDelete();
  expect(await read()).toMatchObject({ gone: false });
});
