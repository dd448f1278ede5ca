import { expect, test } from 'vitest';
import { quoteBudget, suggestBudget } from './quote.ts';

test('a budget within the balance says what is left', () => {
  expect(quoteBudget(30, 100)).toEqual({ atMost: 30, left: 70, missing: 0 });
  expect(quoteBudget(100, 100)).toEqual({ atMost: 100, left: 0, missing: 0 });
});

test('a budget above the balance says by how much', () => {
  expect(quoteBudget(101, 100)).toEqual({ atMost: 101, left: 0, missing: 1 });
  expect(quoteBudget(50, 0)).toEqual({ atMost: 50, left: 0, missing: 50 });
});

test('a balance below nothing counts as nothing', () => {
  expect(quoteBudget(5, -3)).toEqual({ atMost: 5, left: 0, missing: 5 });
});

test('the first budget is useful, affordable, and at least one credit', () => {
  expect(suggestBudget(100)).toBe(50);
  expect(suggestBudget(12)).toBe(12);
  expect(suggestBudget(0)).toBe(1);
});
