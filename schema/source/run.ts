import type { Effect } from '../effect.ts';

interface StartableTask {
  id: string;
  run: number;
  name: string;
  budgetCredits: number;
}

/** A start is a new run with a hold of its own, so that late work of an old run can't touch it. */
export function startEffects(orgId: string, task: StartableTask): Effect[] {
  const run = task.run + 1;
  return [
    {
      kind: 'hold',
      holdId: holdIdOf(task.id, run),
      amount: task.budgetCredits,
      subjectKind: 'crawl_task',
      subjectId: task.id,
      reason: `Budget of crawl “${task.name}”`,
    },
    crawlJob(orgId, task.id, run),
  ];
}

/** The hold of one run: what it may spend at most. */
export function holdIdOf(taskId: string, run: number): string {
  return `${taskId}:${run}`;
}

export function crawlJob(orgId: string, taskId: string, run: number): Effect {
  return {
    kind: 'job',
    task: 'crawl.run',
    payload: { orgId, taskId, run },
    key: `crawl:${taskId}`,
  };
}

/** A task as its next run begins. The hold's row is written after the verb, so that it is named by rule alone. */
export function startedFields(task: { run: number }, at: number) {
  return {
    state: 'queued' as const,
    stateReason: null,
    run: task.run + 1,
    progress: 0,
    creditsSpent: 0,
    leadsFound: 0,
    leadsNew: 0,
    pagesFound: 0,
    pagesDone: 0,
    pagesFailed: 0,
    pagesFree: 0,
    pageKinds: {},
    pagesPerMinute: 0,
    secondsLeft: null,
    notice: null,
    drift: [],
    startedAt: null,
    finishedAt: null,
    updatedAt: at,
  };
}
