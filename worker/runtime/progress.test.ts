import { expect, test } from 'vitest';
import { makeProgress } from './progress.ts';

test('writes the newest value only, and never two at once', async () => {
  const saved: number[] = [];
  let atOnce = 0;
  let most = 0;
  const progress = makeProgress(
    async (percent) => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, 20));
      saved.push(percent);
      atOnce--;
    },
    () => undefined,
    1,
  );
  for (let percent = 0; percent <= 100; percent += 10) {
    progress.report(percent);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  await progress.flush();
  expect(most).toBe(1);
  expect(saved.length).toBeLessThan(8);
  expect(saved.at(-1)).toBe(100);
  expect(saved.toSorted((a, b) => a - b)).toEqual(saved);
});

test('keeps within 0 and 100 and writes nothing that was written already', async () => {
  const saved: number[] = [];
  const progress = makeProgress(
    async (percent) => void saved.push(percent),
    () => undefined,
  );
  progress.report(250);
  await progress.flush();
  progress.report(100.2);
  await progress.flush();
  progress.report(-3);
  await progress.flush();
  expect(saved).toEqual([100, 0]);
});

test('a write that fails is told, and tried again with the next', async () => {
  const errors: unknown[] = [];
  const saved: number[] = [];
  const progress = makeProgress(
    async (percent) => {
      if (percent === 50) throw new Error('The database is away');
      saved.push(percent);
    },
    (error) => errors.push(error),
  );
  progress.report(50);
  await progress.flush();
  progress.report(60);
  await progress.flush();
  expect(errors.length).toBe(1);
  expect(saved).toEqual([60]);
});
