import type { TaskState } from '../../../../schema/source/state.ts';
import type crawl from '../../../locales/en/crawl.json';
import type { Tone } from '../../../ui/tone.ts';

/** The accent is for what runs now. */
export const STATE_TONE: Record<TaskState, Tone> = {
  draft: 'neutral',
  queued: 'info',
  running: 'accent',
  paused: 'warn',
  completed: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};

/** Why a crawl ended early or stands, as the crawler names it; what is not here needs no words. */
const REASONS = new Map<string | null, keyof typeof crawl.reason>([
  ['page_limit', 'pageLimit'],
  ['time_limit', 'timeLimit'],
  ['budget_reached', 'budgetReached'],
  ['unreachable', 'unreachable'],
  ['nothing_readable', 'nothingReadable'],
  ['worker_failed', 'workerFailed'],
]);

export function reasonWords(stateReason: string | null): keyof typeof crawl.reason | null {
  return REASONS.get(stateReason) ?? null;
}

const NOTICES = new Map<string, keyof typeof crawl.notice>([
  ['no_browser', 'noBrowser'],
  ['browser_not_wanted', 'browserNotWanted'],
]);

/** Notices come as a code that we have words for, or as a sentence. */
export function noticeWords(notice: string): keyof typeof crawl.notice | null {
  return NOTICES.get(notice) ?? null;
}
