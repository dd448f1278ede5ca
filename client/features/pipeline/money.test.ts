import { expect, test } from 'vitest';
import { formatMoney, formatSums, readAmount, toAmountText } from './money.ts';

test.each([
  ['1200', 120_000],
  ['12 400', 1_240_000],
  ['12,400', 1_240_000],
  ['12.400', 1_240_000],
  ['1,234,567', 123_456_700],
  ['12.400,50', 1_240_050],
  ['12,400.50', 1_240_050],
  ['99.9', 9_990],
  ['0,5', 50],
  ['€ 99', 9_900],
  ['99 EUR', 9_900],
  ['12k', 1_200_000],
  ['1.5m', 150_000_000],
  ['', null],
  ['soon', null],
  ['-5', null],
])('“%s” is read as %s cents', (typed, cents) => {
  expect(readAmount(typed, 'EUR')).toBe(cents);
});

test('a currency without a minor unit has none', () => {
  expect([readAmount('1,200', 'JPY'), toAmountText(1200, 'JPY')]).toEqual([1200, '1200']);
});

test('amounts show cents only where there are some', () => {
  expect([formatMoney(1_240_000, 'EUR'), formatMoney(1_240_050, 'EUR')]).toEqual([
    '€12,400',
    '€12,400.50',
  ]);
});

test('sums stand one a currency, the largest first', () => {
  expect(formatSums({ SEK: 300_000, EUR: 500_000, USD: 0 })).toBe('€5,000 + SEK\u00a03,000');
  expect(formatSums({})).toBeNull();
});

test('what is edited reads back as the same amount', () => {
  for (const minor of [0, 5, 50, 99_900, 123_456_789]) {
    expect(readAmount(toAmountText(minor, 'EUR'), 'EUR')).toBe(minor);
  }
});
