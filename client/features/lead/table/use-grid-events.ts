import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import type { AfterEdit } from './cell-editor.tsx';
import { HEAD_ROW, readMove } from './grid-navigation.ts';
import { cellText } from './lead-cell.tsx';
import { parseGrid, toGridText } from './grid-text.ts';
import { type ColumnId, leadColumn } from './lead-columns.ts';
import { pasteCells } from './paste-cells.ts';
import { planPaste } from './plan-paste.ts';
import { extendTo, NO_SELECTION, selectAll, type Selection, toggle } from './selection.ts';
import type { GridColumnId, GridCursor } from './use-grid-cursor.ts';

interface GridEvents {
  rows: readonly LeadRow[];
  order: readonly string[];
  lookups: Lookups;
  cursor: GridCursor;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  canSelect: boolean;
  canEdit: boolean;
  acts: LeadActs;
  /** The shown columns, in order. */
  columns: readonly ColumnId[];
  onOpen: (leadId: string) => void;
  /** Rows that a page key moves by. */
  pageRows: () => number;
}

/** What the mouse and the keyboard do in the grid, heard in one place for all cells. */
export function useGridEvents(grid: GridEvents) {
  return {
    onClick: (event: React.MouseEvent<HTMLElement>) => onClick(grid, event),
    onDoubleClick: (event: React.MouseEvent<HTMLElement>) => onDoubleClick(grid, event),
    onMouseDown: (event: React.MouseEvent<HTMLElement>) => {
      // Shift would select text across rows.
      if (event.shiftKey && placeOf(event)) event.preventDefault();
    },
    onKeyDown: (event: React.KeyboardEvent<HTMLElement>) => onKeyDown(grid, event),
    onPaste: (event: React.ClipboardEvent<HTMLElement>) => onPaste(grid, event),
    afterEdit: (after: AfterEdit) => afterEdit(grid, after),
  };
}

interface Place {
  leadId: string;
  columnId: GridColumnId;
}

/** The cell that an event happened in; null for the head, and for what merely hangs from a cell. */
function placeOf(event: React.SyntheticEvent<HTMLElement>): Place | null {
  const target = event.target as HTMLElement;
  if (!event.currentTarget.contains(target)) return null;
  const cell = target.closest<HTMLElement>('[role="gridcell"]');
  const leadId = cell?.closest<HTMLElement>('[data-lead]')?.dataset['lead'];
  const columnId = cell?.dataset['column'] as GridColumnId | undefined;
  return leadId && columnId ? { leadId, columnId } : null;
}

function onClick(grid: GridEvents, event: React.MouseEvent<HTMLElement>) {
  const place = placeOf(event);
  if (!place || isEditor(event.target)) return;
  const { leadId, columnId } = place;
  if (event.shiftKey && grid.canSelect) {
    grid.onSelection(extendTo(grid.selection, grid.order, leadId, grid.cursor.leadId));
    grid.cursor.placeOn(leadId, columnId);
    return;
  }
  if (columnId === 'select') {
    grid.onSelection(toggle(grid.selection, leadId));
    grid.cursor.placeOn(leadId, columnId);
    return;
  }
  const isLink = (event.target as HTMLElement).closest('[data-open]') !== null;
  if (isLink && (event.metaKey || event.ctrlKey)) return;
  if (isLink) {
    event.preventDefault();
    grid.cursor.placeOn(leadId, columnId);
    grid.onOpen(leadId);
    return;
  }
  const isSecond = grid.cursor.leadId === leadId && grid.cursor.columnId === columnId;
  const isPick = leadColumn(columnId).editor !== 'text';
  grid.cursor.placeOn(leadId, columnId, isSecond && isPick && canEditCell(grid, columnId));
}

function onDoubleClick(grid: GridEvents, event: React.MouseEvent<HTMLElement>) {
  const place = placeOf(event);
  if (!place || isEditor(event.target) || !canEditCell(grid, place.columnId)) return;
  grid.cursor.placeOn(place.leadId, place.columnId, true);
}

function onKeyDown(grid: GridEvents, event: React.KeyboardEvent<HTMLElement>) {
  const isInside = event.currentTarget.contains(event.target as Node);
  if (!isInside || event.defaultPrevented || isEditor(event.target)) return;
  // The heading of a group is a button of its own.
  if ((event.target as HTMLElement).closest('[data-group]')) return;
  if (grid.cursor.row === HEAD_ROW) moveOn(grid, event);
  else if (!runKey(grid, event)) moveOn(grid, event);
}

