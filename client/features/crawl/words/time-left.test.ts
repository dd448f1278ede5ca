import { expect, test } from 'vitest';
import { tellTimeLeft } from './time-left.ts';

test('without an estimate it is not known', () => {
  expect(tellTimeLeft(null)).toEqual({ key: 'unknown' });
  expect(tellTimeLeft(Number.POSITIVE_INFINITY)).toEqual({ key: 'unknown' });
});

test('steps grow with the time, and minutes are never rounded down', () => {
  expect(tellTimeLeft(0)).toEqual({ key: 'seconds' });
  expect(tellTimeLeft(10)).toEqual({ key: 'seconds' });
  expect(tellTimeLeft(11)).toEqual({ key: 'minute' });
  expect(tellTimeLeft(60)).toEqual({ key: 'minute' });
  expect(tellTimeLeft(61)).toEqual({ key: 'minutes', count: 2 });
  expect(tellTimeLeft(89 * 60)).toEqual({ key: 'minutes', count: 89 });
  expect(tellTimeLeft(90 * 60)).toEqual({ key: 'hours', count: 2 });
  expect(tellTimeLeft(5 * 3600)).toEqual({ key: 'hours', count: 5 });
});
