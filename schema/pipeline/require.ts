import { AppError } from '../app-error.ts';
import { type Merge, startMerge } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import type { VerbScope } from '../verb.ts';

type Changes = Parameters<Merge['take']>[2];

/** The pipeline, locked. An archived one can't be changed until it is restored. */
export async function requirePipeline(scope: VerbScope, pipelineId: string) {
  await scope.claim?.('pipeline', [pipelineId]);
  const row = await findPipeline(scope, pipelineId);
  if (row.deletedAt) throw new AppError('not_found', `The pipeline “${row.name}” was deleted`);
  return row;
}

export async function findPipeline({ tx, orgId }: VerbScope, pipelineId: string) {
  const row = await tx.run(zql.pipeline.where('id', pipelineId).where('orgId', orgId).one());
  if (!row) throw new AppError('not_found', 'This pipeline does not exist');
  return row;
}

/** The stage, locked. */
export async function requireStage(scope: VerbScope, stageId: string) {
  await scope.claim?.('stage', [stageId]);
  const row = await findStage(scope, stageId);
  if (row.deletedAt) throw new AppError('not_found', `The stage “${row.name}” was deleted`);
  return row;
}

export async function findStage({ tx, orgId }: VerbScope, stageId: string) {
  const row = await tx.run(zql.stage.where('id', stageId).where('orgId', orgId).one());
  if (!row) throw new AppError('not_found', 'This stage does not exist');
  return row;
}

/** The named deals that exist in the org, archived ones too; refuses when none does. */
export async function requireDeals(scope: VerbScope, dealIds: readonly string[]) {
  const ids = [...new Set(dealIds)];
  await scope.claim?.('deal', ids);
  const rows = await scope.tx.run(
    zql.deal.where('orgId', scope.orgId).where('id', 'IN', ids).related('lead'),
  );
  if (rows.length === 0) throw new AppError('not_found', 'These deals do not exist');
  return rows;
}

export type DealWithLead = Awaited<ReturnType<typeof requireDeals>>[number];

/** What a deal is called: by its own title, else like its lead. */
export function dealLabel(deal: Pick<DealWithLead, 'title' | 'lead'>): string {
  return deal.title ?? deal.lead?.name ?? '';
}

/** Refuses when `more` deals would be too many for the stage. Its row is locked by then. */
export async function assertRoom(
  { tx }: VerbScope,
  stage: { id: string; name: string; cardLimit: number | null },
  more: number,
): Promise<void> {
  const { cardLimit } = stage;
  if (cardLimit === null || more === 0) return;
  const there = await tx.run(
    zql.deal
      .where('stageId', stage.id)
      .where('deletedAt', 'IS', null)
      .where('leadDeletedAt', 'IS', null)
      .limit(cardLimit),
  );
  if (there.length + more <= cardLimit) return;
  throw new AppError(
    'conflict',
    `“${stage.name}” takes ${cardLimit} deals and holds ${there.length}. Move some on first, or raise its limit`,
    { stageId: stage.id, cardLimit, held: there.length },
  );
}

/**
 * What to write of the changes of a pipeline or stage. The last one stands, without a clash: these
 * are names and settings that one person looks after. An undo still leaves what others changed.
 */
export async function takeChanges(
  scope: VerbScope,
  subject: { kind: 'pipeline' | 'stage'; id: string; label: string },
  current: Changes,
  wanted: Changes,
) {
  const merge = await startMerge(scope, subject.kind, [subject.id]);
  return merge.take(subject, current, wanted);
}
