import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { Drift } from './drift.ts';
import type { CrawlSettings } from './settings.ts';
import type { CrawlSource, SourceKind } from './source.ts';
import type { Schedule, TaskState } from './state.ts';

export const crawlTask = table('crawlTask')
  .from('crawl_task')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    name: string(),
    sourceKind: enumeration<SourceKind>().from('source_kind'),
    source: json<CrawlSource>(),
    settings: json<CrawlSettings>(),
    budgetCredits: number().from('budget_credits'),
    schedule: enumeration<Schedule>(),
    nextRunAt: number().from('next_run_at').optional(),
    state: enumeration<TaskState>(),
    stateReason: string().from('state_reason').optional(),
    run: number(),
    holdId: string().from('hold_id').optional(),
    progress: number(),
    pagesFound: number().from('pages_found'),
    pagesDone: number().from('pages_done'),
    pagesFailed: number().from('pages_failed'),
    pagesFree: number().from('pages_free'),
    pageKinds: json<Record<string, number>>().from('page_kinds'),
    leadsFound: number().from('leads_found'),
    leadsNew: number().from('leads_new'),
    creditsSpent: number().from('credits_spent'),
    costMicros: number().from('cost_micros').optional(),
    pagesPerMinute: number().from('pages_per_minute'),
    secondsLeft: number().from('seconds_left').optional(),
    notice: string().optional(),
    drift: json<Drift[]>(),
    createdBy: string().from('created_by'),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    startedAt: number().from('started_at').optional(),
    finishedAt: number().from('finished_at').optional(),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');

export const crawlResult = table('crawlResult')
  .from('crawl_result')
  .columns({
    taskId: string().from('task_id'),
    leadId: string().from('lead_id'),
    orgId: string().from('org_id'),
    run: number(),
    isNew: boolean().from('is_new'),
    credits: number(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('taskId', 'leadId');
