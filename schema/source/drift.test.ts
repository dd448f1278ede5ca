import { expect, test } from 'vitest';
import { findDrift, type HostYield } from './drift.ts';

const host = 'acme.example.com';
const yielded = (field: string, hits: number, pages = 20): HostYield => ({
  host,
  field,
  pages,
  hits,
});

test('a field that a host’s pages used to yield and no longer do is drift', () => {
  expect(
    findDrift(
      [yielded('phone', 18), yielded('email', 10), yielded('name', 20)],
      [yielded('email', 1), yielded('name', 19)],
    ),
  ).toEqual([
    { host, field: 'phone', was: 0.9, now: 0 },
    { host, field: 'email', was: 0.5, now: 0.05 },
  ]);
});

test('a few pages, a rare field, and a field that only thinned out are none', () => {
  expect(findDrift([yielded('phone', 18)], [yielded('name', 5, 7)])).toEqual([]);
  expect(findDrift([yielded('phone', 6, 7)], [yielded('name', 20)])).toEqual([]);
  expect(findDrift([yielded('fax', 3)], [yielded('name', 20)])).toEqual([]);
  expect(findDrift([yielded('phone', 18)], [yielded('phone', 8)])).toEqual([]);
});

test('a host that was not read this time says nothing', () => {
  expect(findDrift([yielded('phone', 18)], [])).toEqual([]);
});
