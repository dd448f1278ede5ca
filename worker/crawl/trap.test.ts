import { describe, expect, test } from 'vitest';
import { isTrap, PatternBudget } from './trap.ts';

const trap = (path: string) => isTrap(new URL(path, 'https://example.com'));

describe('an address is a trap', () => {
  test.each([
    ['that repeats itself', '/a/a/a'],
    ['that repeats a piece of itself', '/x/en/shop/en/shop/en/shop'],
    ['without end', `/${'a/b/c/d/e/f/g/'.repeat(2)}`],
    [
      'of every filter at once',
      `/shop?${Array.from({ length: 9 }, (_, n) => `f${n}=1`).join('&')}`,
    ],
    ['of a day to come', '/calendar/2199/05'],
    ['of a day long gone', '/calendar?year=1950'],
  ])('%s: %s', (_name, path) => expect(trap(path)).toBe(true));

  test.each([
    '/',
    '/en/about/team/management',
    '/blog/2024/05/17/how-we-bake',
    '/shop?category=bread&page=2',
    '/products/1900-classic',
    '/a/b/a/b',
    '/rooms/1999',
  ])('but not %s', (path) => expect(trap(path)).toBe(false));
});

test('addresses of one pattern are worth less and less, and at last nothing', () => {
  const budget = new PatternBudget();
  const charges = Array.from({ length: 450 }, (_, n) =>
    budget.charge(new URL(`https://example.com/post/${n}?p=${n}`)),
  );
  expect(charges.slice(0, 10)).toEqual(Array(10).fill(0));
  expect(charges[99]).toBe(20);
  expect(charges[299]).toBe(30);
  expect(charges[401]).toBeNull();
  expect(budget.charge(new URL('https://example.com/contact'))).toBe(0);
});
