import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grantCredits } from '../platform/credit/ledger.ts';
import { parseEnv } from '../platform/env.ts';
import { makeLog } from '../platform/log.ts';
import { connectAsOwner, type Sql } from '../platform/sql.ts';
import { stage } from '../platform/testing/actors.ts';
import { BATCH_AT_ONCE } from '../schema/analysis/tier.ts';
import { newId } from '../schema/id.ts';
import type { Actor } from '../schema/tables.ts';
import { closeDeps, openDeps, type WorkerDeps } from '../worker/runtime/deps.ts';
import { startRunner } from '../worker/runtime/runner.ts';
import { layLanes } from '../worker/tasks.ts';
import { seedAnalysisLeads } from './analysis/seed-leads.ts';
import { idealEnds, thinkMs } from './analysis/think-time.ts';
import { openBenchDatabase } from './database.ts';
import { type Bench, type BenchResult, median, percentile } from './result.ts';

/**
 * A hundred analyses that are asked for at once, and a hundred in one call, against a model that
 * thinks for 0.6 to 2.1 s (in a process of its own): what the product adds to the model's own time,
 * from the commit of the call to the commit of the result. A call over many works on 50 at a time,
 * so its runs are held against when they would have ended in as many places with nothing added.
 */

const RUNS = 100;
const AIM_MS = 300;

interface Ground {
  sql: Sql;
  deps: WorkerDeps;
  on: ReturnType<typeof stage>;
  orgId: string;
  admin: Actor;
}

export const run: Bench = async ({ full }) => {
  const database = await openBenchDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), 'quarry-bench-analysis-'));
  const model = fork(join(import.meta.dirname, 'analysis/model-process.ts'), { stdio: 'inherit' });
  try {
    const [baseUrl] = (await once(model, 'message')) as [string];
    const env = parseEnv({
      DATABASE_URL: database.url,
      NODE_ENV: 'test',
      QUARRY_DATA_DIR: dataDir,
      LLM_BASE_URL: baseUrl,
      LLM_MODELS: 'model',
      LLM_PRICES: 'model=0.4/0.1/1.6',
    });
    const deps = openDeps(env, makeLog('bench', 'error'));
    const beatSql = connectAsOwner(database.url, { name: 'bench-heartbeat', max: 1 });
    const lane = layLanes(1).find(({ tasks }) => tasks.some(({ name }) => name === 'analysis.run'));
    if (!lane) throw new Error('Analyses have a lane');
    const { slots, ...rest } = lane;
    const runner = startRunner({ deps, beatSql, ...rest, concurrency: slots });
    try {
      return await measure(deps, full ? 5 : 2);
    } finally {
      await runner.stop();
      await beatSql.end();
      await closeDeps(deps);
    }
  } finally {
    await end(model);
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  }
};

async function measure(deps: WorkerDeps, rounds: number): Promise<BenchResult[]> {
  const on = stage(deps.ownerSql);
  const { orgId, admin } = await on.org();
  await grantCredits(deps.ownerSql, {
    orgId,
    amount: 1_000_000,
    reason: 'For the benchmark',
    idempotencyKey: 'bench',
  });
  const ground = { sql: deps.ownerSql, deps, on, orgId, admin };
  const singles: number[] = [];
  const bulk: number[] = [];
  // The first round warms caches, pools and the compiler up.
  for (let round = 0; round <= rounds; round++) {
    const one = await askSingly(ground);
    const many = await askTogether(ground);
    if (round === 0) continue;
    singles.push(...one);
    bulk.push(...many);
  }
  await assertPaidOnce(ground, (rounds + 1) * RUNS * 2);
  return [toResult('analysis', singles), toResult('analysis-bulk', bulk)];
}

/** Each lead by a call of its own, all at once. Milliseconds added, run by run. */
async function askSingly({ sql, deps, on, orgId, admin }: Ground): Promise<number[]> {
  const leads = await seedAnalysisLeads(deps, orgId, RUNS);
  const calledAt = new Map<string, number>();
  await Promise.all(
    leads.map(async ({ id: leadId }) => {
      const id = newId();
      await on.act(admin, 'analysis.start', orgId, { id, leadId, tier: 'light' });
      calledAt.set(leadId, Date.now());
    }),
  );
  const ends = await endsOf(
    sql,
    leads.map(({ id }) => id),
  );
  return leads.map(({ id, n }) => ends.get(id)! - calledAt.get(id)! - thinkMs(n));
}

/** All leads by one call. Milliseconds added to when each would have ended with nothing added. */
async function askTogether({ sql, deps, on, orgId, admin }: Ground): Promise<number[]> {
  const leads = await seedAnalysisLeads(deps, orgId, RUNS);
  const runs = leads.map(({ id: leadId }) => ({ id: newId(), leadId }));
  await on.act(admin, 'analysis.startMany', orgId, { id: newId(), tier: 'light', runs });
  const calledAt = Date.now();
  const ends = await endsOf(
    sql,
    leads.map(({ id }) => id),
  );
  const ideal = idealEnds(
    leads.map(({ n }) => thinkMs(n)),
    BATCH_AT_ONCE,
  ).toSorted((a, b) => a - b);
  const real = leads.map(({ id }) => ends.get(id)! - calledAt).toSorted((a, b) => a - b);
  return real.map((ms, n) => ms - ideal[n]!);
}

/** When each run ended, epoch milliseconds; throws when one gave no result. */
async function endsOf(sql: Sql, leadIds: string[]): Promise<Map<string, number>> {
  for (;;) {
    const rows = await sql<{ leadId: string; state: string; origin: string; endedAt: number }[]>`
      select lead_id as "leadId", state, origin,
        (extract(epoch from finished_at) * 1000)::float8 as "endedAt"
      from analysis_run where lead_id = any(${leadIds}) and finished_at is not null`;
    const bad = rows.find(({ state, origin }) => state !== 'succeeded' || origin !== 'model');
    if (bad) throw new Error(`A run ended as ${bad.state} by ${bad.origin}`);
    if (rows.length === leadIds.length) {
      return new Map(rows.map(({ leadId, endedAt }) => [leadId, endedAt]));
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function assertPaidOnce({ sql, orgId }: Ground, runs: number): Promise<void> {
  const [sum] = await sql<{ spent: number; held: number; captures: number }[]>`
    select
      -sum(balance_delta) filter (where kind = 'capture')::int as spent,
      sum(held_delta)::int as held,
      count(*) filter (where kind = 'capture')::int as captures
    from credit_entry where org_id = ${orgId}`;
  if (sum?.spent !== runs || sum.captures !== runs || sum.held !== 0) {
    throw new Error(`${runs} runs, and paid was ${JSON.stringify(sum)}`);
  }
}

function toResult(name: string, added: number[]): BenchResult {
  const p95 = percentile(added, 0.95);
  return {
    name,
    unit: 'ms p95 added to the model’s own time',
    ours: p95,
    isLessBetter: true,
    aim: `less than ${AIM_MS} ms, nothing paid twice`,
    met: p95 < AIM_MS,
    detail: {
      runs: added.length,
      at_once: RUNS,
      p50: Math.round(median(added)),
      max: Math.round(Math.max(...added)),
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
