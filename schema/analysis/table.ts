import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { AnalysisResult, Notice, Origin, ReadPage } from './result.ts';
import type { RunState, StepName, Tier } from './tier.ts';

/** One call over many leads; its counts follow from its runs by trigger. */
export const analysisBatch = table('analysisBatch')
  .from('analysis_batch')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    tier: enumeration<Tier>(),
    total: number(),
    reused: number(),
    queued: number(),
    running: number(),
    succeeded: number(),
    failed: number(),
    cancelled: number(),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    finishedAt: number().from('finished_at').optional(),
  })
  .primaryKey('id');

export const analysisRun = table('analysisRun')
  .from('analysis_run')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    leadId: string().from('lead_id'),
    batchId: string().from('batch_id').optional(),
    tier: enumeration<Tier>(),
    state: enumeration<RunState>(),
    stateReason: string().from('state_reason').optional(),
    /** Percent. */
    progress: number(),
    isForced: boolean().from('is_forced'),
    priceCredits: number().from('price_credits'),
    spentCredits: number().from('spent_credits'),
    origin: enumeration<Origin | 'mixed'>().optional(),
    model: string().optional(),
    fit: number().optional(),
    result: json<AnalysisResult>().optional(),
    notices: json<Notice[]>(),
    pages: json<ReadPage[]>(),
    /** Millionths of a US dollar. */
    costMicros: number().from('cost_micros'),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    startedAt: number().from('started_at').optional(),
    finishedAt: number().from('finished_at').optional(),
  })
  .primaryKey('id');

export const analysisStep = table('analysisStep')
  .from('analysis_step')
  .columns({
    runId: string().from('run_id'),
    name: enumeration<StepName>(),
    orgId: string().from('org_id'),
    position: number(),
    state: enumeration<'waiting' | 'running' | 'done' | 'fell_back'>(),
    model: string().optional(),
    /** Why rules stood in for the model: `timeout`, `limited`, `refused`, … */
    reason: string().optional(),
    /** What a model has written so far. */
    preview: string().optional(),
    startedAt: number().from('started_at').optional(),
    finishedAt: number().from('finished_at').optional(),
  })
  .primaryKey('runId', 'name');
