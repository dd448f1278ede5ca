import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { failStuckCrawls } from './fail-stuck-crawls.ts';
import { releaseStuckHolds } from './release-stuck-holds.ts';
import { stageCrawls } from './testing/crawl-stage.ts';
import { trimQueue } from './trim-queue.ts';

let db: TestDatabase;
let on: ReturnType<typeof stageCrawls>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stageCrawls(db);
});
afterAll(() => db.drop());

const whole = { balance: 100, held: 0, entries: 100, entries_held: 0 };
const holding = { ...whole, held: 10, entries_held: 10 };

describe('holds that no crawl uses', () => {
  test('are given back once, when their crawl ended without doing so', async () => {
    const { orgId, admin } = await on.org();
    const taskId = await on.crawl(orgId, admin);
    for (const state of ['queued', 'running', 'paused']) {
      await on.leaveBehind(taskId, state, 10);
      await releaseStuckHolds(db.sql);
      expect(await on.account(orgId)).toEqual(holding);
    }
    await on.leaveBehind(taskId, 'completed', 0);
    await releaseStuckHolds(db.sql);
    expect(await on.account(orgId)).toEqual(holding);
    await on.leaveBehind(taskId, 'completed', 10);
    await Promise.all(Array.from({ length: 5 }, () => releaseStuckHolds(db.sql)));
    expect(await on.account(orgId)).toEqual(whole);
  });

  test('are given back when the crawl was started anew since, and the new one is kept', async () => {
    const { orgId, admin } = await on.org();
    const taskId = await on.crawl(orgId, admin);
    await on.leaveBehind(taskId, 'failed', 0);
    await on.act(admin, 'crawl.start', orgId, { taskId });
    expect(await on.account(orgId)).toEqual({ ...whole, held: 20, entries_held: 20 });
    await on.leaveBehind(taskId, 'running', 10);
    await releaseStuckHolds(db.sql);
    expect(await on.account(orgId)).toEqual(holding);
    const open = await db.sql`
      select id from credit_hold where subject_id = ${taskId} and state = 'open'`;
    expect([...open]).toEqual([{ id: `${taskId}:2` }]);
  });
});

describe('crawls that nobody runs', () => {
  test('become failed and give their budget back', async () => {
    const { orgId, admin } = await on.org();
    const taskId = await on.crawl(orgId, admin);
    await on.leaveBehind(taskId, 'running', 10);
    await on.loseJob(taskId);
    await Promise.all(Array.from({ length: 5 }, () => failStuckCrawls(db.sql)));
    expect(await on.taskRow(taskId)).toMatchObject({
      state: 'failed',
      state_reason: 'worker_failed',
      notice: expect.stringContaining('budget is back'),
    });
    expect(await on.account(orgId)).toEqual(whole);
  });

  test('are left alone while they have a job, are young, or wait for a person', async () => {
    const { orgId, admin } = await on.org();
    const [withJob, young, paused] = [
      await on.crawl(orgId, admin),
      await on.crawl(orgId, admin),
      await on.crawl(orgId, admin),
    ];
    await on.leaveBehind(withJob, 'running', 10);
    await on.leaveBehind(young, 'running', 0);
    await on.leaveBehind(paused, 'paused', 10);
    await on.loseJob(young);
    await on.loseJob(paused);
    await failStuckCrawls(db.sql);
    const states = [];
    for (const id of [withJob, young, paused]) states.push((await on.taskRow(id))?.['state']);
    expect(states).toEqual(['running', 'running', 'paused']);
  });
});

describe('the queue', () => {
  test('buries jobs that it gave up on by itself, and forgets the dead after 30 days', async () => {
    const [used] = await db.sql<{ id: string }[]>`
      select id from graphile_worker.add_job('t.used', '{"orgId":"org-12345"}'::json)`;
    const [superseded] = await db.sql<{ id: string }[]>`
      select id from graphile_worker.add_job('t.superseded')`;
    const [waiting] = await db.sql<{ id: string }[]>`
      select id from graphile_worker.add_job('t.waiting')`;
    await db.sql`
      update graphile_worker._private_jobs
      set attempts = max_attempts, last_error = case when id = ${used?.id ?? 0} then 'Gone' end
      where id in (${used?.id ?? 0}, ${superseded?.id ?? 0})`;
    await db.sql`
      insert into dead_job (job_id, task, payload, error, attempts, created_at)
      values
        (1, 't.old', '{}', 'x', 1, now() - interval '31 days'),
        (2, 't.recent', '{}', 'x', 1, now() - interval '29 days')`;
    expect(await trimQueue(db.sql)).toEqual({ buried: 1, forgotten: 1 });
    const dead = await db.sql`select task, org_id, error, attempts from dead_job order by task`;
    expect([...dead]).toEqual([
      { task: 't.recent', org_id: null, error: 'x', attempts: 1 },
      { task: 't.used', org_id: 'org-12345', error: 'Gone', attempts: 25 },
    ]);
    const left = await db.sql`
      select id from graphile_worker.jobs where task_identifier like 't.%'`;
    expect([...left]).toEqual([{ id: waiting?.id }]);
  });
});
