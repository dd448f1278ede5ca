import { expect, test } from 'vitest';
import { changedColumns } from './row-diff.ts';

const link = (tagId: string) => ({ leadId: 'lead-1', tagId, orgId: 'org-1' });
const before = {
  id: 'lead-1',
  name: 'Ada',
  title: null,
  companyName: null,
  email: 'ada@engine.example',
  phone: null,
  city: 'Berlin',
  country: 'DE',
  status: 'new' as const,
  website: null,
  ownerId: null,
  tagLinks: [link('t1'), link('t2')],
};

test('names the cells that a change touched', () => {
  const after = { ...before, city: 'Hamburg', ownerId: 'user-1', tagLinks: [link('t1')] };
  expect(changedColumns(before, after)).toEqual(['city', 'owner', 'tags']);
});

test('the same values in new objects are no change', () => {
  expect(changedColumns(before, { ...before, tagLinks: [link('t2'), link('t1')] })).toEqual([]);
});

test('another tag in place of one is a change', () => {
  expect(changedColumns(before, { ...before, tagLinks: [link('t1'), link('t3')] })).toEqual([
    'tags',
  ]);
});

test('another lead in the same place is not a changed lead', () => {
  expect(changedColumns(before, { ...before, id: 'lead-2', name: 'Bob' })).toEqual([]);
});
