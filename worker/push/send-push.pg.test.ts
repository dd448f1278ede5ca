import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enqueue } from '../../platform/enqueue.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { mentionToken } from '../../schema/notice/mention.ts';
import { stagePush } from './testing/push-stage.ts';

let db: TestDatabase;
let on: Awaited<ReturnType<typeof stagePush>>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = await stagePush(db);
});
afterAll(async () => {
  await on.stop();
  await db.drop();
});
beforeEach(() => {
  on.service.received.length = 0;
  on.service.script = () => null;
});
afterEach(() => {
  expect(on.service.faults).toEqual([]);
});

/** An org whose admin assigns a lead to Bob, who has a device. */
async function scene() {
  const { orgId, admin } = await on.org('Acme');
  const bob = await on.member(orgId, 'Bob');
  const device = await on.device(bob);
  const leadId = await on.lead(orgId, admin);
  const assign = (opId = newId()) =>
    on.act(admin, 'lead.assign', orgId, { leadIds: [leadId], ownerId: bob.userId }, opId);
  return { orgId, admin, bob, device, leadId, assign };
}

describe('a push', () => {
  test('tells the device what happened and where', async () => {
    const { orgId, bob, device, leadId, assign } = await scene();
    await assign();
    await on.letTimePass();
    expect(on.messages(device)).toEqual([
      {
        id: expect.any(String),
        to: bob.userId,
        kind: 'lead.assigned',
        group: `lead:${leadId}`,
        path: `/w/${orgId}/leads/${leadId}`,
        actor: 'Ada',
        org: 'Acme',
        data: { name: 'Nordbygg AB', count: 1 },
        at: expect.any(Number),
        unread: 1,
      },
    ]);
    const [push] = on.service.received;
    expect(push).toMatchObject({ urgency: 'normal', topic: expect.stringMatching(/^[\w-]{32}$/) });
    expect(push?.ttl).toBeGreaterThan(71 * 3600);
    expect(push?.bytes).toBeLessThan(3100);
  });

  test('goes to each device that is on, signed in, and subscribed', async () => {
    const { bob, device, assign } = await scene();
    const [second, off] = [await on.device(bob), await on.device(bob)];
    await db.sql`update push_subscription set is_on = false where id = ${off.id}`;
    await assign();
    await on.letTimePass();
    expect([device, second, off].map((each) => on.messages(each).length)).toEqual([1, 1, 0]);
  });

  test('is sent once, however often its jobs run', async () => {
    const { orgId, bob, device, assign } = await scene();
    await assign();
    await on.letTimePass();
    const [notice] = await db.sql<{ id: string }[]>`
      select id from notice where user_id = ${bob.userId}`;
    const noticeId = notice?.id ?? '';
    for (let n = 0; n < 3; n++) {
      await enqueue(db.sql, 'push.notice', { orgId, noticeId });
      await enqueue(db.sql, 'push.send', { orgId, noticeId, subscriptionId: device.id });
    }
    await on.letTimePass();
    expect(on.messages(device)).toHaveLength(1);
  });

  test('is one of several in a row about the same thing', async () => {
    const { orgId, admin, bob, device, leadId } = await scene();
    const token = mentionToken(bob.userId, 'Bob');
    for (const words of ['one', 'two', 'three']) {
      await on.act(admin, 'lead.note', orgId, { leadId, body: `${token} ${words}` });
    }
    await on.letTimePass();
    expect(on.messages(device).map(({ data }) => data.excerpt)).toEqual(['@Bob three']);
  });

  test('is not sent for what was read meanwhile, on whatever device', async () => {
    const { orgId, bob, device, assign } = await scene();
    await assign();
    await on.act(bob, 'notice.readAll', orgId, {});
    await on.letTimePass();
    expect(on.messages(device)).toEqual([]);
  });

  test('is not sent to somebody who has left the workspace', async () => {
    const { bob, device, assign } = await scene();
    await assign();
    await db.sql`delete from member where user_id = ${bob.userId}`;
    await on.letTimePass();
    expect(on.messages(device)).toEqual([]);
  });

  test('ends with the session', async () => {
    const { bob, device, assign } = await scene();
    await assign();
    await db.sql`
      update auth.session set "expiresAt" = now() - interval '1 s' where "userId" = ${bob.userId}`;
    await on.letTimePass();
    expect(on.messages(device)).toEqual([]);
  });

  test('waits for the end of quiet hours, and is dropped when that is too late', async () => {
    const { orgId, bob, device, assign } = await scene();
    const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes();
    const quiet = { from: (minute + 1439) % 1440, to: (minute + 60) % 1440, timeZone: 'UTC' };
    await on.act(bob, 'notice.configure', orgId, { quiet });
    await assign();
    await on.letTimePass(10_000);
    const [job] = await on.waiting();
    expect(job).toMatchObject({ task: 'push.notice' });
    expect(job?.inMs).toBeGreaterThan(58 * 60_000);
    expect(job?.inMs).toBeLessThanOrEqual(60 * 60_000);
    await db.sql`update notice_setting set quiet_from = null, quiet_to = null`;
    await on.letTimePass();
    expect(on.messages(device)).toHaveLength(1);

    await on.act(bob, 'notice.configure', orgId, { quiet });
    await db.sql`update notice set read_at = now()`;
    const other = await scene();
    await on.act(other.bob, 'notice.configure', other.orgId, { quiet });
    await other.assign();
    await db.sql`update notice set created_at = now() - interval '71.5 h' where read_at is null`;
    await on.letTimePass(10_000);
    expect(await on.waiting()).toEqual([]);
    expect(on.messages(other.device)).toEqual([]);
  });
});

