import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import {
  forgetExpiredSignIns,
  forgetNotices,
  forgetOperations,
  removeDeletedLeads,
} from './clean-up/forget-rows.ts';
import {
  removeGuests,
  removeGuestSamples,
  removeUnverifiedUsers,
} from './clean-up/remove-people.ts';
import { stageCrawls } from './testing/crawl-stage.ts';

let db: TestDatabase;
let on: ReturnType<typeof stageCrawls>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stageCrawls(db);
});
afterAll(() => db.drop());

const { signal } = new AbortController();

interface UserFacts {
  daysAgo: number;
  isGuest?: boolean;
  isVerified?: boolean;
}

async function user({ daysAgo, isGuest = false, isVerified = false }: UserFacts): Promise<string> {
  const id = newId();
  await db.sql`
    insert into auth."user" (id, name, email, "emailVerified", "isAnonymous", "createdAt")
    values (
      ${id}, 'Ada', ${`${id}@example.com`}, ${isVerified}, ${isGuest},
      now() - ${`${daysAgo} days`}::interval
    )`;
  return id;
}

async function sample(userId: string, daysAgo: number): Promise<string> {
  const orgId = newId();
  await on.act({ userId }, 'org.create', orgId, {
    name: 'Sample workspace',
    memberId: newId(),
    isSample: true,
  });
  await db.sql`
    update org set created_at = now() - ${`${daysAgo} days`}::interval where id = ${orgId}`;
  return orgId;
}

async function lead(orgId: string, userId: string): Promise<string> {
  const id = newId();
  await on.act({ userId }, 'lead.create', orgId, { id, kind: 'person', fields: { name: 'Bo' } });
  return id;
}

/** Which of these are still there. */
async function left(table: string, ids: string[]): Promise<string[]> {
  const rows = await db.sql<{ id: string }[]>`
    select id from ${db.sql(table)} where id = any(${ids})`;
  return ids.filter((id) => rows.some((row) => row.id === id));
}

async function session(userId: string, days: number): Promise<string> {
  const id = newId();
  await db.sql`
    insert into auth.session (id, "expiresAt", token, "updatedAt", "userId")
    values (${id}, now() + ${`${days} days`}::interval, ${id}, now(), ${userId})`;
  return id;
}

describe('accounts without a proven address', () => {
  test('go after seven days, with their profile; those that have something stay', async () => {
    const idle = await user({ daysAgo: 8 });
    const fresh = await user({ daysAgo: 6 });
    const proven = await user({ daysAgo: 8, isVerified: true });
    const busy = await user({ daysAgo: 8 });
    await sample(busy, 0);
    const social = await user({ daysAgo: 8 });
    await db.sql`
      insert into auth.account (id, "accountId", "providerId", "userId", "updatedAt")
      values (${newId()}, ${social}, 'google', ${social}, now())`;
    const signedIn = await user({ daysAgo: 8 });
    await session(signedIn, 1);
    const all = [idle, fresh, proven, busy, social, signedIn];

    expect(await removeUnverifiedUsers(db.sql, signal)).toBe(1);
    expect(await removeUnverifiedUsers(db.sql, signal)).toBe(0);
    expect(await left('auth.user', all)).toEqual(all.slice(1));
    expect(await left('profile', all)).toEqual(all.slice(1));
  });
});

describe('guests', () => {
  test('lose their sample with all that is in it after fourteen days, and go with it', async () => {
    const guest = await user({ daysAgo: 15, isGuest: true });
    const orgId = await sample(guest, 15);
    await on.crawl(orgId, { userId: guest });
    const leadId = await lead(orgId, guest);
    const sessionId = await session(guest, 20);

    // At the same moment, as two workers may.
    const [one, two] = await Promise.all([
      removeGuestSamples(db.sql, signal),
      removeGuestSamples(db.sql, signal),
    ]);
    expect(one + two).toBe(1);
    expect(await removeGuests(db.sql, signal)).toBe(1);
    expect(await left('org', [orgId])).toEqual([]);
    expect(await left('lead', [leadId])).toEqual([]);
    expect(await left('auth.session', [sessionId])).toEqual([]);
    expect(await left('auth.user', [guest])).toEqual([]);
    expect(await left('profile', [guest])).toEqual([]);
    const money = await db.sql`select from credit_entry where org_id = ${orgId}`;
    expect(money.length).toBe(0);
  });

  test('keep a sample that is younger, shared with somebody real, or no sample', async () => {
    const guest = await user({ daysAgo: 20, isGuest: true });
    const young = await sample(guest, 13);
    const shared = await sample(guest, 15);
    const colleague = await user({ daysAgo: 20, isVerified: true });
    await db.sql`
      insert into member (id, org_id, user_id, role)
      values (${newId()}, ${shared}, ${colleague}, 'admin')`;
    const own = await sample(colleague, 15);
    const plain = await sample(guest, 15);
    await db.sql`update org set is_sample = false where id = ${plain}`;
    const kept = [young, shared, own, plain];
    expect(await removeGuestSamples(db.sql, signal)).toBe(0);
    expect(await removeGuests(db.sql, signal)).toBe(0);
    expect(await left('org', kept)).toEqual(kept);
  });
});

