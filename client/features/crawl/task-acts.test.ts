import { expect, test } from 'vitest';
import { TASK_STATES } from '../../../schema/source/state.ts';
import { actsOn, quickActOn } from './task-acts.ts';

const task = (state: (typeof TASK_STATES)[number], pagesFailed = 0) => ({ state, pagesFailed });

test('a running crawl is paused or cancelled, never deleted', () => {
  expect(actsOn(task('running'))).toEqual(['pause', 'clone', 'rename', 'schedule', 'cancel']);
  expect(actsOn(task('paused'))[0]).toBe('resume');
});

test('a draft is started or edited, and has no past to retry', () => {
  expect(actsOn(task('draft', 3))).toEqual(['start', 'edit', 'rename', 'delete']);
});

test('failed pages are offered again only where there are any', () => {
  expect(actsOn(task('completed', 4))).toContain('retryFailed');
  expect(actsOn(task('completed'))).not.toContain('retryFailed');
  expect(actsOn(task('running', 4))).not.toContain('retryFailed');
});

test('every state has a likeliest act', () => {
  expect(TASK_STATES.map((state) => quickActOn(task(state)))).toEqual([
    'start',
    'pause',
    'pause',
    'resume',
    'startAgain',
    'startAgain',
    'startAgain',
  ]);
});
