import { expect, test } from 'vitest';
import { firstLimit, LAST_LIMIT, nextLimit } from './limit-window.ts';

test('asks for twice as many when the person nears the end of a full window', () => {
  expect(nextLimit({ limit: 500, loaded: 500, lastVisible: 250 })).toBe(1000);
});

test('asks for no more at the top, or when the rows have run out', () => {
  expect(nextLimit({ limit: 500, loaded: 500, lastVisible: 40 })).toBe(500);
  expect(nextLimit({ limit: 500, loaded: 320, lastVisible: 319 })).toBe(500);
});

test('waits for the rows that were asked for before asking again', () => {
  expect(nextLimit({ limit: 1000, loaded: 500, lastVisible: 499 })).toBe(1000);
});

test('stops at what a query may ask for', () => {
  expect(nextLimit({ limit: 16_000, loaded: 16_000, lastVisible: 15_999 })).toBe(LAST_LIMIT);
});

test('asks for a whole window as soon as its first screens are there', () => {
  expect(nextLimit({ limit: 100, loaded: 99, lastVisible: 30 })).toBe(100);
  expect(nextLimit({ limit: 100, loaded: 100, lastVisible: 30 })).toBe(500);
});

test('a table that is shown again asks for what reaches to where it was left', () => {
  expect(firstLimit(0)).toBe(100);
  expect(firstLimit(199)).toBe(500);
  expect(firstLimit(650)).toBe(1000);
  expect(firstLimit(50_000)).toBe(LAST_LIMIT);
});
