import { expect, test } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

test('a burst passes, then a steady pace; the rest is refused', () => {
  let nowMs = 0;
  const bucket = new TokenBucket({ capacity: 30, perSecond: 15, now: () => nowMs });
  let passed = 0;
  // 200 messages a second for ten seconds.
  for (let n = 0; n < 2_000; n += 1) {
    nowMs = n * 5;
    if (bucket.take()) passed += 1;
  }
  expect(passed).toBeGreaterThanOrEqual(30 + 149);
  expect(passed).toBeLessThanOrEqual(30 + 150);
  expect(bucket.refused).toBe(2_000 - passed);
});

test('who keeps the pace again starts with a clean slate', () => {
  let nowMs = 0;
  const bucket = new TokenBucket({ capacity: 2, perSecond: 1, now: () => nowMs });
  for (let n = 0; n < 5; n += 1) bucket.take();
  expect(bucket.refused).toBe(3);
  nowMs = 2_000;
  expect(bucket.take()).toBe(true);
  expect(bucket.refused).toBe(0);
});
