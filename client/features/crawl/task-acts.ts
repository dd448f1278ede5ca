import { canActOnTask, type TaskAct, type TaskState } from '../../../schema/source/state.ts';

/** Everything that a person can do to a crawl; the texts are under `act.` in crawl.json. */
export type CrawlAct = TaskAct | 'startAgain' | 'clone' | 'rename' | 'schedule';

interface ActedTask {
  state: TaskState;
  pagesFailed: number;
}

/**
 * What can be done to a crawl in this state, the likeliest first. A draft is edited where others
 * are cloned: nothing has happened yet that a second one would leave behind.
 */
export function actsOn(task: ActedTask): CrawlAct[] {
  const isDraft = task.state === 'draft';
  const acts: (CrawlAct | false)[] = [
    allows(task, 'resume') && 'resume',
    allows(task, 'pause') && 'pause',
    allows(task, 'start') && (isDraft ? 'start' : 'startAgain'),
    allows(task, 'retryFailed') && task.pagesFailed > 0 && 'retryFailed',
    isDraft ? 'edit' : 'clone',
    'rename',
    !isDraft && 'schedule',
    allows(task, 'cancel') && 'cancel',
    allows(task, 'delete') && 'delete',
  ];
  return acts.filter((act) => act !== false);
}

/** The one that stands on the row itself; the rest is in its menu. */
export function quickActOn(task: ActedTask): CrawlAct {
  return actsOn(task)[0] ?? 'clone';
}

function allows(task: ActedTask, act: TaskAct): boolean {
  return canActOnTask(act, task.state);
}
