import { expect, test } from 'vitest';
import { canActOnTask, isTaskActive, nextRunAt, TASK_STATES, type TaskAct } from './state.ts';

test('a person may do to a task what its life allows, and nothing else', () => {
  const acts: TaskAct[] = ['start', 'edit', 'pause', 'resume', 'cancel', 'retryFailed', 'delete'];
  const allowed = Object.fromEntries(
    TASK_STATES.map((state) => [state, acts.filter((act) => canActOnTask(act, state))]),
  );
  expect(allowed).toEqual({
    draft: ['start', 'edit', 'delete'],
    queued: ['pause', 'cancel'],
    running: ['pause', 'cancel'],
    paused: ['resume', 'cancel'],
    completed: ['start', 'retryFailed', 'delete'],
    failed: ['start', 'retryFailed', 'delete'],
    cancelled: ['start', 'retryFailed', 'delete'],
  });
});

test('a task is active while a worker has or awaits it', () => {
  expect(TASK_STATES.filter(isTaskActive)).toEqual(['queued', 'running']);
});

test('a task that runs once has no next time; others come a day or a week later', () => {
  const at = Date.UTC(2026, 2, 1, 9);
  expect(nextRunAt('once', at)).toBeNull();
  expect(nextRunAt('daily', at)).toBe(Date.UTC(2026, 2, 2, 9));
  expect(nextRunAt('weekly', at)).toBe(Date.UTC(2026, 2, 8, 9));
});
