import { expect, test } from 'vitest';
import { NANP_ZONES, PREFIX_ZONES } from './area-codes.ts';
import { offsetMinutes, type TimeZoneEvidence, timeZoneOf } from './time-zone.ts';
import { COUNTRY_ZONES, REGION_ZONES } from './zone-tables.ts';

const cities: Record<string, string> = {
  'El Paso': 'America/Denver',
  Knoxville: 'America/New_York',
};
const cityZone = (city: string) => cities[city] ?? null;

test.each<[TimeZoneEvidence, string | null, string?, boolean?]>([
  [{ country: 'GB', city: 'Leeds' }, 'Europe/London', 'country', true],
  [{ country: 'de', phone: '+12125550100' }, 'Europe/Berlin', 'country', true],
  [{ country: 'US', region: 'TX', city: 'El Paso' }, 'America/Denver', 'city', true],
  [{ country: 'US', region: 'TX', city: 'Marfa' }, 'America/Chicago', 'region', false],
  [{ country: 'US', region: 'Texas' }, 'America/Chicago', 'region', false],
  [{ country: 'US', region: 'Arizona' }, 'America/Phoenix', 'region', true],
  [{ country: 'CA', region: 'Québec' }, 'America/Toronto', 'region', false],
  [{ country: 'AU', region: 'qld' }, 'Australia/Brisbane', 'region', true],
  [{ country: 'BR', region: 'São Paulo' }, 'America/Sao_Paulo', 'region', true],
  [{ country: 'US', phone: '+14155550100' }, 'America/Los_Angeles', 'phone', false],
  [{ phone: '+14165550100', phoneCountry: 'CA' }, 'America/Toronto', 'phone', false],
  [{ country: 'AU', phone: '+61892001234', phoneCountry: 'AU' }, 'Australia/Perth', 'phone', true],
  [{ country: 'ES', phone: '+34928123456', phoneCountry: 'ES' }, 'Atlantic/Canary', 'phone', true],
  [{ phone: '+442079460000', phoneCountry: 'GB' }, 'Europe/London', 'phone', true],
  [
    { country: 'US', phone: '+442079460000', phoneCountry: 'GB' },
    'America/New_York',
    'country',
    false,
  ],
  [{ country: 'US' }, 'America/New_York', 'country', false],
  [{ phone: '+8005550100' }, null],
  [{ country: 'Germany' }, null],
  [{ city: 'Springfield' }, null],
  [{}, null],
])('%j is in %s', (evidence, timeZone, source, isCertain) => {
  expect(timeZoneOf(evidence, cityZone)).toEqual(timeZone && { timeZone, source, isCertain });
});

test('every zone in the tables is one that the platform knows', () => {
  const zones = new Set([
    ...COUNTRY_ZONES.values(),
    ...[...REGION_ZONES.values()].map(({ timeZone }) => timeZone),
    ...NANP_ZONES.values(),
    ...PREFIX_ZONES.values(),
  ]);
  for (const timeZone of zones) {
    expect(() => new Intl.DateTimeFormat('en', { timeZone }), timeZone).not.toThrow();
  }
});

test('offsets follow summer time', () => {
  expect(offsetMinutes('Europe/London', Date.UTC(2026, 0, 15))).toBe(0);
  expect(offsetMinutes('Europe/London', Date.UTC(2026, 6, 15))).toBe(60);
  expect(offsetMinutes('America/St_Johns', Date.UTC(2026, 0, 15))).toBe(-210);
  expect(offsetMinutes('Asia/Kathmandu', Date.UTC(2026, 0, 15))).toBe(345);
});
