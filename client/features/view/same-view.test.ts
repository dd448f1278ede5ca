import { expect, test } from 'vitest';
import type { LeadRule } from '../../../schema/lead/rule.ts';
import type { Shows } from '../../../schema/view/table.ts';
import { isSameView } from './same-view.ts';

const sort = { field: 'createdAt', direction: 'desc' } as const;

test('views are the same however they were written', () => {
  const one: Shows = { filter: { status: ['new', 'working'], city: 'Leeds' }, sort };
  const other: Shows = { filter: { city: 'Leeds', status: ['working', 'new'], has: [] }, sort };
  expect(isSameView(one, other)).toBe(true);
});

test('conditions are the same as the database gives them back; in another order they are not', () => {
  const is = { field: 'city', is: 'contains', value: 'Leeds' } as const;
  const back = { value: 'Leeds', is: 'contains', field: 'city' } as const;
  const other = { field: 'name', is: 'filled' } as const;
  const view = (...rules: LeadRule[]): Shows => ({
    filter: { rules: { match: 'any', rules: [{ match: 'all', rules }] } },
    sort,
  });
  expect(isSameView(view(is), view(back))).toBe(true);
  expect(isSameView(view(is, other), view(other, is))).toBe(false);
});

test('a view that says nothing of columns is shown whatever the columns are', () => {
  const columns = [{ id: 'name' }, { id: 'email', width: 320 }];
  expect(isSameView({ filter: {}, sort }, { filter: {}, sort, columns })).toBe(true);
});

test('a view with columns is shown with those alone, in their order and width', () => {
  const columns = [{ id: 'name' }, { id: 'email', width: 320 }];
  const view: Shows = { filter: {}, sort, columns };
  expect(isSameView(view, { ...view, columns: [...columns] })).toBe(true);
  for (const other of [
    undefined,
    [{ id: 'name' }],
    [{ id: 'name' }, { id: 'email' }],
    columns.toReversed(),
  ]) {
    expect(isSameView(view, { filter: {}, sort, columns: other })).toBe(false);
  }
});

test.each<Shows>([
  { filter: { status: ['new'] }, sort },
  { filter: {}, sort },
  { filter: { status: ['new', 'working'], ownerId: null }, sort },
  { filter: { status: ['new', 'working'] }, sort: { field: 'name', direction: 'desc' } },
  { filter: { status: ['new', 'working'] }, sort: { field: 'createdAt', direction: 'asc' } },
  { filter: { status: ['new', 'working'] }, sort: { ...sort, group: 'city' } },
])('and different when anything of them is: %j', (other) => {
  expect(isSameView({ filter: { status: ['new', 'working'] }, sort }, other)).toBe(false);
});
