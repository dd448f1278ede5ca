import { expect, test } from 'vitest';
import { findPlace, placeInTrail, rememberTrail, trailHref } from './lead-trail.ts';

test('steps to the neighbours in the order of the table', () => {
  expect(findPlace(['a', 'b', 'c'], 'b')).toEqual({
    previousId: 'a',
    nextId: 'c',
    position: 2,
    total: 3,
  });
  expect(findPlace(['a', 'b', 'c'], 'c')?.nextId).toBeNull();
  expect(findPlace(['a', 'b', 'c'], 'a')?.previousId).toBeNull();
});

test('a lead that the table did not show has no neighbours', () => {
  expect(findPlace(['a'], 'z')).toBeNull();
});

test('one workspace never steps through the table of another', () => {
  rememberTrail({ orgId: 'org-1', leadIds: ['a', 'b'], href: '/w/org-1/leads?q=x' });
  expect(placeInTrail('org-1', 'a')?.nextId).toBe('b');
  expect(placeInTrail('org-2', 'a')).toBeNull();
  expect(trailHref('org-2')).toBeNull();
});
