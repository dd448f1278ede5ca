import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { LeadFacts } from './facts.ts';
import type { EnrichmentMode, ProviderChoice } from './providers.ts';
import type { RunState, RunStep } from './run.ts';

/** One enrichment of one lead. */
export const enrichmentRun = table('enrichmentRun')
  .from('enrichment_run')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    leadId: string().from('lead_id'),
    batchId: string().from('batch_id').optional(),
    /** Whether providers may be asked, or only what needs no key. */
    isKeyless: boolean().from('is_keyless'),
    /** Answers that are kept from before don't do. */
    isRefresh: boolean().from('is_refresh'),
    state: enumeration<RunState>(),
    steps: json<RunStep[]>(),
    added: number(),
    credits: number(),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    startedAt: number().from('started_at').optional(),
    finishedAt: number().from('finished_at').optional(),
  })
  .primaryKey('id');

/** Many leads at once; the counts are kept by the workers. */
export const enrichmentBatch = table('enrichmentBatch')
  .from('enrichment_batch')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    state: enumeration<RunState>(),
    total: number(),
    done: number(),
    failed: number(),
    /** Leads to which something was added. */
    enriched: number(),
    credits: number(),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
    finishedAt: number().from('finished_at').optional(),
  })
  .primaryKey('id');

export const enrichmentSetting = table('enrichmentSetting')
  .from('enrichment_setting')
  .columns({
    orgId: string().from('org_id'),
    mode: enumeration<EnrichmentMode>(),
    /** New leads of crawls get what needs no key by themselves. */
    autoKeyless: boolean().from('auto_keyless'),
    providers: json<ProviderChoice[]>(),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('orgId');

export const leadFact = table('leadFact')
  .from('lead_fact')
  .columns({
    leadId: string().from('lead_id'),
    orgId: string().from('org_id'),
    facts: json<LeadFacts>(),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('leadId');

/** That a key is there, never the key. */
export const providerKey = table('providerKey')
  .from('provider_key')
  .columns({
    orgId: string().from('org_id'),
    provider: string(),
    /** Its last characters; empty for a short key. */
    hint: string(),
    createdBy: string().from('created_by').optional(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('orgId', 'provider');

export const providerHealth = table('providerHealth')
  .from('provider_health')
  .columns({
    orgId: string().from('org_id'),
    provider: string(),
    state: enumeration<'closed' | 'open' | 'half_open'>(),
    openUntil: number().from('open_until').optional(),
    ok: number(),
    failed: number(),
    limited: number(),
    totalMs: number().from('total_ms'),
    lastOkAt: number().from('last_ok_at').optional(),
    lastError: string().from('last_error').optional(),
    lastErrorKind: string().from('last_error_kind').optional(),
    lastErrorAt: number().from('last_error_at').optional(),
    costMicros: number().from('cost_micros'),
    updatedAt: number().from('updated_at'),
  })
  .primaryKey('orgId', 'provider');
