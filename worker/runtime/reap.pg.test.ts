import { spawnSync } from 'node:child_process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../schema/id.ts';
import { DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { fence, WorkerLost } from './heartbeat.ts';
import { nameProcessSpace } from './process-space.ts';
import { freeUnknownLeases, reapDeadWorkers, reapUnknownWorkers, retireWorker } from './reap.ts';
import { MAX_INTERRUPTIONS } from './settle-job.ts';

const bySilence = { deadAfterMs: 1000, judgesSilence: true };

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  await db.sql`delete from graphile_worker._private_jobs`;
  await db.sql`delete from worker_heartbeat`;
  await db.sql`delete from dead_job`;
  await db.sql`delete from job_interruption`;
});
afterAll(() => db.drop());

async function beat(workerId: string, secondsAgo: number): Promise<void> {
  await db.sql`
    insert into worker_heartbeat (worker_id, pid, beat_at)
    values (${workerId}, 1, now() - ${`${secondsAgo} s`}::interval)`;
}

/** A job that the worker took just now, as graphile-worker takes it. */
async function lockJob(workerId: string, options: { key?: string } = {}): Promise<string> {
  const [job] = await db.sql<{ id: string }[]>`
    select id from graphile_worker.add_job(
      't', '{"orgId":"org-12345"}'::json, job_key => ${options.key ?? null})`;
  const id = job?.id ?? '';
  await db.sql`
    update graphile_worker._private_jobs
    set attempts = attempts + 1, locked_at = now(), locked_by = ${workerId}
    where id = ${id}`;
  return id;
}

async function jobs() {
  const rows = await db.sql<{ id: string; locked_by: string | null; attempts: number }[]>`
    select id, locked_by, attempts from graphile_worker.jobs order by id`;
  return [...rows];
}

const workers = async () =>
  (await db.sql<{ worker_id: string }[]>`select worker_id from worker_heartbeat`).map(
    (row) => row.worker_id,
  );

