import { expect, test } from 'vitest';
import {
  isNarrowed,
  joinColumns,
  type LeadView,
  readLeadSearch,
  toLeadSearch,
  toLeadView,
  toViewColumns,
} from './lead-search.ts';

const everything: LeadView = {
  filter: {
    search: 'berlin web',
    kind: 'company',
    status: ['new', 'qualified'],
    tagIds: ['tag-0001', 'tag-0002'],
    ownerId: null,
    taskId: 'task-0001',
    country: 'DE',
    city: 'Berlin',
    has: ['email', 'phone'],
    rules: {
      match: 'any',
      rules: [
        { field: 'name', is: 'contains', value: '7' },
        { match: 'all', rules: [{ field: 'score', is: 'empty' }] },
      ],
    },
    deleted: true,
  },
  sort: { field: 'name', direction: 'desc', group: 'country' },
};

test('a view survives the way into the URL and back', () => {
  expect(toLeadView(readLeadSearch({ ...toLeadSearch(everything) }))).toEqual(everything);
});

test('columns survive the way into the URL and back, and their absence too', () => {
  const columns = [{ id: 'name' }, { id: 'email', width: 320 }, { id: 'city' }];
  const search = readLeadSearch({ ...toLeadSearch(everything, columns) });
  expect(search.cols).toBe('name,email:320,city');
  expect(toViewColumns(search.cols)).toEqual(columns);
  expect(toLeadSearch(everything).cols).toBeUndefined();
  expect(toViewColumns(undefined)).toBeUndefined();
});

test('what can be no column is left out of the URL’s columns', () => {
  expect(joinColumns(toViewColumns('name,e-mail,city:wide,phone:90,phone,<b>') ?? [])).toBe(
    'name,phone:90',
  );
  expect(toViewColumns(',,')).toBeUndefined();
});

test('an empty URL shows all leads, newest first, and that view needs no URL', () => {
  const view = toLeadView(readLeadSearch({}));
  expect(view).toEqual({ filter: {}, sort: { field: 'createdAt', direction: 'desc' } });
  expect(Object.values(toLeadSearch(view)).every((value) => value === undefined)).toBe(true);
});

test('what a URL can not mean is left out instead of breaking the page', () => {
  const search = readLeadSearch({
    status: 'new,nonsense',
    kind: 'robot',
    sort: '-password',
    has: 'fax',
    tags: ',,',
    unknown: 'x',
    owner: { id: 1 },
  });
  expect(toLeadView(search)).toEqual({
    filter: { status: ['new'] },
    sort: { field: 'createdAt', direction: 'desc' },
  });
});

test('a search for digits stays text', () => {
  expect(readLeadSearch({ q: 4930 })).toEqual({ q: '4930' });
});

test('an owner in the URL is that person, and “none” is nobody', () => {
  expect(toLeadView({ owner: 'user-1' }).filter.ownerId).toBe('user-1');
  expect(toLeadView({ owner: 'none' }).filter.ownerId).toBeNull();
});

test('the bin alone narrows nothing, a search in it does', () => {
  expect(isNarrowed({ deleted: true })).toBe(false);
  expect(isNarrowed({ deleted: true, search: 'x' })).toBe(true);
  expect(isNarrowed({ ownerId: null })).toBe(true);
});

test('a least score is a whole number up to 100, and best first is an order', () => {
  const view = toLeadView({ score: '70', sort: '-score' });
  expect(view).toEqual({
    filter: { minScore: 70 },
    sort: { field: 'score', direction: 'desc' },
  });
  expect(toLeadSearch(view)).toMatchObject({ score: '70', sort: '-score' });
  for (const score of ['101', '-1', 'high', '7.5']) {
    expect(toLeadView({ score }).filter).toEqual({});
  }
});
