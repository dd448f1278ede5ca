import { expect, test } from 'vitest';
import { filterOptions, isNewName } from './filter-options.ts';

const options = [
  { value: '1', label: 'North Köln' },
  { value: '2', label: 'Köln' },
  { value: '3', label: 'Berlin', words: 'capital' },
];

test('finds by parts of words, without regard to case and accents, beginnings first', () => {
  expect(filterOptions(options, 'KOL').map((o) => o.label)).toEqual(['Köln', 'North Köln']);
  expect(filterOptions(options, 'capi').map((o) => o.label)).toEqual(['Berlin']);
  expect(filterOptions(options, 'berlin north')).toEqual([]);
});

test('no text shows all, in the given order', () => {
  expect(filterOptions(options, ' ').map((o) => o.value)).toEqual(['1', '2', '3']);
});

test('a name can be made only when it is not there yet', () => {
  expect(isNewName(options, 'koln')).toBe(false);
  expect(isNewName(options, 'Kö')).toBe(true);
  expect(isNewName(options, '  ')).toBe(false);
});
