import { expect, test } from 'vitest';
import { countGroups, isStateGroup } from './state-groups.ts';

test('groups are counted in the order of attention; empty ones show only while chosen', () => {
  const tasks = [
    { state: 'completed' as const },
    { state: 'running' as const },
    { state: 'queued' as const },
  ];
  expect(countGroups(tasks, undefined)).toEqual([
    { group: 'active', count: 2 },
    { group: 'completed', count: 1 },
  ]);
  expect(countGroups(tasks, 'draft').at(-1)).toEqual({ group: 'draft', count: 0 });
});

test('a URL may say anything', () => {
  expect(isStateGroup('paused')).toBe(true);
  expect(isStateGroup('running')).toBe(false);
  expect(isStateGroup(7)).toBe(false);
});
