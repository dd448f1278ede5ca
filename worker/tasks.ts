import type { CronItem } from 'graphile-worker';
import { advanceAnalyses, analyse } from './analysis/analysis-task.ts';
import { runCrawl } from './crawl/crawl-task.ts';
import { enrichBatch } from './enrich/enrich-batch.ts';
import { enrichSweep } from './enrich/enrich-sweep.ts';
import { enrichOne } from './enrich/enrich-task.ts';
import { checkLeads, sweepLeads, tendDuplicates } from './duplicate/check-leads.ts';
import { mailInvitation } from './mail/invitation-task.ts';
import { cleanUp } from './ops/clean-up.ts';
import { reap } from './ops/reap.ts';
import { startDueCrawls } from './ops/start-due-crawls.ts';
import { pushNotice } from './push/push-notice.ts';
import { sendPush } from './push/send-push.ts';
import type { TaskDefinition } from './runtime/define-task.ts';
import { refreshScores } from './score/refresh-scores.ts';
import { tendScores } from './score/tend-scores.ts';
import { beginSearch } from './search/begin-task.ts';
import { findLeads } from './search/find-task.ts';
import { parseSearch } from './search/parse-task.ts';
import { readFound } from './search/read-task.ts';
import { remindOfTodos } from './todo/remind.ts';
import { checkDomain } from './verify/check-domain.ts';
import { sweepVerification } from './verify/sweep.ts';

export interface Lane {
  tasks: TaskDefinition[];
  cron: CronItem[];
  /** How many jobs of this lane one process does at a time. */
  slots: number;
  /** How long its jobs may go on when the worker is to stop; the runner's own time when left out. */
  drainMs?: number;
  /** Connections to the queue; two more than slots when left out. */
  queueConnections?: number;
  /** How often an idle slot looks for jobs that nobody announced; the runner's own when left out. */
  pollMs?: number;
}

const QUICK_SLOTS = 2;
/*
 * Each idle slot looks for jobs by itself, and an idle product would do little else: so lanes look
 * as seldom as their work allows. What is announced begins at once all the same; only what was put
 * off, a second try for instance, waits for the next look.
 */
/** Push services are many and now and then slow; none of them holds up a mail. */
const PUSH_LANE = { slots: 4, pollMs: 4_000 };
/** An analysis waits for a model nearly all of its time, so the slots share few connections. */
const ANALYSIS_LANE = { slots: 100, queueConnections: 12, pollMs: 20_000 };
/** Mail hosts take their time to answer. */
const VERIFY_LANE = { slots: 4, pollMs: 4_000 };

/** Leads that are enriched at once: all of it is waiting for others. */
const ENRICH_LANE = { slots: 20, pollMs: 10_000 };

/** Searches wait for sources and sites; a request has several runs. */
const SEARCH_SLOTS = 4;

const eachMinute = (task: TaskDefinition): CronItem => ({
  task: task.name,
  match: '* * * * *',
  // One at a time; what a night without a worker left undone is done once.
  options: { jobKey: task.name, jobKeyMode: 'preserve_run_at', maxAttempts: 1 },
});

/** 02:00 UTC; a night without a worker is made up for when one starts. */
const eachNight = (task: TaskDefinition): CronItem => ({
  task: task.name,
  match: '0 2 * * *',
  options: { jobKey: task.name, maxAttempts: 1, backfillPeriod: 86_400_000 },
});

/**
 * Every task of the product, one for each name in schema/jobs.ts, in lanes of their own slots: a
 * mail does not wait until a slot has done its minute of crawling.
 */
export function layLanes(crawlSlots: number): Lane[] {
  return [
    // A slice of a crawl would go on for a minute, and loses nothing when it is stopped at once.
    { tasks: [runCrawl], cron: [], slots: crawlSlots, drainMs: 0 },
    {
      tasks: [startDueCrawls, mailInvitation, remindOfTodos, reap, cleanUp],
      cron: [
        eachMinute(startDueCrawls),
        eachMinute(remindOfTodos),
        eachMinute(reap),
        eachNight(cleanUp),
      ],
      slots: QUICK_SLOTS,
    },
    { tasks: [pushNotice, sendPush], cron: [], ...PUSH_LANE },
    {
      tasks: [enrichOne, enrichBatch, enrichSweep],
      cron: [eachMinute(enrichSweep)],
      ...ENRICH_LANE,
    },
    { tasks: [analyse, advanceAnalyses], cron: [], ...ANALYSIS_LANE },
    // One at a time, for the same reason as scoring.
    {
      tasks: [checkLeads, sweepLeads, tendDuplicates],
      cron: [eachMinute(tendDuplicates)],
      slots: 1,
    },
    // One at a time: scoring is a processor's work, of which there is one in a process.
    { tasks: [refreshScores, tendScores], cron: [eachMinute(tendScores)], slots: 1 },
    { tasks: [parseSearch, beginSearch, findLeads, readFound], cron: [], slots: SEARCH_SLOTS },
    {
      tasks: [sweepVerification, checkDomain],
      cron: [eachMinute(sweepVerification)],
      ...VERIFY_LANE,
    },
  ];
}
