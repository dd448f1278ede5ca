import { expect, test } from 'vitest';
import { dueGroup, groupByDue } from './due-groups.ts';

test.each([
  [null, 'someday'],
  ['2026-12-23', 'overdue'],
  ['2026-12-24', 'today'],
  ['2026-12-25', 'week'],
  ['2026-12-30', 'week'],
  ['2026-12-31', 'later'],
  ['2027-01-01', 'later'],
] as const)('%s is %s on Christmas Eve', (dueOn, group) => {
  expect(dueGroup(dueOn, '2026-12-24', '2026-12-30')).toBe(group);
});

test('groups come in the order of their urgency, without empty ones', () => {
  const todos = [{ dueOn: null }, { dueOn: '2026-12-24' }, { dueOn: '2026-12-01' }];
  expect(groupByDue(todos, '2026-12-24', '2026-12-30')).toEqual([
    { group: 'overdue', todos: [{ dueOn: '2026-12-01' }] },
    { group: 'today', todos: [{ dueOn: '2026-12-24' }] },
    { group: 'someday', todos: [{ dueOn: null }] },
  ]);
});
