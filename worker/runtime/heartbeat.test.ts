import { expect, test, vi } from 'vitest';
import type { Sql } from '../../platform/sql.ts';
import { startHeartbeat, WorkerLost } from './heartbeat.ts';

/** A database that answers each beat as `answer` says. */
function beatTo(answer: () => { count: number }) {
  const sql = (async () => answer()) as unknown as Sql;
  return startHeartbeat({ sql, workerId: 'pool-1', beatMs: 10, deadAfterMs: 200 });
}

test('a worker judges others only after it has itself beaten for that long without a gap', async () => {
  let isDown = false;
  const heartbeat = await beatTo(() => {
    if (isDown) throw new Error('connection refused');
    return { count: 1 };
  });
  const bornAt = performance.now();
  expect(heartbeat.mayJudge()).toBe(false);
  await vi.waitFor(() => expect(heartbeat.mayJudge()).toBe(true), 5000);
  expect(performance.now() - bornAt).toBeGreaterThanOrEqual(190);

  isDown = true;
  await vi.waitFor(() => expect(heartbeat.isBeating()).toBe(false), 5000);
  expect(heartbeat.mayJudge()).toBe(false);
  isDown = false;
  await vi.waitFor(() => expect(heartbeat.isBeating()).toBe(true), 5000);
  const upAt = performance.now();
  expect(heartbeat.mayJudge()).toBe(false);
  await vi.waitFor(() => expect(heartbeat.mayJudge()).toBe(true), 5000);
  expect(performance.now() - upAt).toBeGreaterThanOrEqual(150);
  heartbeat.stop();
});

test('a worker whose row is gone knows that it was judged, and confirms nothing more', async () => {
  let count = 1;
  const heartbeat = await beatTo(() => ({ count }));
  await expect(heartbeat.confirm()).resolves.toBeUndefined();
  count = 0;
  await heartbeat.lost;
  expect(heartbeat.isBeating()).toBe(false);
  await expect(heartbeat.confirm()).rejects.toThrow(WorkerLost);
});
