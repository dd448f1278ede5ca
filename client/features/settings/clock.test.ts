import { expect, test } from 'vitest';
import { toClock, toMinute } from './clock.ts';

test('a minute of the day is what a time field shows, and back', () => {
  expect([0, 65, 1320, 1439].map(toClock)).toEqual(['00:00', '01:05', '22:00', '23:59']);
  for (let minute = 0; minute < 1440; minute++) expect(toMinute(toClock(minute))).toBe(minute);
  expect(toMinute('')).toBeNull();
});
