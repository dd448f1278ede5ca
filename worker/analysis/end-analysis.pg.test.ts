import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { failStuckAnalyses } from '../ops/fail-stuck-analyses.ts';
import { stageAnalysis } from './testing/analysis-stage.ts';

let db: TestDatabase;
let on: Awaited<ReturnType<typeof stageAnalysis>>;
beforeAll(async () => {
  db = await createTestDatabase();
  on = await stageAnalysis(db);
});
beforeEach(() => on.reset());
/** What was held is spent or back, whatever a test has done. */
afterEach(async () => {
  const { account, sums } = await on.settled();
  expect(sums).toEqual(account);
});
afterAll(async () => {
  await on.stop();
  await db.drop();
});

describe('a run that is ended by a person', () => {
  test('while a model thinks costs nothing, and stops waiting', async () => {
    const { balance } = await on.account();
    on.server.script = () => ({ kind: 'stall' });
    const id = await on.start(await on.lead(), 'xray');
    await on.until(async () => on.server.asked.length > 0);
    await on.act(on.admin, 'analysis.cancel', on.orgId, { runId: id });
    expect(await on.account()).toEqual({ balance, held: 0 });
    await on.until(async () => {
      const jobs = await db.sql`
        select from graphile_worker._private_jobs where key = ${`analysis:${id}`}`;
      return jobs.length === 0;
    });
    expect(await on.run(id)).toMatchObject({ state: 'cancelled', spent: 0 });
  });

  test('after it has succeeded is refused', async () => {
    const id = await on.start(await on.lead());
    await on.ended(id);
    const cancel = on.act(on.admin, 'analysis.cancel', on.orgId, { runId: id });
    await expect(cancel).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('what goes wrong', () => {
  test('a lead that is deleted while its run waits costs nothing', async () => {
    const lead = await on.lead();
    const { balance } = await on.account();
    await db.sql`update lead set deleted_at = now() where id = ${lead}`;
    const id = newId();
    await db.sql.begin(async (tx) => {
      await tx`insert into analysis_run (id, org_id, lead_id, tier, price_credits)
        values (${id}, ${on.orgId}, ${lead}, 'light', 1)`;
      await tx`select credit_hold_open(${on.orgId}, ${`analysis:${id}`}, 1, 'analysis_run', ${id},
        'x', null, ${newId()})`;
      await tx`select graphile_worker.add_job('analysis.run',
        ${JSON.stringify({ orgId: on.orgId, runId: id })}::text::json,
        job_key => ${`analysis:${id}`})`;
    });
    expect(await on.ended(id)).toMatchObject({ state: 'failed', stateReason: 'lead_gone' });
    expect(await on.account()).toEqual({ balance, held: 0 });
  });

  test('a hold whose run went with its lead goes back by the sweep', async () => {
    const { balance } = await on.account();
    on.server.script = () => ({ kind: 'stall' });
    const lead = await on.lead();
    const id = await on.start(lead);
    await on.until(async () => on.server.asked.length > 0);
    await db.sql`delete from lead where id = ${lead}`;
    expect((await on.account()).held).toBe(1);
    await failStuckAnalyses(db.sql, 0);
    expect(await on.account()).toEqual({ balance, held: 0 });
    expect((await db.sql`select from analysis_run where id = ${id}`).length).toBe(0);
  });

  test('a run whose job has died for good is failed and paid back by the sweep', async () => {
    const { balance } = await on.account();
    on.server.script = () => ({ kind: 'stall' });
    const id = await on.start(await on.lead());
    await on.until(async () => on.server.asked.length > 0);
    // Another worker's table of jobs forgets it, as after the last attempt.
    await db.sql`update graphile_worker._private_jobs set key = null where key = ${`analysis:${id}`}`;
    expect(await failStuckAnalyses(db.sql)).toBe(0);
    expect(await failStuckAnalyses(db.sql, 0)).toBe(1);
    expect(await on.run(id)).toMatchObject({ state: 'failed', stateReason: 'worker_failed' });
    expect(await on.account()).toEqual({ balance, held: 0 });
  });
});
