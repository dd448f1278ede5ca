import { zql } from '../tables.ts';
import type { VerbScope } from '../verb.ts';

/** One line of the lead's timeline: the stage before, and after. */
export async function recordStage(
  scope: VerbScope,
  line: { leadId: string; part: string; from: string | null; to: string | null },
) {
  await scope.tx.mutate.activity.insert({
    id: `${scope.op.id}:${line.part}`,
    orgId: scope.orgId,
    leadId: line.leadId,
    kind: 'edit',
    field: 'stage',
    oldValue: line.from,
    newValue: line.to,
    actorId: scope.actor.userId,
    createdAt: scope.at,
  });
}

/** What the stages of these deals are called. */
export async function stageNames({ tx }: VerbScope, deals: readonly { stageId: string }[]) {
  const ids = [...new Set(deals.map(({ stageId }) => stageId))];
  const rows = ids.length > 0 ? await tx.run(zql.stage.where('id', 'IN', ids)) : [];
  return new Map(rows.map((row) => [row.id, row.name]));
}
