import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeadlineExceeded, putOnLeash } from './leash.ts';
import { ShuttingDown, WorkerLife } from './life.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('aborts at the deadline, and takes the slot back when the task does not listen', async () => {
  const leash = putOnLeash(new WorkerLife(), 1000, 500);
  expect(leash.deadline).toBe(Date.now() + 1000);
  vi.advanceTimersByTime(999);
  expect(leash.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(leash.signal.reason).toBeInstanceOf(DeadlineExceeded);
  const overdue = expect(leash.overdue).rejects.toThrow('It took longer than 1 s');
  vi.advanceTimersByTime(500);
  await overdue;
});

test('aborts with the life of its worker, also when that is over already', () => {
  const life = new WorkerLife();
  const before = putOnLeash(life, 1000);
  const released = putOnLeash(life, 1000);
  released.release();
  expect(life.runningJobs).toBe(1);
  life.end(new ShuttingDown());
  const after = putOnLeash(life, 1000);
  expect(before.signal.reason).toBeInstanceOf(ShuttingDown);
  expect(released.signal.aborted).toBe(false);
  expect(after.signal.reason).toBeInstanceOf(ShuttingDown);
});

test('leaves no timer behind', () => {
  putOnLeash(new WorkerLife(), 1000).release();
  expect(vi.getTimerCount()).toBe(0);
});
