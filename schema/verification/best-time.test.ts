import { describe, expect, test } from 'vitest';
import { bestTime, type ContactFacts } from './best-time.ts';
import { readOpeningTimes } from './opening-times.ts';

/** A Monday, noon in UTC. */
const MONDAY = Date.UTC(2026, 10, 23, 12);
const clock = (minutes: number) =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

function told(facts: ContactFacts) {
  const found = bestTime(facts, MONDAY);
  return (
    found && `${found.channel} ${found.weekdays.join('')} ${clock(found.from)}–${clock(found.to)}`
  );
}

const reachable = { phone: '+442079460123', email: 'ada@example.org' };

describe('when and how', () => {
  test.each<[string, ContactFacts, string]>([
    [
      'a restaurant, between the meals',
      { industry: 'Italian restaurant' },
      'phone 231 15:00–17:00',
    ],
    ['a dentist, before the first patient', { industry: 'Zahnarztpraxis' }, 'phone 234 8:00–9:00'],
    [
      'a builder, before the crews leave',
      { industry: 'construction company' },
      'phone 234 7:00–8:30',
    ],
    ['a salon, not on Monday', { industry: 'hairdresser' }, 'phone 23 9:00–10:30'],
    ['somebody at a desk', { industry: 'software' }, 'email 234 8:30–10:00'],
    [
      'an executive, early',
      { industry: 'software', title: 'Founder & CEO' },
      'email 234 6:30–8:00',
    ],
    [
      'the owner of a restaurant, who stands in it',
      { industry: 'restaurant', title: 'Owner' },
      'phone 231 15:00–17:00',
    ],
    [
      'a vice president is no president',
      { industry: 'software', title: 'VP Engineering' },
      'email 234 8:30–10:00',
    ],
    ['in Spain, later', { country: 'ES' }, 'email 234 9:30–11:00'],
    ['in Saudi Arabia, from Sunday on', { country: 'SA' }, 'email 123 8:30–10:00'],
    ['as the seller likes it', { preferred: ['linkedin', 'phone'] }, 'phone 234 10:00–11:30'],
    ['not by an address that is none', { emailState: 'undeliverable' }, 'phone 234 10:00–11:30'],
    [
      'by a good number before a doubtful address',
      { emailState: 'risky', phoneState: 'valid' },
      'phone 234 10:00–11:30',
    ],
    [
      'by mail where the number is none',
      { industry: 'restaurant', phoneState: 'invalid' },
      'email 231 14:30–16:30',
    ],
    ['not by a pager', { industry: 'restaurant', phoneType: 'pager' }, 'email 231 14:30–16:30'],
  ])('%s', (_who, facts, time) => {
    expect(told({ ...reachable, ...facts })).toBe(time);
  });

  test('there may be no way', () => {
    expect(bestTime({ industry: 'restaurant' }, MONDAY)).toBeNull();
    expect(bestTime({ email: 'a@b.example', emailState: 'undeliverable' }, MONDAY)).toBeNull();
    expect(told({ linkedin: 'https://www.linkedin.com/in/x' })).toBe('linkedin 234 12:00–13:30');
  });

  test('says why', () => {
    const facts = {
      ...reachable,
      industry: 'restaurant',
      country: 'SA',
      openingHours: 'So-Do 12:00-16:00',
    };
    expect(bestTime(facts, MONDAY)?.reasons).toEqual([
      'trade.meals',
      'opening_hours',
      'week.other',
      'channel.floor',
    ]);
  });

  test.each([
    ['cut to them', 'Mo-Fr 09:30-16:00', 'phone 231 15:00–16:00'],
    ['moved to the nearer interval', 'Mo-Su 11:00-14:30, 18:30-23:00', 'phone 231 13:30–14:30'],
    ['moved to what comes after', 'Mo-Su 17:00-23:00', 'phone 231 17:00–18:00'],
    ['on days that are open', 'Mo-Tu closed; We-Su 12:00-22:00', 'phone 3 15:00–17:00'],
    ['not understood', 'by appointment', 'phone 231 15:00–17:00'],
  ])('opening hours: %s', (_what, openingHours, time) => {
    expect(told({ ...reachable, industry: 'restaurant', openingHours })).toBe(time);
  });
});

describe('the next time', () => {
  const hour = (at: number | undefined) => at && new Date(at).toISOString().slice(0, 16);

  test('is in their own time', () => {
    const next = bestTime({ phone: '+12125550147', industry: 'restaurant', country: 'US' }, MONDAY);
    // 15:00 in New York is 20:00 UTC in winter, and Monday will do.
    expect([next?.timeZone, hour(next?.next?.startsAt)]).toEqual([
      'America/New_York',
      '2026-11-23T20:00',
    ]);
  });

  test('is this one while it lasts, and another when it has almost passed', () => {
    const facts = { phone: '+442079460123', industry: 'restaurant', country: 'GB' };
    const at = (time: number) => hour(bestTime(facts, time)?.next?.startsAt);
    expect(at(Date.UTC(2026, 10, 24, 16, 0))).toBe('2026-11-24T15:00');
    expect(at(Date.UTC(2026, 10, 24, 16, 45))).toBe('2026-11-25T15:00');
    expect(at(Date.UTC(2026, 10, 25, 18, 0))).toBe('2026-11-30T15:00');
  });

  test('keeps their clocks when these are changed', () => {
    const facts = { phone: '+442079460123', industry: 'restaurant', country: 'GB' };
    // Clocks go forward on 29 March 2026.
    expect(hour(bestTime(facts, Date.UTC(2026, 2, 27, 12))?.next?.startsAt)).toBe(
      '2026-03-30T14:00',
    );
  });

  test('is not known where nobody knows where they are', () => {
    const found = bestTime({ email: 'ada@example.org' }, MONDAY);
    expect([found?.timeZone, found?.next]).toEqual([null, null]);
  });
});

describe('opening hours', () => {
  const read = (text: string) =>
    [...(readOpeningTimes(text) ?? [])].map(
      ([day, windows]) =>
        `${day} ${windows.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(' ')}`,
    );
  test.each([
    ['Mo-We 09:00-17:30', ['1 9:00-17:30', '2 9:00-17:30', '3 9:00-17:30']],
    ['Mo 9-12, 13-17', ['1 9:00-12:00 13:00-17:00']],
    ['Monday: 9am – 5.30pm; Tuesday: closed', ['1 9:00-17:30', '2 ']],
    ['Sa-Mo 10:00-14:00', ['6 10:00-14:00', '7 10:00-14:00', '1 10:00-14:00']],
    [
      'Mo, Mi 8.00 bis 12.00 Uhr; Di 14.00 bis 18.00 Uhr',
      ['1 8:00-12:00', '3 8:00-12:00', '2 14:00-18:00'],
    ],
    ['Lundi 9h00 à 12h30', ['1 9:00-12:30']],
    ['Fr 18:00-00:00', ['5 18:00-24:00']],
    ['whenever you like', []],
    ['9-5', []],
    ['Mo 25:00-26:00', []],
  ])('%s', (text, times) => {
    expect(read(text)).toEqual(times);
  });
});
