import { expect, test, vi } from 'vitest';
import { FieldAuthors } from './field-authors.ts';

const edit = (field: string, userId: string | null, at: number) => ({
  subjectId: 'lead-1',
  field,
  userId,
  at,
});

test('who changed a field last is known, and who has just done so', () => {
  const authors = new FieldAuthors();
  const told = vi.fn<() => void>();
  authors.watch(told);
  authors.replace([edit('city', 'bob', 1), edit('name', 'ada', 1)], 10_000);
  expect(authors.authorOf('lead-1', 'city')).toBe('bob');
  expect(authors.authorJustNow('lead-1', 'city', 10_000)).toBe(null);

  authors.replace([edit('city', 'ada', 2), edit('name', 'ada', 1)], 20_000);
  expect(authors.authorJustNow('lead-1', 'city', 20_500)).toBe('ada');
  expect(authors.authorJustNow('lead-1', 'name', 20_500)).toBe(null);
  expect(authors.authorJustNow('lead-1', 'city', 21_000)).toBe(null);
  expect(authors.authorOf('lead-2', 'city')).toBe(null);
  expect(told).toHaveBeenCalledTimes(2);
});
