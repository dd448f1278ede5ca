import { expect, test } from 'vitest';
import { knownCountries } from './known-countries.ts';

test('remembers countries that a filter has hidden since, for each workspace by itself', () => {
  const rows = [{ country: 'DE' }, { country: null }, { country: 'AT' }, { country: 'DE' }];
  expect(knownCountries('org-a', rows, undefined)).toEqual(['AT', 'DE']);
  expect(knownCountries('org-a', [{ country: 'DE' }], 'DE')).toEqual(['AT', 'DE']);
  expect(knownCountries('org-b', [], undefined)).toEqual([]);
});

test('the country that is filtered by can always be seen, and taken off', () => {
  expect(knownCountries('org-c', [], 'JP')).toEqual(['JP']);
  expect(knownCountries('org-c', [], undefined)).toEqual([]);
});
