import { boolean, enumeration, number, string, table } from '@rocicorp/zero';

export const COST_KINDS = ['llm', 'enrichment', 'verification', 'search'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** What one call to somebody outside cost, in millionths of a US dollar. */
export const costEntry = table('costEntry')
  .from('cost_entry')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    kind: enumeration<CostKind>(),
    provider: string(),
    operation: string(),
    leadId: string().from('lead_id').optional(),
    taskId: string().from('task_id').optional(),
    runId: string().from('run_id').optional(),
    inputTokens: number().from('input_tokens'),
    cachedTokens: number().from('cached_tokens'),
    outputTokens: number().from('output_tokens'),
    costMicros: number().from('cost_micros'),
    durationMs: number().from('duration_ms'),
    isCached: boolean().from('is_cached'),
    createdAt: number().from('created_at'),
  })
  .primaryKey('id');
