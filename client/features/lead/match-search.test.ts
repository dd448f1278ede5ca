import { expect, test } from 'vitest';
import { matchSearch } from './match-search.ts';

const ada = {
  name: 'Ada Byron',
  companyName: 'Engine Works GmbH',
  title: null,
  email: 'ada@engine.example',
  phone: '+49 30 123',
  city: 'Berlin',
  website: null,
};

test('every word must stand in some field, in any case and order', () => {
  expect(matchSearch('berlin ADA')(ada)).toBe(true);
  expect(matchSearch('berlin bob')(ada)).toBe(false);
});

test('a part of a word is enough, and signs of patterns are plain text', () => {
  expect(matchSearch('gine')(ada)).toBe(true);
  expect(matchSearch('%')(ada)).toBe(false);
  expect(matchSearch('+49 30')(ada)).toBe(true);
});

test('no words match everything', () => {
  expect(matchSearch('  ')(ada)).toBe(true);
});
