export interface GridPosition {
  row: number;
  column: number;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that a page key moves by: as many as are visible, less one. */
  page: number;
  /** Whether the head of the table, row -1, may be entered from the first row. */
  hasHead?: boolean;
}

/** The row of column names. */
export const HEAD_ROW = -1;

export type GridMove =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'rowStart'
  | 'rowEnd'
  | 'gridStart'
  | 'gridEnd'
  | 'pageUp'
  | 'pageDown';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const MOVES: Record<string, GridMove> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'rowStart',
  End: 'rowEnd',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  j: 'down',
  k: 'up',
  J: 'down',
  K: 'up',
};

const FAR_MOVES: Record<string, GridMove> = {
  Home: 'gridStart',
  End: 'gridEnd',
  ArrowUp: 'gridStart',
  ArrowDown: 'gridEnd',
  ArrowLeft: 'rowStart',
  ArrowRight: 'rowEnd',
};

/** Which way a key moves through a grid (WAI-ARIA's grid pattern, and J/K); null for other keys. */
export function readMove(event: Pressed): GridMove | null {
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return FAR_MOVES[event.key] ?? null;
  return MOVES[event.key] ?? null;
}

/** Where a move leads; at an edge it stays. A grid without rows and head has no place to be. */
export function moveBy(from: GridPosition, move: GridMove, size: GridSize): GridPosition | null {
  if (size.columns === 0 || (size.rows === 0 && !size.hasHead)) return null;
  const firstRow = size.hasHead && (move === 'up' || from.row === HEAD_ROW) ? HEAD_ROW : 0;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const to = STEPS[move](from, { lastRow, lastColumn, page: size.page });
  return {
    row: Math.max(firstRow, Math.min(lastRow, to.row)),
    column: Math.min(lastColumn, Math.max(0, to.column)),
  };
}

interface Reach {
  lastRow: number;
  lastColumn: number;
  page: number;
}

const STEPS: Record<GridMove, (from: GridPosition, reach: Reach) => GridPosition> = {
  up: ({ row, column }) => ({ row: row - 1, column }),
  down: ({ row, column }) => ({ row: row + 1, column }),
  left: ({ row, column }) => ({ row, column: column - 1 }),
  right: ({ row, column }) => ({ row, column: column + 1 }),
  rowStart: ({ row }) => ({ row, column: 0 }),
  rowEnd: ({ row }, { lastColumn }) => ({ row, column: lastColumn }),
  gridStart: ({ column }) => ({ row: 0, column }),
  gridEnd: ({ column }, { lastRow }) => ({ row: lastRow, column }),
  pageUp: ({ row, column }, { page }) => ({ row: row - Math.max(1, page), column }),
  pageDown: ({ row, column }, { page }) => ({ row: row + Math.max(1, page), column }),
};

/**
 * The row that the cursor stands on after rows came, went and moved: the same lead where it is now,
 * and when it is gone, the row that took its place.
 */
export function followRow(
  order: readonly string[],
  leadId: string | null,
  lastIndex: number,
): number {
  if (order.length === 0) return -1;
  if (leadId !== null) {
    if (order[lastIndex] === leadId) return lastIndex;
    const index = order.indexOf(leadId);
    if (index >= 0) return index;
  }
  return Math.min(order.length - 1, Math.max(0, lastIndex));
}
