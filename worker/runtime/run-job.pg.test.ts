import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { AppError } from '../../schema/app-error.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { TaskDefinition } from './define-task.ts';
import type { RunnerOptions } from './runner.ts';
import { startTestWorker, testTask, type TestWorker } from './testing/test-worker.ts';

let db: TestDatabase;
const open: TestWorker[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((worker) => worker.stop()));
  await db.sql`delete from graphile_worker._private_jobs`;
  await db.sql`delete from dead_job`;
  await db.sql`delete from job_interruption`;
});
afterAll(() => db.drop());

function work(tasks: TaskDefinition[], options?: Partial<RunnerOptions>): TestWorker {
  const worker = startTestWorker(db.url, tasks, options);
  open.push(worker);
  return worker;
}

async function add(task: string, payload: object = {}, options: { key?: string } = {}) {
  const [job] = await db.sql<{ id: string }[]>`
    select id from graphile_worker.add_job(
      ${task}, ${JSON.stringify(payload)}::text::json, job_key => ${options.key ?? null})`;
  return job?.id ?? '';
}

interface JobRow {
  attempts: number;
  lockedBy: string | null;
  error: string | null;
  dueInMs: number;
}

async function jobRow(id: string): Promise<JobRow | undefined> {
  const [row] = await db.sql<JobRow[]>`
    select
      attempts, locked_by as "lockedBy", last_error as "error",
      extract(epoch from run_at - now())::float8 * 1000 as "dueInMs"
    from graphile_worker.jobs where id = ${id}`;
  return row;
}

const deadRows = () => db.sql`
  select job_id, task, payload, job_key, org_id, error, code, attempts from dead_job order by id`;

