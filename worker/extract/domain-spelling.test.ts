import { expect, test } from 'vitest';
import { findDomainSpellings } from './domain-spelling.ts';
import { readPage } from './read-page.ts';

const spelling = (text: string, label: string) =>
  findDomainSpellings(readPage(`<p>${text}</p>`), label, 1)[0]?.text;

test.each([
  ['Call Peak View Roofing today', 'peakviewroofing', 'Peak View Roofing'],
  ['At The Acme we care, acme cares', 'acme', 'The Acme'],
  ['Smith &amp; Jones, Smith and Jones', 'smithjones', 'Smith & Jones'],
  ['Smith and Jones', 'smithandjones', 'Smith and Jones'],
  ['Acm et e', 'acme', 'Acm et e'],
  ['We are Acme.com, always Acme.com', 'acme', 'Acme.com'],
  ['Acmes, preacme, x@acme.test, www.acme.test', 'acme', undefined],
])('%s spells %s as %s', (text, label, expected) => {
  expect(spelling(text, label)).toBe(expected);
});

test('a page of nothing but "and" is soon read', () => {
  const startedAt = performance.now();
  expect(spelling('and '.repeat(40_000), `${'and'.repeat(13)}x`)).toBeUndefined();
  expect(performance.now() - startedAt).toBeLessThan(5_000);
});
