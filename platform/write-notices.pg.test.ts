import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../schema/id.ts';
import type { MutedNotice } from '../schema/notice/kinds.ts';
import { mentionToken } from '../schema/notice/mention.ts';
import type { Role } from '../schema/policy.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../schema/source/settings.ts';
import type { Actor } from '../schema/tables.ts';
import { stage } from './testing/actors.ts';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';
import { runVerb } from './verb/run-verb.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
});
afterAll(() => db.drop());

async function team() {
  const { orgId, admin: ada } = await on.org();
  const bob = await on.join(orgId, 'member');
  const leadId = newId();
  await on.act(ada, 'lead.create', orgId, { id: leadId, kind: 'person', fields: { name: 'Eva' } });
  return { orgId, ada, bob, leadId };
}

const noticesOf = ({ userId }: Actor) => db.sql`
  select kind, subject_kind, subject_id, group_key, data, actor_id, is_listed
  from notice where user_id = ${userId} order by created_at, id`;

const mute = (actor: Actor, ...muted: MutedNotice[]) => db.sql`
  insert into notice_setting (user_id, muted)
  values (${actor.userId}, ${JSON.stringify(muted)}::text::jsonb)`;

describe('assignment', () => {
  test('tells the new owner, and never me of my own', async () => {
    const { orgId, ada, bob, leadId } = await team();
    const input = { leadIds: [leadId], ownerId: bob.userId };
    await on.act(ada, 'lead.assign', orgId, input);
    expect([...(await noticesOf(bob))]).toEqual([
      {
        kind: 'lead.assigned',
        subject_kind: 'lead',
        subject_id: leadId,
        group_key: `lead:${leadId}`,
        data: { name: 'Eva', count: 1 },
        actor_id: ada.userId,
        is_listed: true,
      },
    ]);
    await on.act(ada, 'lead.assign', orgId, { ...input, ownerId: ada.userId });
    expect(await noticesOf(ada)).toHaveLength(0);
  });

  test('of many leads is one notice, of the same owner again none', async () => {
    const { orgId, ada, bob, leadId } = await team();
    const second = newId();
    await on.act(ada, 'lead.create', orgId, { id: second, kind: 'company', fields: { name: 'X' } });
    const input = { leadIds: [leadId, second], ownerId: bob.userId };
    await on.act(ada, 'lead.assign', orgId, input);
    await on.act(ada, 'lead.assign', orgId, input);
    const rows = await noticesOf(bob);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      subject_kind: 'leads',
      subject_id: bob.userId,
      data: { count: 2 },
    });
  });

  test('that is repeated by its operation id is told once, one that is taken back not at all', async () => {
    const { orgId, ada, bob, leadId } = await team();
    const input = { leadIds: [leadId], ownerId: bob.userId };
    const opId = newId();
    await on.act(ada, 'lead.assign', orgId, input, opId);
    await on.act(ada, 'lead.assign', orgId, input, opId);
    await on.act(ada, 'lead.assign', orgId, { ...input, ownerId: null });
    const back = on.envelopeOf<'lead.assign'>(orgId, input);
    const undo = { ...back, op: { ...back.op, undo: true } };
    await runVerb({ provider: on.provider, sql: db.sql }, ada, 'lead.assign', undo);
    expect(await noticesOf(bob)).toHaveLength(1);
  });
});

describe('a mention', () => {
  test('tells whoever a note names, in the org, but its author', async () => {
    const { orgId, ada, bob, leadId } = await team();
    const outsider = await on.person('Eve');
    const people = [ada, bob, outsider].map(({ userId }) => mentionToken(userId, 'X')).join(' ');
    await on.act(ada, 'lead.note', orgId, { leadId, body: `${people} look` });
    expect([...(await noticesOf(bob))]).toMatchObject([
      { kind: 'lead.mentioned', data: { name: 'Eva', excerpt: '@X @X @X look' } },
    ]);
    expect([await noticesOf(ada), await noticesOf(outsider)].flat()).toHaveLength(0);
  });

  test('that is edited in tells only who was not named before', async () => {
    const { orgId, ada, bob, leadId } = await team();
    const carl = await on.join(orgId, 'viewer');
    const opId = newId();
    const body = mentionToken(bob.userId, 'Bob');
    await on.act(ada, 'lead.note', orgId, { leadId, body }, opId);
    await on.act(ada, 'lead.editNote', orgId, {
      noteId: `${opId}:note`,
      body: `${body} ${mentionToken(carl.userId, 'Carl')}`,
    });
    expect([(await noticesOf(bob)).length, (await noticesOf(carl)).length]).toEqual([1, 1]);
  });
});

