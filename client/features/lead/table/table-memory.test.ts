import { expect, test } from 'vitest';
import { recallTable, rememberTable } from './table-memory.ts';

const first = { limit: 500, scrollTop: 0 };

test('a table is found as it was left, each view by itself', () => {
  rememberTable('a', { scrollTop: 900 }, first);
  rememberTable('a', { limit: 1000 }, first);
  expect(recallTable('a')).toEqual({ limit: 1000, scrollTop: 900 });
  expect(recallTable('b')).toBeNull();
});

test('only the latest views are kept', () => {
  rememberTable('old', { scrollTop: 1 }, first);
  for (let n = 0; n < 20; n += 1) rememberTable(`view-${n}`, { scrollTop: n }, first);
  expect(recallTable('old')).toBeNull();
  expect(recallTable('view-19')?.scrollTop).toBe(19);
});
