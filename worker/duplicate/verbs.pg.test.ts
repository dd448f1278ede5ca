import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { runVerb } from '../../platform/verb/run-verb.ts';
import { newId } from '../../schema/id.ts';
import { seen } from '../../schema/merge/merge.ts';
import type { Actor } from '../../schema/tables.ts';
import { startTestWorker, type TestWorker } from '../runtime/testing/test-worker.ts';
import { checkLeads, sweepLeads, tendDuplicates } from './check-leads.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let worker: TestWorker;
let orgId: string;
let ann: Actor;
let bob: Actor;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  worker = startTestWorker(db.url, [checkLeads, sweepLeads, tendDuplicates]);
});
beforeEach(async () => {
  ({ orgId, admin: ann } = await on.org());
  bob = await on.join(orgId, 'member');
});
afterAll(async () => {
  await worker.stop();
  await db.drop();
});

async function add(fields: Record<string, string>, kind: 'company' | 'person' = 'company') {
  const id = newId();
  await on.act(ann, 'lead.create', orgId, { id, kind, fields: { name: 'Acme', ...fields } });
  return id;
}
const merge = (survivorId: string, mergedId: string, take: ['city'] | [] = []) => {
  const id = newId();
  return on.act(ann, 'duplicate.merge', orgId, { id, survivorId, mergedId, take }).then(() => id);
};
const soon = { timeout: 30_000, interval: 50 };

