import { expect, test } from 'vitest';
import { tellTimeLeft } from './time-left.ts';

test('without an estimate it is not known', () => {
  expect(tellTimeLeft(null, 20)).toEqual({ key: 'unknown' });
  expect(tellTimeLeft(Number.POSITIVE_INFINITY, 20)).toEqual({ key: 'unknown' });
});

test('steps grow with the time, and minutes are never rounded down', () => {
  expect(tellTimeLeft(0, 20)).toEqual({ key: 'seconds' });
  expect(tellTimeLeft(10, 20)).toEqual({ key: 'seconds' });
  expect(tellTimeLeft(11, 20)).toEqual({ key: 'minute' });
  expect(tellTimeLeft(60, 20)).toEqual({ key: 'minute' });
  expect(tellTimeLeft(61, 20)).toEqual({ key: 'minutes', count: 2 });
  expect(tellTimeLeft(89 * 60, 20)).toEqual({ key: 'minutes', count: 89 });
  expect(tellTimeLeft(90 * 60, 20)).toEqual({ key: 'hours', count: 2 });
  expect(tellTimeLeft(5 * 3600, 20)).toEqual({ key: 'hours', count: 5 });
});

test('the first pages are no ground for an estimate', () => {
  expect(tellTimeLeft(5, 19)).toEqual({ key: 'unknown' });
});
