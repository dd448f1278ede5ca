import { newId } from '../../../../schema/id.ts';
import { beforeAt, type Cell, placesFor } from './board-model.ts';
import type { BoardStore, Spot } from './board-store.ts';
import { cellKey } from './board-store.ts';
import type { PipelineActs } from '../pipeline-acts.ts';
import type { Deal } from '../pipeline-types.ts';

export interface Lane {
  /** `undefined` where the board has no lanes; null is nobody's lane. */
  ownerId: string | null | undefined;
  cells: readonly Cell[];
}

/** The board as the screen shows it, and all of it, for drops. */
export interface BoardGround {
  lanes: readonly Lane[];
  /** Whole columns, with the cards that a filter hides. */
  columns: ReadonlyMap<string, readonly Deal[]>;
  acts: PipelineActs;
  store: BoardStore;
}

export interface FoundCell {
  lane: Lane;
  laneIndex: number;
  cell: Cell;
  cellIndex: number;
  key: string;
}

export const laneKey = ({ ownerId }: Lane): string | null => ownerId ?? null;

/** Where a card is shown. */
export function findCard(
  ground: BoardGround,
  dealId: string,
): (FoundCell & { index: number }) | null {
  for (const found of allCells(ground)) {
    const index = found.cell.deals.findIndex(({ id }) => id === dealId);
    if (index >= 0) return { ...found, index };
  }
  return null;
}

export function findCell(ground: BoardGround, key: string): FoundCell | null {
  for (const found of allCells(ground)) if (found.key === key) return found;
  return null;
}

function* allCells({ lanes }: BoardGround): Generator<FoundCell> {
  for (const [laneIndex, lane] of lanes.entries()) {
    for (const [cellIndex, cell] of lane.cells.entries()) {
      yield { lane, laneIndex, cell, cellIndex, key: cellKey(laneKey(lane), cell.stage.id) };
    }
  }
}

/** The cards that stay in the column while others move. */
export function staying(cell: Cell, moving: ReadonlySet<string>): readonly Deal[] {
  return moving.size === 0 ? cell.deals : cell.deals.filter(({ id }) => !moving.has(id));
}

/** Shown order, lane by lane and column by column: in which a selection is moved. */
export function inShownOrder(ground: BoardGround, ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  const shown: string[] = [];
  for (const { cell } of allCells(ground)) {
    for (const { id } of cell.deals) if (wanted.has(id)) shown.push(id);
  }
  return shown;
}

/**
 * Puts the moving cards at the spot. In another person's lane they become that person's. False when
 * the drop changes nothing or was refused.
 */
export async function dropAt(ground: BoardGround, ids: string[], spot: Spot): Promise<boolean> {
  const target = findCell(ground, spot.cell);
  if (!target || ids.length === 0) return false;
  const { cell, lane } = target;
  const stays = ids.every((id, n) => cell.deals[spot.index + n]?.id === id);
  if (stays) return false;
  const column = ground.columns.get(cell.stage.id) ?? [];
  const beforeId = beforeAt(cell.deals, ids, spot.index);
  const positions = placesFor(column, ids, beforeId);
  const changesOwner =
    lane.ownerId === undefined
      ? []
      : dealsOf(ground, ids).filter((deal) => (deal.ownerId ?? null) !== lane.ownerId);
  const group = newId();
  const isMoved = await ground.acts.move(ids, cell.stage.id, { positions, group });
  if (!isMoved) return false;
  for (const deal of changesOwner) {
    ground.acts.update(deal, { ownerId: lane.ownerId ?? null }, { group });
  }
  return true;
}

function dealsOf({ lanes }: BoardGround, ids: readonly string[]): Deal[] {
  const wanted = new Set(ids);
  return lanes.flatMap(({ cells }) =>
    cells.flatMap(({ deals }) => deals.filter(({ id }) => wanted.has(id))),
  );
}
