import { useState } from 'react';
import {
  followRow,
  type GridMove,
  type GridPosition,
  HEAD_ROW,
  moveBy,
} from './grid-navigation.ts';
import { type ColumnId, leadColumn } from './lead-columns.ts';

/** The columns that the cursor walks: the boxes first, then what the layout shows. */
export type GridColumnId = 'select' | ColumnId;

interface Cursor {
  leadId: string | null;
  /** Where that lead stood last; `HEAD_ROW` for the column names. */
  row: number;
  columnId: GridColumnId;
  isEditing: boolean;
  /** Grows when the browser's focus has to follow the cursor. */
  focus: number;
}

const START: Cursor = { leadId: null, row: 0, columnId: 'name', isEditing: false, focus: 0 };

/** The one cell that the keyboard is on, at first on `startId`. It follows its lead, not its place. */
export function useGridCursor(
  order: readonly string[],
  columns: readonly GridColumnId[],
  startId: string | null,
) {
  const [cursor, setCursor] = useState<Cursor>({ ...START, leadId: startId });
  const row = cursor.row === HEAD_ROW ? HEAD_ROW : followRow(order, cursor.leadId, cursor.row);
  const column = Math.max(0, columns.indexOf(cursor.columnId));

  const place = (next: { row: number; column: number }, isEditing = false) =>
    setCursor((before) => ({
      leadId: order[next.row] ?? null,
      row: next.row,
      columnId: columns[next.column] ?? 'name',
      isEditing,
      focus: before.focus + 1,
    }));

  return {
    row,
    column,
    columnId: columns[column] ?? 'name',
    /** The lead under the cursor; null while the cursor has not been used. */
    leadId: cursor.leadId !== null && row >= 0 ? (order[row] ?? null) : null,
    isEditing: cursor.isEditing && order[row] === cursor.leadId,
    focus: cursor.focus,
    place,
    placeOn: (leadId: string, columnId: GridColumnId, isEditing = false) =>
      place({ row: order.indexOf(leadId), column: columns.indexOf(columnId) }, isEditing),
    move: (move: GridMove, page: number, hasHead: boolean) => {
      const size = { rows: order.length, columns: columns.length, page, hasHead };
      const next = moveBy({ row, column }, move, size);
      if (next) place(next);
      return next;
    },
    edit: () => place({ row, column }, true),
    /** Opens the editor of a cell where a text stands; other cells are only entered. */
    editTextAt: (next: GridPosition) => {
      const id = columns[next.column];
      place(next, id !== undefined && id !== 'select' && leadColumn(id).editor === 'text');
    },
    /** Ends the editing where the cursor is; the focus goes back to the cell. */
    rest: () => place({ row, column }),
    /** Ends the editing because the focus went elsewhere; it is not called back. */
    leave: () => setCursor((before) => ({ ...before, isEditing: false })),
  };
}

export type GridCursor = ReturnType<typeof useGridCursor>;
