import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { leadFilter, leadSort } from './filter.ts';

const takesFilter = (filter: unknown) => z.safeParse(leadFilter, filter).success;

test('a filter may be empty, or narrow by all that it knows', () => {
  expect(takesFilter({})).toBe(true);
  expect(
    takesFilter({
      search: 'grace',
      kind: 'person',
      status: ['new', 'working'],
      tagIds: ['a'],
      ownerId: null,
      taskId: 't',
      country: 'GB',
      city: 'London',
      has: ['email', 'phone', 'website'],
      minScore: 70,
      deleted: true,
    }),
  ).toBe(true);
});

test.each([
  { orgId: 'another' },
  { search: 'x'.repeat(201) },
  { status: ['won'] },
  { tagIds: Array.from({ length: 51 }, (_, n) => `tag-${n}`) },
  { has: ['password'] },
  { kind: 'robot' },
  { minScore: 101 },
  { minScore: 7.5 },
])('a filter with something unknown or too much is refused: %j', (filter) => {
  expect(takesFilter(filter)).toBe(false);
});

test('leads are sorted by known columns only', () => {
  expect(z.safeParse(leadSort, { field: 'name', direction: 'asc' }).success).toBe(true);
  expect(z.safeParse(leadSort, { field: 'orgId', direction: 'asc' }).success).toBe(false);
  expect(z.safeParse(leadSort, { field: 'name', direction: 'random()' }).success).toBe(false);
});
