import { expect, test } from 'vitest';
import { countryName, countryOptions } from './country-names.ts';

test('a code is shown as the country, other text as it stands', () => {
  expect(countryName('DE')).toBe('Germany');
  expect(countryName('Bavaria')).toBe('Bavaria');
  expect(countryName(null)).toBe('');
});

test('the choice holds each country once, by name, without unions and states long gone', () => {
  const options = countryOptions();
  const codes = options.map(({ code }) => code);
  expect(options.length).toBeGreaterThan(230);
  expect(options.length).toBeLessThan(255);
  expect(codes).toEqual(expect.arrayContaining(['DE', 'US', 'JP', 'XK']));
  for (const gone of ['EU', 'UN', 'DD', 'SU', 'YU', 'ZZ', 'UK']) expect(codes).not.toContain(gone);
  expect(new Set(options.map(({ name }) => name)).size).toBe(options.length);
});