describe('reaping', () => {
  test('frees the jobs of silent workers alone, with their attempt, and forgets those workers', async () => {
    await beat('silent', 2);
    await beat('alive', 0);
    const [freed, kept] = [await lockJob('silent'), await lockJob('alive')];
    expect(await reapDeadWorkers(db.sql, bySilence)).toEqual({
      workers: ['silent'],
      jobs: 1,
      pages: 0,
    });
    expect(await jobs()).toEqual([
      { id: freed, locked_by: null, attempts: 0 },
      { id: kept, locked_by: 'alive', attempts: 1 },
    ]);
    expect(await workers()).toEqual(['alive']);
  });

  test('frees at once what a process of this machine held that is gone, and leaves the others alone', async () => {
    const ended = spawnSync(process.execPath, ['-e', '0']).pid;
    const here = nameProcessSpace();
    for (const [worker, pid, space] of [
      ['gone', ended, here],
      ['alive', process.pid, here],
      ['elsewhere', ended, 'another machine'],
    ] as const) {
      await beat(worker, 0);
      await db.sql`
        update worker_heartbeat set pid = ${pid}, process_space = ${space}
        where worker_id = ${worker}`;
      await lockJob(worker);
    }
    const reaped = await reapDeadWorkers(db.sql, { ...bySilence, judgesSilence: false });
    expect(reaped).toEqual({ workers: ['gone'], jobs: 1, pages: 0 });
    expect((await jobs()).map((job) => job.locked_by)).toEqual([null, 'alive', 'elsewhere']);
  });

  test('judges nobody by silence when it is not asked to', async () => {
    await beat('silent', 60);
    const reaped = await reapDeadWorkers(db.sql, { ...bySilence, judgesSilence: false });
    expect(reaped.workers).toEqual([]);
  });

  test('waits while the database is younger than the silence that it would judge by', async () => {
    await beat('silent', 864_000);
    const id = await lockJob('silent');
    expect(
      (await reapDeadWorkers(db.sql, { ...bySilence, deadAfterMs: 8_640_000 })).workers,
    ).toEqual([]);
    expect(await jobs()).toEqual([{ id, locked_by: 'silent', attempts: 1 }]);
  });

  test('frees the page leases of silent workers', async () => {
    const on = stage(db.sql);
    const { orgId, admin } = await on.org();
    const taskId = newId();
    await on.act(admin, 'crawl.create', orgId, {
      id: taskId,
      name: 'Pages',
      sourceKind: 'urls',
      source: { urls: ['example.com'] },
      settings: DEFAULT_CRAWL_SETTINGS,
      budgetCredits: 1,
    });
    for (const worker of ['silent', 'alive', 'unknown']) {
      await db.sql`
        insert into crawl_page
          (task_id, org_id, run, url, host, state, lease_worker, lease_until)
        values (
          ${taskId}, ${orgId}, 1, ${`https://example.com/${worker}`}, 'example.com', 'leased',
          ${worker}, now() - interval '1 s')`;
    }
    await beat('silent', 2);
    await beat('alive', 0);
    const pages = () => db.sql`
      select url, state, lease_worker from crawl_page where task_id = ${taskId} order by id`;
    expect(await reapDeadWorkers(db.sql, bySilence)).toMatchObject({ pages: 1 });
    expect([...(await pages())]).toEqual([
      { url: 'https://example.com/silent', state: 'waiting', lease_worker: null },
      { url: 'https://example.com/alive', state: 'leased', lease_worker: 'alive' },
      { url: 'https://example.com/unknown', state: 'leased', lease_worker: 'unknown' },
    ]);
    expect(await freeUnknownLeases(db.sql)).toBe(1);
    expect((await pages())[2]).toMatchObject({ state: 'waiting', lease_worker: null });
  });

  test('by many at once frees each job once', async () => {
    await beat('silent', 60);
    for (let n = 0; n < 20; n++) await lockJob('silent');
    const all = await Promise.all(
      Array.from({ length: 8 }, () => reapDeadWorkers(db.sql, bySilence)),
    );
    expect(all.reduce((sum, one) => sum + one.jobs, 0)).toBe(20);
    const [counted] = await db.sql`select max(times) as most from job_interruption`;
    expect(counted).toEqual({ most: 1 });
  });

  test('drops a job whose key was enqueued again while it ran, and keeps the newer one', async () => {
    await beat('silent', 2);
    await lockJob('silent', { key: 'crawl:1' });
    const [newer] = await db.sql<{ id: string }[]>`
      select id from graphile_worker.add_job('t', '{}'::json, job_key => 'crawl:1')`;
    await reapDeadWorkers(db.sql, bySilence);
    expect(await jobs()).toEqual([{ id: newer?.id, locked_by: null, attempts: 0 }]);
  });

  test('keeps a job that was killed on its last attempt', async () => {
    await beat('silent', 2);
    const id = await lockJob('silent');
    await db.sql`update graphile_worker._private_jobs set max_attempts = 1 where id = ${id}`;
    await reapDeadWorkers(db.sql, bySilence);
    expect(await jobs()).toEqual([{ id, locked_by: null, attempts: 0 }]);
  });

  test('takes a job out of the queue that took worker after worker with it', async () => {
    await beat('silent', 2);
    const id = await lockJob('silent');
    const innocent = await lockJob('silent');
    await db.sql`insert into job_interruption (job_id, times) values (${id}, ${MAX_INTERRUPTIONS - 1})`;
    await reapDeadWorkers(db.sql, bySilence);
    expect(await jobs()).toEqual([{ id: innocent, locked_by: null, attempts: 0 }]);
    const dead = await db.sql`select job_id, task, org_id, attempts from dead_job`;
    expect([...dead]).toEqual([
      { job_id: id, task: 't', org_id: 'org-12345', attempts: MAX_INTERRUPTIONS },
    ]);
  });

  test('frees jobs under names that never beat, once they are old', async () => {
    const id = await lockJob('unknown');
    expect((await reapUnknownWorkers(db.sql, 30_000)).jobs).toBe(0);
    await db.sql`
      update graphile_worker._private_jobs set locked_at = now() - interval '31 s' where id = ${id}`;
    expect((await reapUnknownWorkers(db.sql, 30_000)).jobs).toBe(1);
    expect(await jobs()).toEqual([{ id, locked_by: null, attempts: 0 }]);
  });
});

describe('a fenced transaction', () => {
  test('is refused once its worker was judged or has retired', async () => {
    await beat('judged', 2);
    await beat('retired', 0);
    await reapDeadWorkers(db.sql, bySilence);
    await retireWorker(db.sql, 'retired');
    for (const worker of ['judged', 'retired']) {
      await expect(db.sql.begin((tx) => fence(tx, worker))).rejects.toThrow(WorkerLost);
    }
  });

  test('keeps its worker from being judged until it ends, however old the last beat is', async () => {
    await beat('slow', 2);
    const during = await db.sql.begin(async (tx) => {
      await fence(tx, 'slow');
      return reapDeadWorkers(db.sql, bySilence);
    });
    expect(during.workers).toEqual([]);
    expect((await reapDeadWorkers(db.sql, bySilence)).workers).toEqual(['slow']);
  });

  test('is ended by the database when its process sleeps inside', async () => {
    await beat('asleep', 2);
    const asleep = db.sql.begin(async (tx) => {
      await fence(tx, 'asleep', 200);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await tx`select 1`;
    });
    await expect(asleep).rejects.toMatchObject({ code: expect.stringMatching(/25P03|CONNECTION/) });
    expect((await reapDeadWorkers(db.sql, bySilence)).workers).toEqual(['asleep']);
  });
});
