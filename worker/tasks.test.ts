import { expect, test } from 'vitest';
import { jobs } from '../schema/jobs.ts';
import { layLanes } from './tasks.ts';

test('every job that can be enqueued has one task, and every task a job', () => {
  const names = layLanes(4).flatMap((lane) => lane.tasks.map((task) => task.name));
  expect(names.toSorted()).toEqual(Object.keys(jobs).toSorted());
});

test('what cron makes is done in the lane that makes it', () => {
  for (const lane of layLanes(4)) {
    const names = lane.tasks.map((task) => task.name);
    for (const item of lane.cron) expect(names).toContain(item.task);
  }
});
