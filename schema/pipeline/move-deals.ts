import * as z from 'zod/mini';
import { AppError } from '../app-error.ts';
import { updateRows } from '../many-rows.ts';
import { baseKey, joinBases, seen, startMerge } from '../merge/merge.ts';
import { zql } from '../tables.ts';
import { defineVerb, type Operation, type UndoStep } from '../verb.ts';
import { recordStages, stageNames } from './deal-timeline.ts';
import { dealIds, orderKey, rowId } from './fields.ts';
import { assertRoom, dealLabel, requireDeals, requireStage } from './require.ts';

/**
 * To a stage of the same pipeline and, with `positions` (one a deal), to a place in it. The stage
 * merges as a field does; the place is nobody's statement and never clashes.
 */
export const moveDeals = defineVerb({
  action: 'deal.edit',
  input: z
    .strictObject({ dealIds, stageId: rowId, positions: z.optional(z.array(orderKey)) })
    .check(
      z.refine((move) => !move.positions || move.positions.length === move.dealIds.length, {
        error: 'One position a deal',
      }),
    ),
  async run(scope, { dealIds: ids, stageId, positions }) {
    const merge = await startMerge(scope, 'deal', ids);
    const deals = await requireDeals(scope, ids);
    const stageIds = [...new Set([stageId, ...deals.map((deal) => deal.stageId)])];
    await scope.claim?.('stage', stageIds);
    const stage = await requireStage(scope, stageId);
    const placeOf = new Map(ids.map((id, n) => [id, positions?.[n]]));
    const movable = deals.filter((deal) => deal.pipelineId === stage.pipelineId);
    if (movable.length === 0) {
      throw new AppError('invalid', 'This stage belongs to another pipeline');
    }
    const moves = movable.map((deal) => {
      const position = placeOf.get(deal.id) ?? deal.position;
      const subject = { kind: 'deal', id: deal.id, label: dealLabel(deal) } as const;
      const taken = merge.take(subject, deal, { stageId: stage.id, position });
      const isThere = taken.stageId !== undefined || deal.stageId === stage.id;
      return { deal, taken: isThere ? taken : {} };
    });
    const entering = moves.filter(
      ({ deal, taken }) => taken.stageId && !deal.deletedAt && !deal.leadDeletedAt,
    );
    await assertRoom(scope, stage, entering.length);
    const names = await stageNames(
      scope,
      entering.map(({ deal }) => deal),
    );
    await updateRows(
      scope,
      'deal',
      moves.flatMap(({ deal, taken }) => {
        if (!taken.stageId && !taken.position) return [];
        const since = taken.stageId ? { stageSince: scope.at, updatedAt: scope.at } : {};
        return [{ id: deal.id, ...taken, ...since }];
      }),
    );
    const moved = moves.filter(({ taken }) => taken.stageId);
    await recordStages(
      scope,
      moved.map(({ deal }, n) => ({
        leadId: deal.leadId,
        part: `m${n}`,
        from: names.get(deal.stageId) ?? null,
        to: stage.name,
      })),
    );
    await merge.end();
  },
  async before(reader, { dealIds: ids }) {
    const rows = await reader.run(zql.deal.where('id', 'IN', [...new Set(ids)]));
    // Not `position`: a place that others changed meanwhile is no clash.
    return joinBases(
      rows.map((row) => seen(row.id, { stageId: row.stageId, place: row.position })),
    );
  },
  undo: ({ op }, input) => moveBack(op, input),
});

interface Move {
  dealIds: string[];
  stageId: string;
  positions?: string[] | undefined;
}

/** One move for each stage that the deals came from, back to their old places. */
function moveBack(op: Operation, { dealIds, stageId, positions }: Move): UndoStep[] {
  const was = (id: string, field: string) => op.base?.[baseKey(id, field)];
  const known = dealIds.filter((id) => typeof was(id, 'stageId') === 'string');
  const isReorder = positions !== undefined;
  const moved = known.filter((id) => isReorder || was(id, 'stageId') !== stageId);
  return [...Map.groupBy(moved, (id) => was(id, 'stageId') as string)].map(([before, ids]) => {
    const places = ids.map((id) => was(id, 'place'));
    const hasPlaces = isReorder && places.every((place) => typeof place === 'string');
    return {
      name: 'deal.move',
      input: { dealIds: ids, stageId: before, ...(hasPlaces && { positions: places }) },
      base: joinBases(ids.map((id) => seen(id, { stageId }))),
    };
  });
}
