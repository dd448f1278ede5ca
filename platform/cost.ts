import type { CostKind } from '../schema/cost/table.ts';
import type { Sql, TransactionSql } from './sql.ts';

export interface Cost {
  /** Equal ids are one cost, so that a repeated job writes it once. */
  id: string;
  orgId: string;
  kind: CostKind;
  provider: string;
  /** The model, or the provider's operation. */
  operation: string;
  leadId?: string | null;
  taskId?: string | null;
  runId?: string | null;
  inputTokens?: number;
  cachedTokens?: number;
  outputTokens?: number;
  /** Millionths of a US dollar. */
  costMicros: number;
  durationMs?: number;
  isCached?: boolean;
}

/** Writes down what a call cost; the sums on lead, task and org follow by trigger. */
export async function recordCost(sql: Sql | TransactionSql, cost: Cost): Promise<void> {
  await sql`
    insert into cost_entry (
      id, org_id, kind, provider, operation, lead_id, task_id, run_id, input_tokens, cached_tokens,
      output_tokens, cost_micros, duration_ms, is_cached
    )
    values (
      ${cost.id}, ${cost.orgId}, ${cost.kind}, ${cost.provider}, ${cost.operation},
      ${cost.leadId ?? null}, ${cost.taskId ?? null}, ${cost.runId ?? null},
      ${cost.inputTokens ?? 0}, ${cost.cachedTokens ?? 0}, ${cost.outputTokens ?? 0},
      ${Math.round(cost.costMicros)}, ${Math.round(cost.durationMs ?? 0)}, ${cost.isCached ?? false}
    )
    on conflict (id) do nothing`;
}