describe('a push service that answers', () => {
  test.each([404, 410])('%i: the device is forgotten', async (status) => {
    const { bob, device, assign } = await scene();
    const healthy = await on.device(bob);
    on.service.script = (id) => (id === device.id ? { status } : null);
    await assign();
    await on.letTimePass();
    expect([await on.isKnown(device), await on.isKnown(healthy)]).toEqual([false, true]);
    expect(on.messages(healthy)).toHaveLength(1);
  });

  test('429 with Retry-After is asked again when it says, and not before', async () => {
    const { device, assign } = await scene();
    on.service.script = (_id, nth) => (nth === 1 ? { status: 429, retryAfter: '120' } : null);
    await assign();
    await on.letTimePass(10_000);
    const [job] = await on.waiting();
    expect(job?.inMs).toBeGreaterThan(115_000);
    expect(job?.inMs).toBeLessThanOrEqual(120_000);
    await on.letTimePass();
    expect(on.messages(device)).toHaveLength(1);
    expect(await on.isKnown(device)).toBe(true);
  });

  test('5xx for ever is left after eight tries, and the device is kept', async () => {
    const { device, assign } = await scene();
    let asked = 0;
    on.service.script = () => (asked++, { status: 503 });
    await assign();
    await on.letTimePass();
    const [row] = await db.sql`
      select state, tries, status from push_delivery where subscription_id = ${device.id}`;
    expect([asked, row]).toEqual([8, { state: 'dropped', tries: 8, status: 503 }]);
    expect(await on.isKnown(device)).toBe(true);
  });

  test('400 ten times in a row is a dead end', async () => {
    const { bob, device, assign } = await scene();
    on.service.script = () => ({ status: 400 });
    await db.sql`update push_subscription set failures = 8 where id = ${device.id}`;
    await assign();
    await on.letTimePass();
    const failures = async () =>
      (await db.sql`select failures from push_subscription where id = ${device.id}`)[0];
    expect(await failures()).toEqual({ failures: 9 });
    const again = await scene();
    await db.sql`update push_subscription set user_id = ${again.bob.userId} where id = ${device.id}`;
    await db.sql`
      update push_subscription p set session_id = s.id from auth.session s
      where s."userId" = p.user_id and p.id = ${device.id}`;
    await again.assign();
    await on.letTimePass();
    expect(await failures()).toBeUndefined();
    expect(bob.userId).not.toBe(again.bob.userId);
  });
});

test('an endpoint inside of the network is never dialled, and is forgotten', async () => {
  const { orgId, admin } = await on.org('Acme');
  const bob = await on.member(orgId, 'Bob');
  const inside = [
    await on.device(bob, 'https://127.0.0.1/push/x'),
    await on.device(bob, 'https://localhost/push/x'),
    await on.device(bob, `http://127.0.0.1:${on.service.port}/push/x`),
    await on.device(bob, 'https://169.254.169.254/push/x'),
  ];
  const before = on.service.requests;
  const leadId = await on.lead(orgId, admin);
  await on.act(admin, 'lead.assign', orgId, { leadIds: [leadId], ownerId: bob.userId });
  await on.letTimePass();
  expect(on.service.requests).toBe(before);
  expect(await Promise.all(inside.map(on.isKnown))).toEqual([false, false, false, false]);
});
