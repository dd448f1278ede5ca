import { expect, test } from 'vitest';
import { chosenIn, coverage, extendTo, NO_SELECTION, selectAll, toggle } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

test('a lead is chosen and let go by itself', () => {
  const one = toggle(NO_SELECTION, 'b');
  expect(chosenIn(one, order)).toEqual(['b']);
  expect(chosenIn(toggle(one, 'b'), order)).toEqual([]);
});

test('a range runs from the last single choice, in either direction', () => {
  const anchored = toggle(NO_SELECTION, 'c');
  expect(chosenIn(extendTo(anchored, order, 'e'), order)).toEqual(['c', 'd', 'e']);
  expect(chosenIn(extendTo(anchored, order, 'a'), order)).toEqual(['a', 'b', 'c']);
});

test('a range shrinks again while it is drawn, and keeps what was chosen before it', () => {
  const first = toggle(toggle(NO_SELECTION, 'a'), 'c');
  const wide = extendTo(first, order, 'e');
  expect(chosenIn(extendTo(wide, order, 'd'), order)).toEqual(['a', 'c', 'd']);
});

test('without an anchor a range starts at the cursor, or is the lead alone', () => {
  expect(chosenIn(extendTo(NO_SELECTION, order, 'c', 'b'), order)).toEqual(['b', 'c']);
  expect(chosenIn(extendTo(NO_SELECTION, order, 'c'), order)).toEqual(['c']);
});

test('an anchor that left the table starts a new range', () => {
  const gone = toggle(NO_SELECTION, 'z');
  expect(chosenIn(extendTo(gone, order, 'c'), order)).toEqual(['c']);
});

test('acts apply to leads that are still on the table, in its order', () => {
  const all = selectAll(order);
  expect(chosenIn(all, ['e', 'c', 'x'])).toEqual(['e', 'c']);
});

test('the head of the table knows none, some and all', () => {
  expect([coverage(0, 5), coverage(2, 5), coverage(5, 5), coverage(0, 0)]).toEqual([
    'none',
    'some',
    'all',
    'none',
  ]);
});
