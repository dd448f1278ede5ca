import type { CronItem } from 'graphile-worker';
import { runCrawl } from './crawl/crawl-task.ts';
import { mailInvitation } from './mail/invitation-task.ts';
import { reap } from './ops/reap.ts';
import { startDueCrawls } from './ops/start-due-crawls.ts';
import type { TaskDefinition } from './runtime/define-task.ts';

/** Every task of the product: one for each name in schema/jobs.ts. */
export const tasks: TaskDefinition[] = [runCrawl, startDueCrawls, mailInvitation, reap];

const eachMinute = (task: TaskDefinition): CronItem => ({
  task: task.name,
  match: '* * * * *',
  // One at a time; what a night without a worker left undone is done once.
  options: { jobKey: task.name, jobKeyMode: 'preserve_run_at', maxAttempts: 1 },
});

export const cron: CronItem[] = [eachMinute(startDueCrawls), eachMinute(reap)];
