import { describe, expect, test } from 'vitest';
import { INDUSTRIES as KNOWN } from '../score/vocabulary.ts';
import { findIndustry, INDUSTRIES } from './industries.ts';

describe('lines of business', () => {
  test.each(INDUSTRIES.map(({ name }) => name))('%s is one that scores know', (name) => {
    expect(KNOWN.find(name).map(({ concept }) => concept.key)).not.toEqual([]);
  });

  test.each([
    ['Zahnarztpraxen', 'dentist'],
    ['boulangeries', 'bakery'],
    ['tandartsen', 'dentist'],
    ['peluquerías', 'hairdresser'],
    ['law firms', 'law firm'],
    ['Steuerberater', 'accountant'],
    ['IT-Dienstleister', 'IT service provider'],
    ['coffee shops', 'café'],
    ['frobnicators', undefined],
  ])('%s', (words, name) => {
    expect(findIndustry(words)?.name).toBe(name);
  });

  test('each has tags on the map, but for what has no place', () => {
    const without = INDUSTRIES.filter(({ osm }) => osm.length === 0).map(({ name }) => name);
    expect(without).toEqual(['online shop']);
  });
});
