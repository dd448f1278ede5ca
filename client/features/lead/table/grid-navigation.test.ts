import { expect, test } from 'vitest';
import { followRow, HEAD_ROW, moveBy, readMove } from './grid-navigation.ts';

const size = { rows: 100, columns: 5, page: 20 };
const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test('J and K move like the arrows', () => {
  expect(readMove({ ...none, key: 'j' })).toBe('down');
  expect(readMove({ ...none, key: 'k' })).toBe('up');
  expect(readMove({ ...none, key: 'J', shiftKey: true })).toBe('down');
});

test('with Ctrl or ⌘ the arrows go to the ends, and letters are left to the browser', () => {
  expect(readMove({ ...none, key: 'ArrowDown', metaKey: true })).toBe('gridEnd');
  expect(readMove({ ...none, key: 'Home', ctrlKey: true })).toBe('gridStart');
  expect(readMove({ ...none, key: 'k', ctrlKey: true })).toBeNull();
  expect(readMove({ ...none, key: 'ArrowLeft', altKey: true })).toBeNull();
});

test('moves stay inside the grid', () => {
  expect(moveBy({ row: 0, column: 0 }, 'up', size)).toEqual({ row: 0, column: 0 });
  expect(moveBy({ row: 99, column: 4 }, 'right', size)).toEqual({ row: 99, column: 4 });
  expect(moveBy({ row: 90, column: 2 }, 'pageDown', size)).toEqual({ row: 99, column: 2 });
  expect(moveBy({ row: 5, column: 2 }, 'pageUp', size)).toEqual({ row: 0, column: 2 });
});

test('Home and End go along the row, with Ctrl along the table', () => {
  expect(moveBy({ row: 7, column: 3 }, 'rowStart', size)).toEqual({ row: 7, column: 0 });
  expect(moveBy({ row: 7, column: 3 }, 'rowEnd', size)).toEqual({ row: 7, column: 4 });
  expect(moveBy({ row: 7, column: 3 }, 'gridEnd', size)).toEqual({ row: 99, column: 3 });
});

test('up from the first row enters the head where there is one, and down leaves it', () => {
  const headed = { ...size, hasHead: true };
  expect(moveBy({ row: 0, column: 2 }, 'up', headed)).toEqual({ row: HEAD_ROW, column: 2 });
  expect(moveBy({ row: HEAD_ROW, column: 2 }, 'right', headed)).toEqual({
    row: HEAD_ROW,
    column: 3,
  });
  expect(moveBy({ row: HEAD_ROW, column: 2 }, 'down', headed)).toEqual({ row: 0, column: 2 });
  expect(moveBy({ row: 3, column: 2 }, 'pageUp', headed)).toEqual({ row: 0, column: 2 });
  expect(moveBy({ row: HEAD_ROW, column: 2 }, 'down', { ...headed, rows: 0 })?.row).toBe(HEAD_ROW);
});

test('an empty grid has no place to be', () => {
  expect(moveBy({ row: 0, column: 0 }, 'down', { ...size, rows: 0 })).toBeNull();
});

test('the cursor follows its lead when rows arrive above it', () => {
  expect(followRow(['new', 'a', 'b'], 'b', 1)).toBe(2);
});

test('when its lead is gone the cursor stands on what took its place', () => {
  expect(followRow(['a', 'c'], 'b', 1)).toBe(1);
  expect(followRow(['a'], 'b', 1)).toBe(0);
  expect(followRow([], 'b', 1)).toBe(-1);
});
