import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { stage } from '../../platform/testing/actors.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { newId } from '../../schema/id.ts';
import { startTestWorker, type TestWorker } from '../runtime/testing/test-worker.ts';
import { refreshScores } from './refresh-scores.ts';
import { tendScores } from './tend-scores.ts';

let db: TestDatabase;
let on: ReturnType<typeof stage>;
let worker: TestWorker;
beforeAll(async () => {
  db = await createTestDatabase();
  on = stage(db.sql);
  worker = startTestWorker(db.url, [refreshScores, tendScores]);
});
afterAll(async () => {
  await worker.stop();
  await db.drop();
});

const unscored = async (orgId: string) => {
  const rows = await db.sql`select from lead where org_id = ${orgId} and score is null`;
  return rows.length;
};
const soon = { timeout: 20_000, interval: 50 };

test('what people do is scored by the worker that the commit rang for', async () => {
  const { orgId, admin } = await on.org();
  for (let n = 0; n < 5; n++) {
    const fields = { name: `Ada ${n}`, email: `ada${n}@reeve.example` };
    await on.act(admin, 'lead.create', orgId, { id: newId(), kind: 'person', fields });
  }
  await vi.waitFor(async () => expect(await unscored(orgId)).toBe(0), soon);
  await on.act(admin, 'icp.create', orgId, {
    id: newId(),
    name: 'Dentists',
    criteria: { industries: ['dentist'] },
    weights: {},
  });
  await vi.waitFor(async () => {
    const rows = await db.sql`select from score where org_id = ${orgId} and icp_id is not null`;
    expect(rows).toHaveLength(5);
  }, soon);
});

test('marks whose job was lost are found by the next minute’s round', async () => {
  const { orgId } = await on.org();
  await db.sql.begin(async (tx) => {
    // As if the row of the queue had been lost with its worker.
    await tx`select set_config('app.scores_rung', ${orgId}, true)`;
    await tx`
      insert into lead (id, org_id, kind, name) values (${newId()}, ${orgId}, 'person', 'Bo')`;
  });
  await db.sql`
    update score_dirty set created_at = now() - interval '1 minute' where org_id = ${orgId}`;
  await db.sql`select graphile_worker.add_job('score.tend', '{}'::json)`;
  await vi.waitFor(async () => expect(await unscored(orgId)).toBe(0), soon);
});

test('what commits only after the job began is found by its second look', async () => {
  const { orgId, admin } = await on.org();
  const [late, prompt] = [newId(), newId()];
  for (const id of [late, prompt]) {
    await on.act(admin, 'lead.create', orgId, { id, kind: 'person', fields: { name: 'Ada' } });
  }
  const hashOf = async (id: string) => {
    const [row] = await db.sql<{ hash: string }[]>`
      select inputs_hash as hash from score where lead_id = ${id}`;
    return row?.hash;
  };
  await vi.waitFor(async () => expect(await unscored(orgId)).toBe(0), soon);
  const [lateBefore, promptBefore] = [await hashOf(late), await hashOf(prompt)];
  await db.sql.begin(async (tx) => {
    // It saw a waiting job and did not ring; then its commit took long.
    await tx`select set_config('app.scores_rung', ${orgId}, true)`;
    await tx`update lead set city = 'Leeds' where id = ${late}`;
    await on.act(admin, 'lead.edit', orgId, { leadId: prompt, changes: { city: 'Hull' } });
    await vi.waitFor(async () => expect(await hashOf(prompt)).not.toBe(promptBefore), soon);
    expect(await hashOf(late)).toBe(lateBefore);
  });
  await vi.waitFor(async () => expect(await hashOf(late)).not.toBe(lateBefore), soon);
});
