import { recordCost } from '../../platform/cost.ts';
import type { Sql, TransactionSql } from '../../platform/sql.ts';
import type { LlmCall } from './llm.ts';

export interface CallSubject {
  orgId: string;
  leadId?: string | null;
  taskId?: string | null;
  /** The analysis or search run. */
  runId?: string | null;
}

/** Writes down what the calls of a question cost; those that never reached a model are left out. */
export async function recordCalls(
  sql: Sql | TransactionSql,
  calls: readonly LlmCall[],
  subject: CallSubject,
): Promise<void> {
  for (const call of calls) {
    if (call.inputTokens + call.outputTokens === 0) continue;
    await recordCost(sql, {
      ...call,
      ...subject,
      id: `llm:${call.id}`,
      kind: 'llm',
      operation: call.model,
    });
  }
}
