import { expect, test } from 'vitest';
import { formatDay } from './format-day.ts';

test('a day stands without its year while no other can be meant', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  expect(formatDay('2026-12-24', now)).toBe('Dec 24');
  expect(formatDay('2027-01-14', now)).toBe('Jan 14');
  expect(formatDay('2028-01-14', now)).toBe('Jan 14, 28');
  expect(formatDay('soon', now)).toBe('soon');
});
