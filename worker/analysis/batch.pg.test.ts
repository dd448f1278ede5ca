import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { grantCredits } from '../../platform/credit/ledger.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { BATCH_AT_ONCE } from '../../schema/analysis/tier.ts';
import { newId } from '../../schema/id.ts';
import { failStuckAnalyses } from '../ops/fail-stuck-analyses.ts';
import { stageAnalysis } from './testing/analysis-stage.ts';

/** Calls over many leads: places, counts, failures, cancel, money. */

let db: TestDatabase;
let on: Awaited<ReturnType<typeof stageAnalysis>>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = await stageAnalysis(db, { runner: { concurrency: 80, queueConnections: 12, pollMs: 5000 } });
  await grantCredits(db.sql, {
    orgId: on.orgId,
    amount: 5000,
    reason: 'For tests',
    idempotencyKey: 'test',
  });
});
beforeEach(() => on.reset());
afterAll(async () => {
  await on.stop();
  await db.drop();
});

const LEADS = 60;

async function leads(count = LEADS): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, (_, n) => on.lead(undefined, `Practice ${n}`)));
}

async function startMany(leadIds: string[]): Promise<string> {
  const id = newId();
  const runs = leadIds.map((leadId) => ({ id: newId(), leadId }));
  await on.act(on.admin, 'analysis.startMany', on.orgId, { id, tier: 'light', runs });
  return id;
}

async function batch(id: string) {
  const [row] = await db.sql<Record<string, number>[]>`
    select total, reused, queued, running, succeeded, failed, cancelled,
      (finished_at is not null)::int as finished
    from analysis_batch where id = ${id}`;
  if (!row) throw new Error('There is no such batch');
  return { ...row } as Record<string, number>;
}

const finished = (id: string) =>
  on.until(async () => {
    const row = await batch(id);
    return row['finished'] === 1 && row;
  });

test('all of them are done, so many at a time, each paid for once', async () => {
  const { balance } = await on.account();
  on.server.latency = () => 250;
  const id = await startMany(await leads());
  expect(await batch(id)).toMatchObject({ total: LEADS, finished: 0 });
  expect(await finished(id)).toEqual({
    total: LEADS,
    reused: 0,
    queued: 0,
    running: 0,
    succeeded: LEADS,
    failed: 0,
    cancelled: 0,
    finished: 1,
  });
  expect(on.server.peak).toBeLessThanOrEqual(BATCH_AT_ONCE);
  expect(on.server.asked.length).toBe(LEADS);
  expect(await on.account()).toEqual({ balance: balance - LEADS, held: 0 });
});

test('a hundred calls of their own at once all get their answer, and each is paid for once', async () => {
  const ids = await leads(100);
  const { balance } = await on.account();
  on.server.latency = (n) => 200 + (n % 10) * 40;
  const runs = await Promise.all(ids.map((id) => on.start(id)));
  const ended = await on.until(async () => {
    const rows = await db.sql<{ state: string; origin: string }[]>`
      select state, origin from analysis_run where id = any(${runs}) and finished_at is not null`;
    return rows.length === runs.length && rows;
  });
  const ways = new Set(ended.map(({ state, origin }) => `${state} by ${origin}`));
  expect([...ways]).toEqual(['succeeded by model']);
  expect(on.server.asked.length).toBe(100);
  expect(await on.account()).toEqual({ balance: balance - 100, held: 0 });
});

test('leads with a run from just before are not charged again', async () => {
  const ids = await leads(4);
  await on.ended(await on.start(ids[0]!));
  const { balance } = await on.account();
  const id = await startMany([...ids, ids[1]!]);
  expect(await finished(id)).toMatchObject({ total: 4, reused: 1, succeeded: 3 });
  expect(await on.account()).toEqual({ balance: balance - 3, held: 0 });
});

test('those that fail are counted and paid back, and hold nobody up', async () => {
  const ids = await leads();
  const { balance } = await on.account();
  on.server.latency = () => 100;
  const id = await startMany(ids);
  // Three that wait for a place lose their lead.
  await db.sql`
    update lead set deleted_at = now() where id in (
      select lead_id from analysis_run run where batch_id = ${id} and state = 'queued'
        and not exists (select from graphile_worker._private_jobs where key = 'analysis:' || run.id)
      order by id desc limit 3)`;
  expect(await finished(id)).toMatchObject({ succeeded: LEADS - 3, failed: 3, cancelled: 0 });
  expect(await on.account()).toEqual({ balance: balance - (LEADS - 3), held: 0 });
});

test('a cancel ends all that is not done, and gives its price back', async () => {
  const ids = await leads();
  const { balance } = await on.account();
  on.server.script = (_question, n) => (n <= 10 ? { kind: 'answer' } : { kind: 'stall' });
  const id = await startMany(ids);
  await on.until(async () => (await batch(id))['succeeded'] === 10);
  await on.act(on.admin, 'analysis.cancelMany', on.orgId, { batchId: id });
  expect(await batch(id)).toMatchObject({ succeeded: 10, cancelled: LEADS - 10, finished: 1 });
  expect(await on.account()).toEqual({ balance: balance - 10, held: 0 });
});

test('one run that a person ends makes room for the next', async () => {
  on.server.script = () => ({ kind: 'stall' });
  const id = await startMany(await leads());
  await on.until(async () => on.server.asked.length === BATCH_AT_ONCE);
  const [running] = await db.sql<{ id: string }[]>`
    select id from analysis_run where batch_id = ${id} and state = 'running' limit 1`;
  await on.act(on.admin, 'analysis.cancel', on.orgId, { runId: running!.id });
  await on.until(async () => on.server.asked.length === BATCH_AT_ONCE + 1);
  await on.act(on.admin, 'analysis.cancelMany', on.orgId, { batchId: id });
});

test('a batch whose jobs were lost goes on after the sweep', async () => {
  const ids = await leads(3);
  const id = newId();
  await db.sql`
    insert into analysis_batch (id, org_id, tier, total, queued)
    values (${id}, ${on.orgId}, 'light', 3, 3)`;
  for (const leadId of ids) {
    const runId = newId();
    await db.sql`
      insert into analysis_run (id, org_id, lead_id, batch_id, tier, price_credits)
      values (${runId}, ${on.orgId}, ${leadId}, ${id}, 'light', 1)`;
    await db.sql`
      select credit_hold_open(${on.orgId}, ${`analysis:${runId}`}, 1, 'analysis_run', ${runId}, 'x',
        null, ${newId()})`;
  }
  expect(await failStuckAnalyses(db.sql, 0)).toBe(0);
  expect(await finished(id)).toMatchObject({ succeeded: 3 });
});
