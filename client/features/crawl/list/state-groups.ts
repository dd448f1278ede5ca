import type { TaskState } from '../../../../schema/source/state.ts';

/** What the list can be narrowed to; the texts are under `filter.` in crawl.json. */
export const STATE_GROUPS = [
  'active',
  'paused',
  'completed',
  'failed',
  'cancelled',
  'draft',
] as const;
export type StateGroup = (typeof STATE_GROUPS)[number];

/** To a person a crawl that waits for its worker is running already. */
export function groupOf(state: TaskState): StateGroup {
  return state === 'queued' || state === 'running' ? 'active' : state;
}

export function isStateGroup(value: unknown): value is StateGroup {
  return (STATE_GROUPS as readonly unknown[]).includes(value);
}

/** How many crawls each group has; groups without any are left out, except the shown one. */
export function countGroups(
  tasks: readonly { state: TaskState }[],
  shown: StateGroup | undefined,
): { group: StateGroup; count: number }[] {
  return STATE_GROUPS.map((group) => ({
    group,
    count: tasks.filter((task) => groupOf(task.state) === group).length,
  })).filter(({ group, count }) => count > 0 || group === shown);
}
