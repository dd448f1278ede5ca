import { expect, test } from 'vitest';
import { boxesOf, citiesOf, findCity, findPlace } from './places.ts';

test.each([
  ['Leeds', { city: 'Leeds', country: 'GB' }],
  ['münchen', { city: 'Munich', country: 'DE' }],
  ['Cologne', { city: 'Köln', country: 'DE' }],
  ['Wien', { city: 'Vienna', country: 'AT' }],
  ['Deutschland', { country: 'DE' }],
  ['Pays-Bas', { country: 'NL' }],
  ['Estados Unidos', { country: 'US' }],
  ['Texas', { region: 'TX', country: 'US' }],
  ['Bayern', { region: 'Bavaria', country: 'DE' }],
  ['Scotland', { region: 'Scotland', country: 'GB' }],
  ['Nowhere-at-all', null],
])('%s', (name, place) => {
  expect(findPlace(name)).toEqual(place);
});

test('of two cities with one name the one in the named country is meant, else the larger', () => {
  expect(findCity('Birmingham')?.country).toBe('GB');
  expect(findCity('Birmingham', { country: 'US' })?.region).toBe('AL');
  expect(findCity('Leeds', { country: 'FR' })).toBeNull();
});

test('every city has a real time zone and stands on the globe', () => {
  for (const country of ['GB', 'US', 'DE', 'BR', 'AU', 'JP']) {
    for (const { timeZone, latitude, longitude } of citiesOf(country)) {
      expect(() => new Intl.DateTimeFormat('en', { timeZone })).not.toThrow();
      expect(Math.abs(latitude)).toBeLessThan(90);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
    }
  }
});

test('a country is looked for in its largest cities, a region in its own', () => {
  expect(boxesOf({ country: 'DE' }, 3).map(({ city }) => city.name)).toEqual([
    'Berlin',
    'Hamburg',
    'Munich',
  ]);
  expect(boxesOf({ country: 'DE', region: 'Bavaria' }, 2).map(({ city }) => city.name)).toEqual([
    'Munich',
    'Nürnberg',
  ]);
  const [leeds] = boxesOf({ city: 'Leeds', country: 'GB' }, 3);
  expect(leeds?.box.south).toBeCloseTo(53.69, 1);
  expect(leeds?.box.east).toBeCloseTo(-1.37, 1);
});