test('sign-ins and tokens go when they have expired', async () => {
  const ada = await user({ daysAgo: 0, isVerified: true });
  const sessions = [await session(ada, -1), await session(ada, 1)];
  const tokens = [newId(), newId()];
  await db.sql`
    insert into auth.verification (id, identifier, value, "expiresAt")
    values
      (${tokens[0]!}, 'a', 'x', now() - interval '1 hour'),
      (${tokens[1]!}, 'b', 'x', now() + interval '1 hour')`;
  expect(await forgetExpiredSignIns(db.sql, signal)).toBe(2);
  expect(await left('auth.session', sessions)).toEqual([sessions[1]]);
  expect(await left('auth.verification', tokens)).toEqual([tokens[1]]);
});

test('applied acts are remembered for 180 days', async () => {
  const { orgId, admin } = await on.org();
  const ids = [await lead(orgId, admin.userId), await lead(orgId, admin.userId)];
  const acts = await db.sql<{ id: string }[]>`
    select id from operation where org_id = ${orgId} and verb = 'lead.create' order by seq`;
  await db.sql`
    update operation set decided_at = now() - interval '181 days' where id = ${acts[0]!.id}`;
  expect(await forgetOperations(db.sql, signal)).toBe(1);
  const kept = acts.map(({ id }) => id);
  expect(await left('operation', kept)).toEqual(kept.slice(1));
  expect(await left('lead', ids)).toEqual(ids);
});

test('deleted leads go for good after thirty days, in batches, and the count stays right', async () => {
  const { orgId, admin } = await on.org();
  const kept = await lead(orgId, admin.userId);
  const recent = await lead(orgId, admin.userId);
  const old = await lead(orgId, admin.userId);
  await db.sql`
    insert into lead (id, org_id, kind, name, deleted_at)
    select 'bulk-' || n, ${orgId}, 'person', 'Bo', now() - interval '40 days'
    from generate_series(1, 1100) n`;
  await db.sql`
    insert into clash
      (id, org_id, subject_kind, subject_id, subject_label, field, kept_at, other_at)
    values (${newId()}, ${orgId}, 'lead', ${old}, 'Bo', 'name', now(), now())`;
  await db.sql`update lead set deleted_at = now() - interval '29 days' where id = ${recent}`;
  await db.sql`update lead set deleted_at = now() - interval '31 days' where id = ${old}`;
  expect(await removeDeletedLeads(db.sql, signal)).toBe(1101);
  expect(await removeDeletedLeads(db.sql, signal)).toBe(0);
  expect(await left('lead', [kept, recent, old])).toEqual([kept, recent]);
  const [rest] = await db.sql`
    select
      (select count(*)::int from field_value where lead_id = ${old}) as receipts,
      (select count(*)::int from field_edit where subject_id = ${old}) as edits,
      (select count(*)::int from clash where subject_id = ${old}) as clashes,
      (select leads from org_stat where org_id = ${orgId}) as leads`;
  expect(rest).toEqual({ receipts: 0, edits: 0, clashes: 0, leads: 1 });
});

test('a worker that has to stop begins no further batch', async () => {
  const stopped = AbortSignal.abort();
  await expect(removeUnverifiedUsers(db.sql, stopped)).rejects.toThrow(/abort/i);
});

test('notices are forgotten after 90 days', async () => {
  const { orgId, admin } = await on.org();
  const id = await lead(orgId, admin.userId);
  for (const days of [89, 91]) {
    await db.sql`
      insert into notice (id, org_id, user_id, kind, subject_kind, subject_id, group_key, created_at)
      values (
        ${`notice-${days}`}, ${orgId}, ${admin.userId}, 'lead.assigned', 'lead', ${id}, 'g',
        now() - ${`${days} days`}::interval
      )`;
  }
  expect(await forgetNotices(db.sql, signal)).toBe(1);
  expect(await forgetNotices(db.sql, signal)).toBe(0);
  const left = await db.sql`select id from notice where org_id = ${orgId}`;
  expect([...left]).toEqual([{ id: 'notice-89' }]);
});
