import { expect, test } from 'vitest';
import { formatDuration, formatRelative } from './format.ts';

const NOW = Date.UTC(2026, 5, 15, 12, 0, 0);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test('what happened within a minute happened now, on either side', () => {
  expect(formatRelative(NOW - 59_999, NOW)).toBe('now');
  expect(formatRelative(NOW + 20_000, NOW)).toBe('now');
});

test('units change where the words change, and never round up', () => {
  expect(formatRelative(NOW - MINUTE, NOW)).toBe('1 minute ago');
  expect(formatRelative(NOW - (HOUR - 1), NOW)).toBe('59 minutes ago');
  expect(formatRelative(NOW - HOUR, NOW)).toBe('1 hour ago');
  expect(formatRelative(NOW - (DAY - 1), NOW)).toBe('23 hours ago');
  expect(formatRelative(NOW - DAY, NOW)).toBe('yesterday');
  expect(formatRelative(NOW + 2 * HOUR, NOW)).toBe('in 2 hours');
});

test('past a week it is a date, with the year when it is another one', () => {
  expect(formatRelative(NOW - 8 * DAY, NOW)).toMatch(/7/);
  expect(formatRelative(NOW - 8 * DAY, NOW)).not.toMatch(/2026/);
  expect(formatRelative(NOW - 400 * DAY, NOW)).toMatch(/2025/);
});

test('durations carry over cleanly at the borders', () => {
  expect(formatDuration(0)).toBe('0 s');
  expect(formatDuration(59.4)).toBe('59 s');
  expect(formatDuration(59.6)).toBe('1 min');
  expect(formatDuration(200)).toBe('3 min 20 s');
  expect(formatDuration(3_840)).toBe('1 h 04 min');
  expect(formatDuration(-5)).toBe('0 s');
});