describe('a crawl', () => {
  async function crawl(orgId: string, owner: Actor) {
    const taskId = newId();
    await on.act(owner, 'crawl.create', orgId, {
      id: taskId,
      name: 'Dentists',
      sourceKind: 'urls',
      source: { urls: ['example.com'] },
      settings: DEFAULT_CRAWL_SETTINGS,
      budgetCredits: 5,
    });
    return taskId;
  }
  const kindsOf = async (actor: Actor) =>
    (await noticesOf(actor)).map((row) => String(row['kind'])).toSorted();

  test('tells its owner of what others do to it, not of what they do themselves', async () => {
    const { orgId, ada, bob } = await team();
    const taskId = await crawl(orgId, bob);
    await on.act(bob, 'crawl.pause', orgId, { taskId });
    await on.act(bob, 'crawl.resume', orgId, { taskId });
    expect(await kindsOf(bob)).toEqual([]);
    await on.act(ada, 'crawl.pause', orgId, { taskId });
    await on.act(ada, 'crawl.resume', orgId, { taskId });
    expect(await kindsOf(bob)).toEqual(['crawl.paused', 'crawl.resumed']);
  });

  test.each(['completed', 'failed'])('tells its owner once that it %s', async (state) => {
    const { orgId, bob } = await team();
    const taskId = await crawl(orgId, bob);
    const end = () => db.sql`
      update crawl_task
      set state = ${state}, leads_new = 7, started_at = now() - interval '90 s', finished_at = now()
      where id = ${taskId}`;
    await end();
    await end();
    expect([...(await noticesOf(bob))]).toEqual([
      {
        kind: `crawl.${state}`,
        subject_kind: 'crawl',
        subject_id: taskId,
        group_key: `crawl:${taskId}`,
        data: { name: 'Dentists', leads: 7, reason: null, seconds: 90 },
        actor_id: null,
        is_listed: true,
      },
    ]);
  });

  test('that is rolled back tells nobody', async () => {
    const { orgId, bob } = await team();
    const taskId = await crawl(orgId, bob);
    const failing = db.sql.begin(async (tx) => {
      await tx`update crawl_task set state = 'failed' where id = ${taskId}`;
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await kindsOf(bob)).toEqual([]);
  });
});

describe('settings', () => {
  test('leave a kind out of the list, or out altogether', async () => {
    const { orgId, ada, bob, leadId } = await team();
    await mute(bob, 'lead.assigned/list');
    const assign = () =>
      on.act(ada, 'lead.assign', orgId, { leadIds: [leadId], ownerId: bob.userId });
    await assign();
    expect([...(await noticesOf(bob))]).toMatchObject([{ is_listed: false }]);
    await on.act(bob, 'notice.configure', orgId, {
      kind: 'lead.assigned',
      channel: 'push',
      isOn: false,
    });
    await on.act(ada, 'lead.assign', orgId, { leadIds: [leadId], ownerId: null });
    await assign();
    expect(await noticesOf(bob)).toHaveLength(1);
  });

  test.each<Role>(['admin', 'member', 'viewer'])(
    'and reading are everybody’s: %s',
    async (role) => {
      const { orgId, ada } = await team();
      const actor = await on.join(orgId, role);
      await db.sql`
      select write_notices(${orgId}, ${ada.userId}, ${[actor.userId]}, 'lead.assigned', 'lead',
        'lead-1234', 'g', '{}')`;
      const quiet = { from: 1320, to: 420, timeZone: 'Europe/Berlin' };
      await on.act(actor, 'notice.configure', orgId, { quiet });
      await on.act(actor, 'notice.configure', orgId, {
        kind: 'crawl.resumed',
        channel: 'push',
        isOn: false,
      });
      const [setting] = await db.sql`
      select muted, quiet_from, quiet_to, time_zone from notice_setting
      where user_id = ${actor.userId}`;
      expect(setting).toEqual({
        muted: ['crawl.resumed/push'],
        quiet_from: 1320,
        quiet_to: 420,
        time_zone: 'Europe/Berlin',
      });
      const [row] = await db.sql<{ id: string }[]>`
      select id from notice where user_id = ${actor.userId}`;
      await on.act(actor, 'notice.read', orgId, { noticeIds: [row?.id ?? ''] });
      const [read] =
        await db.sql`select read_at is not null as is_read from notice where id = ${row?.id ?? ''}`;
      expect(read).toEqual({ is_read: true });
    },
  );

  test('learn where a person’s days begin once, and never against their own choice', async () => {
    const { orgId, ada, bob } = await team();
    const learn = (actor: Actor, timeZone: string) =>
      on.act(actor, 'notice.learnZone', orgId, { timeZone });
    const zoneOf = async ({ userId }: Actor) =>
      (await db.sql`select time_zone from notice_setting where user_id = ${userId}`)[0]?.[
        'time_zone'
      ] as string;
    await learn(ada, 'Europe/Stockholm');
    await learn(ada, 'Asia/Tokyo');
    expect(await zoneOf(ada)).toBe('Europe/Stockholm');

    await mute(bob, 'lead.assigned/list');
    await learn(bob, 'Europe/Berlin');
    expect(await zoneOf(bob)).toBe('Europe/Berlin');
    expect(await db.sql`select muted from notice_setting where user_id = ${bob.userId}`).toEqual([
      { muted: ['lead.assigned/list'] },
    ]);

    const eve = await on.join(orgId, 'viewer');
    const quiet = { from: 1320, to: 420, timeZone: 'UTC' };
    await on.act(eve, 'notice.configure', orgId, { quiet });
    await learn(eve, 'Asia/Tokyo');
    expect(await zoneOf(eve)).toBe('UTC');
    await expect(learn(eve, 'Mars/Base')).rejects.toMatchObject({ code: 'invalid' });
  });

  test('refuse a time zone that is none', async () => {
    const { orgId, ada } = await team();
    const quiet = { from: 1, to: 2, timeZone: 'Mars/Base' };
    await expect(on.act(ada, 'notice.configure', orgId, { quiet })).rejects.toMatchObject({
      code: 'invalid',
    });
  });

  test('nobody marks somebody else’s notice as read', async () => {
    const { orgId, ada, bob, leadId } = await team();
    await on.act(ada, 'lead.assign', orgId, { leadIds: [leadId], ownerId: bob.userId });
    const [row] = await db.sql<{ id: string }[]>`
      select id from notice where user_id = ${bob.userId}`;
    await on.act(ada, 'notice.read', orgId, { noticeIds: [row?.id ?? ''] });
    await on.act(ada, 'notice.readAll', orgId, {});
    const unread =
      await db.sql`select from notice where user_id = ${bob.userId} and read_at is null`;
    expect(unread.length).toBe(1);
  });
});
