import { expect, test } from 'vitest';
import { fieldHistory } from './field-history.ts';

const edit = (id: string, createdAt: number, oldValue: string | null, newValue: string | null) => ({
  id,
  kind: 'edit' as const,
  field: 'company_name',
  oldValue,
  newValue,
  actorId: `by-${id}`,
  createdAt,
});

test('the values of a field, newest first, down to what stood before the first edit', () => {
  const activities = [
    edit('1', 10, 'Acme', 'Acme Ltd'),
    { ...edit('x', 15, 'a', 'b'), field: 'city' },
    { ...edit('n', 16, null, null), kind: 'note' as const, field: null },
    edit('2', 20, 'Acme Ltd', null),
  ];
  expect(fieldHistory(activities, 'companyName')).toEqual([
    { id: '2', value: null, actorId: 'by-2', at: 20 },
    { id: '1', value: 'Acme Ltd', actorId: 'by-1', at: 10 },
    { id: 'first', value: 'Acme', actorId: null, at: null },
  ]);
});

test('a field that nobody edited has no history', () => {
  expect(fieldHistory([edit('1', 10, 'a', 'b')], 'city')).toEqual([]);
});
