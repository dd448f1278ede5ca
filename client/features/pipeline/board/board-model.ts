import { byPosition, keysBetween } from '../../../../schema/pipeline/order-key.ts';
import type { Deal, Stage } from '../pipeline-types.ts';

/** A column of one lane: what the screen draws and what drops land in. */
export interface Cell {
  stage: Stage;
  deals: readonly Deal[];
}

/** All deals by stage, in order. Deals of a lead that was just deleted here are left out. */
export function toCells(stages: readonly Stage[], deals: readonly Deal[]): Cell[] {
  const byStage = Map.groupBy(
    deals.filter((deal) => deal.lead && !deal.lead.deletedAt),
    (deal) => deal.stageId,
  );
  return stages.map((stage) => ({
    stage,
    deals: (byStage.get(stage.id) ?? []).toSorted(byPosition),
  }));
}

/** A lane for each owner who has deals, by name; nobody's deals come last. */
export function toLanes(
  cells: readonly Cell[],
  nameOf: (ownerId: string) => string,
): { ownerId: string | null; cells: Cell[] }[] {
  const owners = new Set(cells.flatMap(({ deals }) => deals.map(({ ownerId }) => ownerId ?? null)));
  const inOrder = [...owners].sort((a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return nameOf(a).localeCompare(nameOf(b));
  });
  return inOrder.map((ownerId) => ({
    ownerId,
    cells: cells.map(({ stage, deals }) => ({
      stage,
      deals: deals.filter((deal) => (deal.ownerId ?? null) === ownerId),
    })),
  }));
}

/** Worth of these deals by currency, in minor units. */
export function sumOf(deals: readonly Deal[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { valueMinor, currency } of deals) {
    if (valueMinor) sums[currency] = (sums[currency] ?? 0) + valueMinor;
  }
  return sums;
}

type Place = Pick<Deal, 'id' | 'position'>;

/**
 * The keys that put the moved deals before `beforeId`, or at the end. `column` is the whole column,
 * filtered-out cards too, so that a drop on a filtered board lands beside the card that one sees.
 */
export function placesFor(
  column: readonly Place[],
  movedIds: readonly string[],
  beforeId: string | null,
): string[] {
  const moved = new Set(movedIds);
  const rest = column.filter(({ id }) => !moved.has(id));
  const found = beforeId === null ? -1 : rest.findIndex(({ id }) => id === beforeId);
  const at = found < 0 ? rest.length : found;
  const low = rest[at - 1]?.position ?? null;
  // Two devices may have chosen one key: then the next higher one is the bound.
  const high = rest.slice(at).find(({ position }) => low === null || position > low);
  return keysBetween(low, high?.position ?? null, movedIds.length);
}

/** The card before which a drop at `index` among the shown, unmoved cards lands. */
export function beforeAt(
  shown: readonly Place[],
  movedIds: readonly string[],
  index: number,
): string | null {
  const moved = new Set(movedIds);
  return shown.filter(({ id }) => !moved.has(id))[index]?.id ?? null;
}