describe('a job', () => {
  test('is gone from the queue once it is done, and ran once', async () => {
    const run = vi.fn(async () => {});
    work([testTask('t.done', run)]);
    const id = await add('t.done');
    await vi.waitFor(async () => expect(await jobRow(id)).toBeUndefined(), 5000);
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('waits as its class of retry says and keeps the error', async () => {
    const fail = async () => {
      throw new Error('The page did not answer');
    };
    work([testTask('t.retry', fail, { retry: 'scrape' })]);
    const id = await add('t.retry');
    for (const [attempts, waitMs] of [
      [1, 1000],
      [2, 2000],
      [3, 4000],
    ] as const) {
      await vi.waitFor(async () => {
        const row = await jobRow(id);
        expect(row).toMatchObject({
          attempts,
          lockedBy: null,
          error: 'The page did not answer',
        });
        expect(row?.dueInMs).toBeGreaterThan(waitMs - 900);
        expect(row?.dueInMs).toBeLessThanOrEqual(waitMs);
      }, 5000);
      await db.sql`update graphile_worker._private_jobs set run_at = now() where id = ${id}`;
    }
    await vi.waitFor(async () => expect(await jobRow(id)).toBeUndefined(), 5000);
    expect(await deadRows()).toMatchObject([
      { job_id: id, task: 't.retry', error: 'The page did not answer', code: null, attempts: 4 },
    ]);
  });

  test('that is refused is never tried again and is kept with payload, org and code', async () => {
    const run = vi.fn(async () => {
      throw new AppError('forbidden', 'You may not');
    });
    work([testTask('t.refused', run, { retry: 'scrape' })]);
    const payload = { orgId: 'org-12345' };
    const id = await add('t.refused', payload, { key: 'once' });
    await vi.waitFor(async () => expect((await deadRows()).length).toBe(1), 5000);
    expect([...(await deadRows())]).toEqual([
      {
        job_id: id,
        task: 't.refused',
        payload,
        job_key: 'once',
        org_id: 'org-12345',
        error: 'You may not',
        code: 'forbidden',
        attempts: 1,
      },
    ]);
    expect(await jobRow(id)).toBeUndefined();
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('is kept when it dies although its payload and error can not be text in Postgres', async () => {
    work([
      testTask('t.nul', async () => {
        throw new Error('Read \u0000 there');
      }),
    ]);
    await add('t.nul', { orgId: 'org-12345', text: 'a \u0000 in it' });
    await vi.waitFor(async () => expect((await deadRows()).length).toBe(1), 5000);
    expect(await deadRows()).toMatchObject([
      { payload: { text: 'a \u0000 in it' }, org_id: null, error: 'Read  there' },
    ]);
  });

  test('whose payload does not fit is refused before it runs', async () => {
    const run = vi.fn(async () => {});
    const { z } = await import('zod');
    work([{ name: 't.typed', payload: z.strictObject({ leadId: z.string() }), run }]);
    await add('t.typed', { leadId: 7 });
    await vi.waitFor(async () => expect((await deadRows()).length).toBe(1), 5000);
    expect(await deadRows()).toMatchObject([{ code: 'invalid', attempts: 1 }]);
    expect(run).not.toHaveBeenCalled();
  });

  test('that cron made runs although its payload says when it was due', async () => {
    const { z } = await import('zod');
    const run = vi.fn(async () => {});
    work([{ name: 't.cron', payload: z.strictObject({}), run }]);
    await add('t.cron', { _cron: { ts: new Date().toISOString(), backfilled: false } });
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1), 5000);
    expect([...(await deadRows())]).toEqual([]);
  });

  test('that is cut short by the database loses no attempt', async () => {
    const run = vi.fn(async () => {
      throw Object.assign(new Error('terminating connection'), { code: '57P01' });
    });
    work([testTask('t.outage', run)]);
    const id = await add('t.outage');
    await vi.waitFor(async () => {
      expect(await jobRow(id)).toMatchObject({ attempts: 0, lockedBy: null });
      expect(run).toHaveBeenCalled();
    }, 5000);
    expect([...(await deadRows())]).toEqual([]);
  });

  test('that outlasts its limit is aborted and counts as failed', async () => {
    const seen: unknown[] = [];
    work([
      testTask(
        't.slow',
        ({ signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener('abort', () => {
              seen.push(signal.reason);
              reject(signal.reason as Error);
            });
          }),
        { limitMs: 100 },
      ),
    ]);
    await add('t.slow');
    await vi.waitFor(async () => expect((await deadRows()).length).toBe(1), 5000);
    expect(await deadRows()).toMatchObject([{ error: 'It took longer than 0.1 s', code: null }]);
    expect(seen).toMatchObject([{ name: 'DeadlineExceeded' }]);
  });

  test('can make its own successor under its key, and only the successor is left', async () => {
    const runs: unknown[] = [];
    work([
      testTask(
        't.chain',
        async ({ payload, deps }) => {
          runs.push(payload['n']);
          if (payload['n'] === 3) return;
          const next = JSON.stringify({ n: Number(payload['n']) + 1 });
          await deps.ownerSql`
          select graphile_worker.add_job('t.chain', ${next}::text::json, job_key => 'chain')`;
          if (payload['n'] === 2) throw new Error('After it had enqueued its successor');
        },
        { retry: 'scrape' },
      ),
    ]);
    await add('t.chain', { n: 1 }, { key: 'chain' });
    await vi.waitFor(() => expect(runs).toEqual([1, 2, 3]), 5000);
    await vi.waitFor(async () => {
      const left = await db.sql`select id from graphile_worker.jobs`;
      expect(left.length).toBe(0);
    }, 5000);
  });

  test('saves its progress sparingly, and always the last of it', async () => {
    const saved: number[] = [];
    work([
      testTask(
        't.progress',
        async ({ progress }) => {
          for (let percent = 0; percent <= 100; percent++) progress(percent);
        },
        { saveProgress: async (_context, percent) => void saved.push(percent) },
      ),
    ]);
    await add('t.progress');
    await vi.waitFor(() => expect(saved).toEqual([100]), 5000);
  });
});

describe('a worker that stops', () => {
  test('lets a running job finish', async () => {
    const gate = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const worker = work(
      [
        testTask('t.finish', async () => {
          begun.resolve();
          await gate.promise;
        }),
      ],
      { drainMs: 5000 },
    );
    const id = await add('t.finish');
    await begun.promise;
    const stopped = worker.runner.stop();
    gate.resolve();
    await stopped;
    expect(await jobRow(id)).toBeUndefined();
  });

  test('aborts what does not finish in time and gives it back as if it had never begun', async () => {
    const begun = Promise.withResolvers<void>();
    const worker = work([
      testTask('t.abort', ({ signal }) => {
        begun.resolve();
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason as Error));
        });
      }),
    ]);
    const id = await add('t.abort');
    await begun.promise;
    await worker.runner.stop();
    expect(await jobRow(id)).toMatchObject({ attempts: 0, lockedBy: null, error: null });
    const beats = await db.sql`select worker_id from worker_heartbeat`;
    expect(beats.length).toBe(0);
  });
});
