import { describe, expect, test } from 'vitest';
import { endOfQuiet } from './quiet-hours.ts';

const at = (iso: string) => Date.parse(iso);
const night = { from: 22 * 60, to: 7 * 60, timeZone: 'UTC' };

describe('quiet hours', () => {
  test.each([
    ['2026-03-10T21:59:59Z', '2026-03-10T21:59:59Z'],
    ['2026-03-10T22:00:00Z', '2026-03-11T07:00:00Z'],
    ['2026-03-11T03:30:20Z', '2026-03-11T07:00:00Z'],
    ['2026-03-11T07:00:00Z', '2026-03-11T07:00:00Z'],
  ])('over midnight: at %s the next word may come at %s', (now, free) => {
    expect(endOfQuiet(night, at(now))).toBe(at(free));
  });

  test('within a day', () => {
    const noon = { from: 12 * 60, to: 13 * 60, timeZone: 'UTC' };
    expect(endOfQuiet(noon, at('2026-03-10T12:30:00Z'))).toBe(at('2026-03-10T13:00:00Z'));
    expect(endOfQuiet(noon, at('2026-03-10T13:30:00Z'))).toBe(at('2026-03-10T13:30:00Z'));
  });

  test('are those of the person’s time zone', () => {
    const tokyo = { ...night, timeZone: 'Asia/Tokyo' };
    // 23:00 in Tokyo.
    expect(endOfQuiet(tokyo, at('2026-03-10T14:00:00Z'))).toBe(at('2026-03-10T22:00:00Z'));
  });

  test('end when the clock says so in the nights in which it is changed', () => {
    const berlin = { ...night, timeZone: 'Europe/Berlin' };
    // 29 March 2026: 2:00 becomes 3:00. 25 October 2026: 3:00 becomes 2:00.
    expect(endOfQuiet(berlin, at('2026-03-28T22:00:00Z'))).toBe(at('2026-03-29T05:00:00Z'));
    expect(endOfQuiet(berlin, at('2026-10-24T21:00:00Z'))).toBe(at('2026-10-25T06:00:00Z'));
  });

  test('none, the same minute twice, and an unknown zone hold nothing back for ever', () => {
    const now = at('2026-03-10T23:00:00Z');
    expect(endOfQuiet(null, now)).toBe(now);
    expect(endOfQuiet({ ...night, to: night.from }, now)).toBe(now);
    expect(endOfQuiet({ ...night, timeZone: 'Mars/Base' }, now)).toBe(at('2026-03-11T07:00:00Z'));
  });
});
