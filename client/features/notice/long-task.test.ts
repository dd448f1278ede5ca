import { expect, test } from 'vitest';
import { isLongTask } from './long-task.ts';

test('a long task is one that has ended after more than half a minute', () => {
  expect(isLongTask({ kind: 'crawl.completed', data: { seconds: 31 } })).toBe(true);
  expect(isLongTask({ kind: 'crawl.failed', data: { seconds: 400 } })).toBe(true);
  expect(isLongTask({ kind: 'crawl.completed', data: { seconds: 30 } })).toBe(false);
  expect(isLongTask({ kind: 'crawl.completed', data: {} })).toBe(false);
  expect(isLongTask({ kind: 'crawl.paused', data: { seconds: 400 } })).toBe(false);
});
