import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { type LeadRule, type LeadRuleGroup, leadRules, MAX_CONDITIONS } from './rule.ts';

const takes = (rules: unknown) => z.safeParse(leadRules, rules).success;
const city: LeadRule = { field: 'city', is: 'contains', value: 'Leeds' };
const within = (rule: LeadRule): LeadRuleGroup => ({ match: 'any', rules: [rule] });

test('groups stand three deep and no deeper', () => {
  expect(takes(within(within(within(city))))).toBe(true);
  expect(takes(within(within(within(within(city)))))).toBe(false);
});

test('there are as many conditions as a person can read, over all groups', () => {
  const many = (count: number) => Array.from({ length: count }, () => city);
  expect(takes({ match: 'all', rules: many(MAX_CONDITIONS) })).toBe(true);
  const half: LeadRuleGroup = { match: 'all', rules: many(MAX_CONDITIONS / 2) };
  expect(takes({ match: 'any', rules: [half, half] })).toBe(true);
  expect(takes({ match: 'any', rules: [half, half, city] })).toBe(false);
});

test.each([
  { match: 'all', rules: [] },
  { match: 'none', rules: [city] },
  within({ field: 'orgId', is: 'contains', value: 'x' } as never),
  within({ field: 'city', is: 'contains', value: ' ' }),
  within({ field: 'city', is: 'from', value: 7 } as never),
  within({ field: 'score', is: 'from', value: 101 }),
  within({ field: 'status', is: 'anyOf', value: ['won'] } as never),
  within({ field: 'tags', is: 'noneOf', value: ['tag-0001'] } as never),
  within({ field: 'createdAt', is: 'within', value: 0 }),
])('rules with something unknown or too much are refused: %j', (rules) => {
  expect(takes(rules)).toBe(false);
});
