import { record } from '../lead/lead-rows.ts';
import { zql } from '../tables.ts';
import type { VerbScope } from '../verb.ts';

/** Lines of the leads' timelines: the stage before, and after. */
export async function recordStages(
  scope: VerbScope,
  lines: readonly { leadId: string; part: string; from: string | null; to: string | null }[],
) {
  await record(
    scope,
    ...lines.map(({ from, to, ...line }) => ({
      ...line,
      kind: 'edit' as const,
      field: 'stage',
      oldValue: from,
      newValue: to,
    })),
  );
}

/** What the stages of these deals are called. */
export async function stageNames({ tx }: VerbScope, deals: readonly { stageId: string }[]) {
  const ids = [...new Set(deals.map(({ stageId }) => stageId))];
  const rows = ids.length > 0 ? await tx.run(zql.stage.where('id', 'IN', ids)) : [];
  return new Map(rows.map((row) => [row.id, row.name]));
}
