import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { makeLog } from '../../platform/log.ts';
import { connectAsSystem, type Sql } from '../../platform/sql.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { Actor } from '../../schema/tables.ts';
import { startDue } from './start-due-crawls.ts';
import { stageCrawls } from './testing/crawl-stage.ts';

const DAY_MS = 86_400_000;

let db: TestDatabase;
let sql: Sql;
let on: ReturnType<typeof stageCrawls>;
let orgId: string;
let admin: Actor;
beforeAll(async () => {
  db = await createTestDatabase();
  sql = connectAsSystem(db.url, { name: 'test', max: 8 });
  on = stageCrawls(db);
});
beforeEach(async () => {
  ({ orgId, admin } = await on.org());
});
afterAll(async () => {
  await sql.end();
  await db.drop();
});

const run = () =>
  startDue(
    { sql, ownerSql: db.sql, provider: on.provider, log: makeLog('test', 'silent') },
    new AbortController().signal,
  );

/** A daily crawl whose last run is over and whose next is due since `sinceMs`. */
async function dueCrawl(actor: Actor, sinceMs: number, state = 'completed') {
  const taskId = await on.crawl(orgId, actor, { schedule: 'daily' });
  const dueAt = new Date(Date.now() - sinceMs);
  await db.sql`
    update crawl_task set state = ${state}, next_run_at = ${dueAt} where id = ${taskId}`;
  return { taskId, dueAt };
}

test('starts a crawl that is due, once, with its hold and job, and sets its next time', async () => {
  const { taskId, dueAt } = await dueCrawl(admin, 5000);
  await Promise.all([run(), run(), run()]);
  await run();
  expect(await on.taskRow(taskId)).toEqual({
    state: 'queued',
    state_reason: null,
    run: 2,
    next_run_at: new Date(dueAt.getTime() + DAY_MS),
    notice: null,
  });
  const holds = await db.sql`select id from credit_hold where subject_id = ${taskId} order by id`;
  expect([...holds]).toEqual([{ id: `${taskId}:1` }, { id: `${taskId}:2` }]);
  const jobs = await db.sql`
    select payload from graphile_worker._private_jobs where key = ${`crawl:${taskId}`}`;
  expect([...jobs]).toEqual([{ payload: { orgId, taskId, run: 2 } }]);
  const audit = await db.sql`
    select actor_id from audit_event where org_id = ${orgId} and verb = 'crawl.start'`;
  expect([...audit]).toEqual([{ actor_id: admin.userId }]);
});

test('starts it once after days without a worker, and keeps its time of day', async () => {
  const { taskId, dueAt } = await dueCrawl(admin, 3.5 * DAY_MS);
  await run();
  await run();
  const row = await on.taskRow(taskId);
  expect(row).toMatchObject({ run: 2, next_run_at: new Date(dueAt.getTime() + 4 * DAY_MS) });
});

test('leaves crawls alone that are not due, run once, or were deleted', async () => {
  const future = await dueCrawl(admin, -60_000);
  const deleted = await dueCrawl(admin, 5000);
  await on.act(admin, 'crawl.delete', orgId, { taskId: deleted.taskId });
  const once = await on.crawl(orgId, admin);
  await run();
  const runs = [];
  for (const id of [future.taskId, deleted.taskId, once])
    runs.push((await on.taskRow(id))?.['run']);
  expect(runs).toEqual([1, 1, 1]);
});

test('skips a start whose maker may no longer start crawls, and the crawl says so', async () => {
  const member = await on.join(orgId, 'member');
  const { taskId, dueAt } = await dueCrawl(member, 5000);
  await db.sql`update member set role = 'viewer' where user_id = ${member.userId}`;
  await run();
  expect(await on.taskRow(taskId)).toMatchObject({
    state: 'completed',
    run: 1,
    next_run_at: new Date(dueAt.getTime() + DAY_MS),
    notice: expect.stringContaining('may no longer start crawls'),
  });

  const left = await dueCrawl(admin, 5000);
  await db.sql`update crawl_task set created_by = 'somebody-else' where id = ${left.taskId}`;
  await run();
  expect(await on.taskRow(left.taskId)).toMatchObject({
    run: 1,
    notice: expect.stringContaining('no longer in the workspace'),
  });
});

test('skips a start while the last run goes on, or when credits do not suffice', async () => {
  const going = await dueCrawl(admin, 5000, 'running');
  const poor = await dueCrawl(admin, 5000);
  await db.sql`update crawl_task set budget_credits = 5000 where id = ${poor.taskId}`;
  await run();
  expect(await on.taskRow(going.taskId)).toMatchObject({
    state: 'running',
    run: 1,
    notice: expect.stringContaining('not over'),
  });
  expect(await on.taskRow(poor.taskId)).toMatchObject({
    state: 'completed',
    run: 1,
    notice: expect.stringContaining('5000 credits'),
  });
});
