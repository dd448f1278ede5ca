/**
 * The life of a crawl task.
 *
 *   draft ─start→ queued ─worker→ running ─worker→ completed | failed
 *                   │                │ ↑
 *                   └──── pause ─────┤ │ resume (through queued)
 *                                    ↓ │
 *                                   paused
 *   queued | running | paused ─cancel→ cancelled
 *   completed | failed | cancelled ─start or retry failed→ queued
 */
export const TASK_STATES = [
  'draft',
  'queued',
  'running',
  'paused',
  'completed',
  'failed',
  'cancelled',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const SCHEDULES = ['once', 'daily', 'weekly'] as const;
export type Schedule = (typeof SCHEDULES)[number];

export type TaskAct = 'start' | 'edit' | 'pause' | 'resume' | 'cancel' | 'retryFailed' | 'delete';

const FROM: Record<TaskAct, readonly TaskState[]> = {
  start: ['draft', 'completed', 'failed', 'cancelled'],
  edit: ['draft'],
  pause: ['queued', 'running'],
  resume: ['paused'],
  cancel: ['queued', 'running', 'paused'],
  retryFailed: ['completed', 'failed', 'cancelled'],
  delete: ['draft', 'completed', 'failed', 'cancelled'],
};

/** Whether a person may do this to a task in that state. */
export function canActOnTask(act: TaskAct, state: TaskState): boolean {
  return FROM[act].includes(state);
}

export function isTaskActive(state: TaskState): boolean {
  return state === 'queued' || state === 'running';
}

const DAY_MS = 86_400_000;

/** When a scheduled task runs next, in epoch milliseconds; null for one that runs once. */
export function nextRunAt(schedule: Schedule, fromMs: number): number | null {
  if (schedule === 'once') return null;
  return fromMs + (schedule === 'daily' ? DAY_MS : 7 * DAY_MS);
}
