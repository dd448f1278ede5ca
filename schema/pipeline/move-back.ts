import { baseKey, seen } from '../merge/merge.ts';
import type { Operation, UndoStep } from '../verb.ts';
import { joinBases } from './require.ts';

interface Move {
  dealIds: string[];
  stageId: string;
  positions?: string[] | undefined;
}

/** One move for each stage that the deals came from, back to their old places. */
export function moveBack(op: Operation, { dealIds, stageId, positions }: Move): UndoStep[] {
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
