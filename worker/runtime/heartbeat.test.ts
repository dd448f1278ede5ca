import { expect, test, vi } from 'vitest';
import type { Sql } from '../../platform/sql.ts';
import { startHeartbeat, WorkerLost } from './heartbeat.ts';

/** A database that answers each beat as `answer` says. */
function beatTo(answer: () => { count: number }) {
  const sql = (async () => answer()) as unknown as Sql;
  return startHeartbeat({ sql, workerId: 'pool-1', beatMs: 10, deadAfterMs: 200 });
}

test('a worker that could not beat for a while judges nobody until the others could beat again', async () => {
  let isDown = false;
  const heartbeat = await beatTo(() => {
    if (isDown) throw new Error('connection refused');
    return { count: 1 };
  });
  expect(heartbeat.mayJudge()).toBe(true);

  isDown = true;
  await vi.waitFor(() => expect(heartbeat.isBeating()).toBe(false), 5000);
  expect(heartbeat.mayJudge()).toBe(false);
  isDown = false;
  await vi.waitFor(() => expect(heartbeat.isBeating()).toBe(true), { timeout: 5000, interval: 5 });
  const upAt = performance.now();
  expect(heartbeat.mayJudge()).toBe(false);
  await vi.waitFor(() => expect(heartbeat.mayJudge()).toBe(true), { timeout: 5000, interval: 5 });
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
