import { expect, test } from 'vitest';
import { recallScroll, rememberScroll } from './table-memory.ts';

test('a table is found as it was left, each view by itself', () => {
  rememberScroll('a', 900);
  rememberScroll('a', 1200);
  expect(recallScroll('a')).toBe(1200);
  expect(recallScroll('b')).toBe(0);
});

test('only the latest views are kept', () => {
  rememberScroll('old', 1);
  for (let n = 0; n < 20; n += 1) rememberScroll(`view-${n}`, n);
  expect(recallScroll('old')).toBe(0);
  expect(recallScroll('view-19')).toBe(19);
});