function moveOn(grid: GridEvents, event: React.KeyboardEvent) {
  const move = readMove(event);
  if (!move) return;
  event.preventDefault();
  const hasHead = event.key === 'ArrowUp' || grid.cursor.row === HEAD_ROW;
  const from = grid.order[grid.cursor.row] ?? null;
  const next = grid.cursor.move(move, grid.pageRows(), hasHead);
  const isVertical = next !== null && next.row !== grid.cursor.row && next.row !== HEAD_ROW;
  if (event.shiftKey && isVertical && grid.canSelect) {
    const to = grid.order[next.row];
    if (to) grid.onSelection(extendTo(grid.selection, grid.order, to, from));
  }
}

/** Keys that do something to the row or cell under the cursor. True when the key was one. */
function runKey(grid: GridEvents, event: React.KeyboardEvent): boolean {
  const { cursor, canSelect } = grid;
  const leadId = grid.order[cursor.row];
  if (!leadId) return false;
  const hasMod = event.metaKey || event.ctrlKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const isEditable = canEditCell(grid, cursor.columnId);
  if (hasMod && key === 'a' && canSelect) grid.onSelection(selectAll(grid.order));
  else if (hasMod && key === 'c') return copyCells(grid, event);
  else if (hasMod && key === 'Enter') grid.onOpen(leadId);
  else if (hasMod || event.altKey) return false;
  else if ((key === 'x' || key === ' ') && canSelect)
    grid.onSelection(toggle(grid.selection, leadId));
  else if (key === 'o') grid.onOpen(leadId);
  else if (key === 'F2' && isEditable) cursor.edit();
  else if (key === 'Enter' && isEditable && cursor.columnId !== 'name') cursor.edit();
  else if (key === 'Enter') grid.onOpen(leadId);
  else if (key === 'Escape' && grid.selection.ids.size > 0) grid.onSelection(NO_SELECTION);
  else return false;
  event.preventDefault();
  return true;
}

/** The chosen rows as a spreadsheet takes them, or else the cell under the cursor. */
function copyCells(grid: GridEvents, event: React.KeyboardEvent): boolean {
  if (getSelection()?.toString()) return false;
  const { rows, columns, selection, cursor, lookups } = grid;
  const chosen = rows.filter(({ id }) => selection.ids.has(id));
  const here = rows[cursor.row];
  const { columnId } = cursor;
  const lineOf = (row: LeadRow) => columns.map((column) => cellText(row, column, lookups));
  let text: string;
  if (chosen.length > 0) text = toGridText(chosen.map(lineOf));
  else if (here && columnId !== 'select') text = cellText(here, columnId, lookups);
  else return false;
  event.preventDefault();
  void navigator.clipboard?.writeText(text).catch(() => {});
  return true;
}

/** From the cell under the cursor to the right and down. */
function onPaste(grid: GridEvents, event: React.ClipboardEvent<HTMLElement>) {
  const { rows, columns, cursor, canEdit, acts } = grid;
  const { columnId } = cursor;
  // The focus may be on the head of a column or a group while the cursor rests somewhere else.
  const place = placeOf(event);
  const isHere = place?.leadId === cursor.leadId && place.columnId === columnId;
  if (!isHere || isEditor(event.target) || !canEdit) return;
  const cells = parseGrid(event.clipboardData.getData('text/plain'));
  if (columnId === 'select' || cells.length === 0) return;
  event.preventDefault();
  void pasteCells(acts, planPaste(cells, { rows, columns, row: cursor.row, columnId }));
}

/** Enter goes down and rests there; Tab goes on to the next text and opens it. */
function afterEdit({ cursor, canEdit, pageRows }: GridEvents, after: AfterEdit) {
  if (after === 'stay') return cursor.rest();
  if (after === 'leave') return cursor.leave();
  const next = cursor.move(after, pageRows(), false);
  if (!next || !canEdit || (after !== 'left' && after !== 'right')) return;
  if (next.column === cursor.column) return;
  cursor.editTextAt(next);
}

function canEditCell({ canEdit }: GridEvents, columnId: GridColumnId): boolean {
  return canEdit && columnId !== 'select' && leadColumn(columnId).editor !== undefined;
}

function isEditor(target: EventTarget): boolean {
  return target instanceof HTMLInputElement && target.type !== 'checkbox';
}
