import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run as runBare, type TaskList, type WorkerEvents } from 'graphile-worker';
import { Pool } from 'pg';
import { z } from 'zod';
import { parseEnv } from '../platform/env.ts';
import { makeLog } from '../platform/log.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import type { TaskDefinition } from '../worker/runtime/define-task.ts';
import { closeDeps, openDeps, type WorkerDeps } from '../worker/runtime/deps.ts';
import { makeGraphileLogger } from '../worker/runtime/graphile-log.ts';
import { startRunner } from '../worker/runtime/runner.ts';
import { type BenchDatabase, openBenchDatabase } from './database.ts';
import { type Bench, type BenchResult, median } from './result.ts';

/**
 * Our tasks against bare graphile-worker, both with the same slots and one update of a row of their
 * own per job. Ours also has a key (so that a job is there once), checks its payload, opens the log
 * scope, has a deadline and a heartbeat, is measured, and saves its progress: that write is the job's
 * one update.
 */

const CONCURRENCY = 8;
const AIM_PACE = 0.4;
const AIM_PICKUP = 3;

interface Parts {
  database: BenchDatabase;
  deps: WorkerDeps;
  sql: Sql;
}

export const run: Bench = async ({ full }) => {
  const database = await openBenchDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'quarry-bench-jobs-'));
  const env = parseEnv({ DATABASE_URL: database.url, QUARRY_DATA_DIR: dataDir });
  const deps = openDeps(env, makeLog('bench', 'silent'));
  const parts = { database, deps, sql: deps.ownerSql };
  try {
    await deps.ownerSql`
      create table bench_row (id int primary key, progress int not null default 0)`;
    await deps.ownerSql`grant select, update on bench_row to quarry_system`;
    return [
      await comparePace(parts, full ? { rounds: 7, jobs: 8000 } : { rounds: 5, jobs: 2500 }),
      await comparePickUp(parts, full ? { rounds: 5, jobs: 200 } : { rounds: 3, jobs: 80 }),
    ];
  } finally {
    await closeDeps(deps);
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function comparePace(
  parts: Parts,
  { rounds, jobs }: { rounds: number; jobs: number },
): Promise<BenchResult> {
  await parts.sql`insert into bench_row (id) select generate_series(1, ${jobs})`;
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const bare = await drain(parts, jobs, startBare);
    const own = await drain(parts, jobs, startOurs);
    // The first round warms caches up.
    if (round === 0) continue;
    peer.push(bare);
    ours.push(own);
  }
  const ratio = median(ours.map((value, n) => value / (peer[n] ?? Number.NaN)));
  return {
    name: 'jobs',
    unit: `jobs/s, ${CONCURRENCY} slots`,
    ours: median(ours),
    peer: median(peer),
    aim: `at least ${AIM_PACE * 100} % of bare graphile-worker`,
    met: ratio >= AIM_PACE,
    detail: { jobs, median_ratio_of_rounds: Number(ratio.toFixed(3)) },
  };
}

type Start = (parts: Parts, onJob: () => void) => Promise<{ stop: () => Promise<void> }>;

/** Jobs a second, from the first that begins to the last that has left the queue. */
async function drain(parts: Parts, jobs: number, start: Start): Promise<number> {
  const { sql } = parts;
  await sql`update bench_row set progress = 0`;
  // A key costs on the way out as well as on the way in, so only ours have one.
  await sql`
    select graphile_worker.add_jobs(array(
      select row('bench.update', json_build_object('row', n), null, null, null, ${
        start === startOurs ? 'bench:' : null
      } || n, null, null)::graphile_worker.job_spec
      from generate_series(1, ${jobs}) n
    ))`;
  let firstAt = 0;
  const worker = await start(parts, () => {
    firstAt ||= performance.now();
  });
  for (;;) {
    const [left] = await sql`
      select from graphile_worker._private_jobs limit 1`;
    if (!left) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const seconds = (performance.now() - firstAt) / 1000;
  await worker.stop();
  const [done] = await sql<{ count: number }[]>`
    select count(*)::int as count from bench_row where progress = 100`;
  if (done?.count !== jobs) throw new Error(`${done?.count} of ${jobs} jobs had their effect`);
  return jobs / seconds;
}

const startOurs: Start = async ({ deps, database }, onJob) => {
  const task: TaskDefinition<{ row: number }> = {
    name: 'bench.update',
    payload: z.strictObject({ row: z.int() }),
    async run({ progress }) {
      onJob();
      progress(0);
      progress(50);
      progress(100);
    },
    async saveProgress({ payload, deps: { sql } }, percent) {
      await sql`update bench_row set progress = ${percent} where id = ${payload.row}`;
    },
  };
  const beatSql = connectAsOwner(database.url, { name: 'bench-heartbeat', max: 1 });
  const runner = startRunner({ deps, beatSql, tasks: [task], concurrency: CONCURRENCY });
  return {
    async stop() {
      await runner.stop();
      await beatSql.end();
    },
  };
};

const startBare: Start = async ({ deps, database }, onJob) => {
  const pool = new Pool({ connectionString: database.url, max: 10 });
  const taskList: TaskList = {
    'bench.update': async (payload) => {
      onJob();
      const { row } = payload as { row: number };
      await pool.query({
        name: 'bench-update',
        text: 'update bench_row set progress = $1 where id = $2',
        values: [100, row],
      });
    },
  };
  const runner = await runBare({
    connectionString: database.url,
    concurrency: CONCURRENCY,
    maxPoolSize: CONCURRENCY + 2,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList,
    parsedCronItems: [],
    logger: makeGraphileLogger(deps.log),
    events: new EventEmitter() as WorkerEvents,
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  return {
    async stop() {
      await runner.stop();
      await pool.end();
    },
  };
};

/** From the call that adds a job to the first line of its task, on a worker with nothing to do. */
async function comparePickUp(
  parts: Parts,
  { rounds, jobs }: { rounds: number; jobs: number },
): Promise<BenchResult> {
  const ours: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const bare = await timePickUps(parts, jobs, startBare);
    const own = await timePickUps(parts, jobs, startOurs);
    if (round === 0) continue;
    peer.push(...bare);
    ours.push(...own);
  }
  const ratio = percentile(ours, 0.95) / percentile(peer, 0.95);
  return {
    name: 'jobs-pick-up',
    unit: 'ms p95 from added to begun',
    ours: percentile(ours, 0.95),
    peer: percentile(peer, 0.95),
    isLessBetter: true,
    aim: `at most ${AIM_PICKUP} × bare graphile-worker`,
    met: ratio <= AIM_PICKUP,
    detail: {
      ours_p50: Number(percentile(ours, 0.5).toFixed(2)),
      peer_p50: Number(percentile(peer, 0.5).toFixed(2)),
    },
  };
}

async function timePickUps(parts: Parts, jobs: number, start: Start): Promise<number[]> {
  const { sql } = parts;
  const times: number[] = [];
  let begun = Promise.withResolvers<void>();
  const worker = await start(parts, () => begun.resolve());
  for (let n = 0; n <= jobs; n++) {
    const addedAt = performance.now();
    await sql`
      select graphile_worker.add_job(
        'bench.update', json_build_object('row', ${n}::int),
        job_key => ${start === startOurs ? `bench:${n}` : null})`;
    await begun.promise;
    // The first waits for the worker to begin at all.
    if (n > 0) times.push(performance.now() - addedAt);
    begun = Promise.withResolvers<void>();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await worker.stop();
  return times;
}

function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