describe('a merge', () => {
  test('that takes a value over a colleague’s newer one keeps both in the tray', async () => {
    const [one, two] = [await add({ city: 'Leeds' }), await add({ city: 'York' })];
    await on.act(bob, 'lead.edit', orgId, { leadId: one, changes: { city: 'Hull' } });
    const op = {
      id: newId(),
      device: 'ann',
      seq: 1,
      at: Date.now(),
      base: seen(one, { city: 'Leeds' }),
    };
    const input = { id: newId(), survivorId: one, mergedId: two, take: ['city'] };
    const act = { op, orgId, v: 1, input };
    await runVerb({ provider: on.provider, sql: db.sql }, ann, 'duplicate.merge', act);
    expect(
      await db.sql`select kept_value, other_value from clash where subject_id = ${one}`,
    ).toEqual([{ kept_value: 'York', other_value: 'Hull' }]);
  });

  test('of a lead with itself, with one that is gone, or of a person and a company is refused', async () => {
    const [one, two, person] = [await add({}), await add({}), await add({}, 'person')];
    await expect(merge(one, one)).rejects.toMatchObject({ code: 'invalid' });
    await expect(merge(one, person)).rejects.toMatchObject({ code: 'invalid' });
    await on.act(ann, 'lead.delete', orgId, { leadIds: [two] });
    await expect(merge(one, two)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('keeps the other out of the bin, and an edit of it says where it went', async () => {
    const [one, two] = [await add({}), await add({})];
    await merge(one, two);
    await expect(on.act(ann, 'lead.restore', orgId, { leadIds: [two] })).rejects.toThrow(
      'merged into another lead',
    );
    const [row] = await db.sql`select merged_into_id from lead where id = ${two}`;
    expect(row?.['merged_into_id']).toBe(one);
    const edit = on.act(bob, 'lead.edit', orgId, { leadId: two, changes: { city: 'Hull' } });
    await expect(edit).rejects.toMatchObject({
      code: 'not_found',
      message: expect.stringContaining('merged into another lead') as string,
      details: { leadId: one },
    });
  });

  test('keeps what is done to many from a lead that is gone with it', async () => {
    const [one, two] = [await add({}), await add({})];
    await merge(one, two);
    await on.act(ann, 'lead.setStatus', orgId, { leadIds: [one, two], status: 'qualified' });
    const rows = await db.sql`select id, status from lead where id in (${one}, ${two})`;
    expect(new Map(rows.map((row) => [row['id'], row['status']]))).toEqual(
      new Map([
        [one, 'qualified'],
        [two, 'new'],
      ]),
    );
    await expect(
      on.act(ann, 'lead.assign', orgId, { leadIds: [two], ownerId: ann.userId }),
    ).rejects.toThrow('merged into another lead');
  });

  test('and its end are told in the story of both, with what went over', async () => {
    const [one, two] = [await add({ name: 'Quay' }), await add({ name: 'Kai', city: 'York' })];
    await on.act(bob, 'lead.note', orgId, { leadId: two, body: 'Called' });
    const mergeId = await merge(one, two, ['city']);
    const story = async (leadId: string) =>
      (
        await db.sql`
          select field, new_value, details, actor_id from activity
          where lead_id = ${leadId} and kind = 'edit' and field like '%merged%' order by created_at`
      ).map((row) => ({ ...row }));
    const by = { actor_id: ann.userId };
    const merged = {
      ...by,
      field: 'merged',
      new_value: 'Kai',
      details: { fields: ['city'], deals: 0, notes: 1, todos: 0, analyses: 0 },
    };
    const into = { ...by, field: 'mergedInto', new_value: 'Quay', details: null };
    expect(await story(one)).toEqual([merged]);
    expect(await story(two)).toEqual([into]);
    await on.act(ann, 'duplicate.unmerge', orgId, { mergeId });
    const parted = { ...by, field: 'unmerged', new_value: 'Kai', details: null };
    expect(await story(one)).toEqual([merged, parted]);
    expect(await story(two)).toEqual([
      into,
      { ...by, field: 'unmergedFrom', new_value: 'Quay', details: null },
    ]);
  });

  test('takes along what is known of an address, and parting shows the old one’s again', async () => {
    const [one, two] = [await add({ email: 'a@x.example' }), await add({ email: 'b@x.example' })];
    await db.sql`
      insert into email_check (org_id, address, domain, state, checked_at) values
        (${orgId}, 'a@x.example', 'x.example', 'risky', now()),
        (${orgId}, 'b@x.example', 'x.example', 'deliverable', now())`;
    await db.sql`
      update lead set email_state = case id when ${one} then 'risky' else 'deliverable' end
      where id in (${one}, ${two})`;
    const id = newId();
    await on.act(ann, 'duplicate.merge', orgId, {
      id,
      survivorId: one,
      mergedId: two,
      take: ['email'],
    });
    const stateOf = async (leadId: string) =>
      (await db.sql`select email_state from lead where id = ${leadId}`)[0]?.['email_state'];
    expect(await stateOf(one)).toBe('deliverable');
    await on.act(ann, 'duplicate.unmerge', orgId, { mergeId: id });
    expect([await stateOf(one), await stateOf(two)]).toEqual(['risky', 'deliverable']);
  });

  test('is undone once, however many ask at once', async () => {
    const [one, two] = [await add({ city: 'Leeds' }), await add({ city: 'York' })];
    const mergeId = await merge(one, two, ['city']);
    await Promise.all(
      [ann, bob].map((who) => on.act(who, 'duplicate.unmerge', orgId, { mergeId })),
    );
    const rows =
      await db.sql`select id, city from lead where org_id = ${orgId} and deleted_at is null`;
    expect(new Map(rows.map((row) => [row['id'], row['city']]))).toEqual(
      new Map([
        [one, 'Leeds'],
        [two, 'York'],
      ]),
    );
  });

  test('leaves crawls the survivor to find, and parting gives each its own identities back', async () => {
    const [one, two] = [await add({}), await add({})];
    await db.sql`
      insert into lead_identity (org_id, kind, value, lead_id)
      values (${orgId}, 'email', 'a@acme.example', ${one}), (${orgId}, 'phone', '+491', ${two})`;
    const owners = async () =>
      (await db.sql`select lead_id from lead_identity where org_id = ${orgId} order by kind`).map(
        (row) => row['lead_id'] as string,
      );
    const mergeId = await merge(one, two);
    expect(await owners()).toEqual([one, one]);
    await on.act(ann, 'duplicate.unmerge', orgId, { mergeId });
    expect(await owners()).toEqual([one, two]);
  });
});

test('a look at all leads finds what waits, says when it is through, and keeps a person’s word', async () => {
  const same = { phone: '+44 113 496 0021', street: '12 Quay Street', city: 'Leeds' };
  const pair = [await add(same), await add(same)] as [string, string];
  await vi.waitFor(async () => {
    expect(await db.sql`select from duplicate_candidate where org_id = ${orgId}`).toHaveLength(1);
  }, soon);
  await on.act(bob, 'duplicate.dismiss', orgId, { leadIds: pair });
  await on.act(ann, 'duplicate.sweep', orgId, {});
  await vi.waitFor(async () => {
    const [setting] = await db.sql`
      select sweep_leads from duplicate_setting
      where org_id = ${orgId} and sweep_finished_at is not null`;
    expect(setting).toEqual({ sweep_leads: 2 });
  }, soon);
  const [row] = await db.sql`select state from duplicate_candidate where org_id = ${orgId}`;
  expect(row?.['state']).toBe('dismissed');
});
