import { beforeEach, expect, test } from 'vitest';
import { noteServerDate, serverNow } from './server-clock.ts';

const HOUR_MS = 3_600_000;
const sentAtMs = Date.parse('2026-03-01T12:00:00.000Z');
const quick = { sentAtMs, receivedAtMs: sentAtMs + 200 };
const hoursOff = (hours: number) => new Date(sentAtMs + hours * HOUR_MS).toUTCString();

beforeEach(() => noteServerDate(hoursOff(0), quick));

test.each([-5, 3, 24 * 365])(
  'a device that is %i hours off goes by the server’s clock',
  (hours) => {
    noteServerDate(hoursOff(hours), quick);
    expect(Math.abs(serverNow(sentAtMs) - (sentAtMs + hours * HOUR_MS))).toBeLessThan(1_000);
    noteServerDate(hoursOff(0), quick);
    expect(serverNow(sentAtMs)).toBe(sentAtMs);
  },
);

test('seconds are no difference', () => {
  noteServerDate(new Date(sentAtMs + 20_000).toUTCString(), quick);
  expect(serverNow(sentAtMs)).toBe(sentAtMs);
});

test('an answer without a date, or one that took long, teaches nothing', () => {
  noteServerDate(hoursOff(3), quick);
  const before = serverNow(sentAtMs);
  noteServerDate(null, quick);
  noteServerDate('soon', quick);
  noteServerDate(hoursOff(9), { sentAtMs, receivedAtMs: sentAtMs + 60_000 });
  noteServerDate(hoursOff(9), { sentAtMs, receivedAtMs: sentAtMs - HOUR_MS });
  expect(serverNow(sentAtMs)).toBe(before);
});
