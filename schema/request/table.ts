import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { Channel, IcpCriteria } from '../profile/icp.ts';
import type { ResultExplanation, ResultTime } from './result.ts';
import type { SourceId } from './sources.ts';

export const REQUEST_STATES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type RequestState = (typeof REQUEST_STATES)[number];
export const RUN_STATES = ['queued', 'running', 'completed', 'failed'] as const;
export type RunState = (typeof RUN_STATES)[number];

export const leadRequest = table('leadRequest')
  .from('lead_request')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    text: string(),
    criteria: json<IcpCriteria>(),
    parsedBy: enumeration<'rules' | 'llm' | 'person'>().from('parsed_by'),
    sources: json<SourceId[]>(),
    wanted: number(),
    profileId: string().from('profile_id').optional(),
    state: enumeration<RequestState>(),
    stateReason: string().from('state_reason').optional(),
    found: number(),
    lookedAt: number().from('looked_at'),
    leadsNew: number().from('leads_new'),
    leadsKnown: number().from('leads_known'),
    creditsSpent: number().from('credits_spent'),
    createdBy: string().from('created_by'),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    startedAt: number().from('started_at').optional(),
    finishedAt: number().from('finished_at').optional(),
    deletedAt: number().from('deleted_at').optional(),
  })
  .primaryKey('id');

export const searchRun = table('searchRun')
  .from('search_run')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    source: enumeration<SourceId>(),
    state: enumeration<RunState>(),
    stateReason: string().from('state_reason').optional(),
    found: number(),
    lookedAt: number().from('looked_at'),
    leadsNew: number().from('leads_new'),
    leadsKnown: number().from('leads_known'),
    creditsSpent: number().from('credits_spent'),
    createdAt: number().from('created_at'),
    updatedAt: number().from('updated_at'),
    startedAt: number().from('started_at').optional(),
    finishedAt: number().from('finished_at').optional(),
  })
  .primaryKey('id');

export const requestRun = table('requestRun')
  .from('request_run')
  .columns({
    requestId: string().from('request_id'),
    runId: string().from('run_id'),
    orgId: string().from('org_id'),
    isShared: boolean().from('is_shared'),
  })
  .primaryKey('requestId', 'runId');

export const requestResult = table('requestResult')
  .from('request_result')
  .columns({
    requestId: string().from('request_id'),
    leadId: string().from('lead_id'),
    orgId: string().from('org_id'),
    source: enumeration<SourceId>(),
    sourceUrl: string().from('source_url').optional(),
    isNew: boolean().from('is_new'),
    total: number(),
    explanation: json<ResultExplanation>(),
    channel: enumeration<Channel>().optional(),
    bestTime: json<ResultTime>().from('best_time').optional(),
    timeZone: string().from('time_zone').optional(),
    needs: json<string[]>(),
    services: json<string[]>(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('requestId', 'leadId');

export const requestReading = table('requestReading')
  .from('request_reading')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    text: string(),
    state: enumeration<'queued' | 'done'>(),
    criteria: json<IcpCriteria>().optional(),
    wanted: number().optional(),
    model: string().optional(),
    createdBy: string().from('created_by'),
    createdAt: number().from('created_at'),
  })
  .primaryKey('id');

export const searchSetting = table('searchSetting')
  .from('search_setting')
  .columns({
    orgId: string().from('org_id'),
    autoSave: boolean().from('auto_save'),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('orgId');
