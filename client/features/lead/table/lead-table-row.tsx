/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid of virtual rows that are placed by pixels */
import { memo, useEffect, useRef } from 'react';
import { rowText } from '../../../i18n/row-text.ts';
import { flashChange } from '../../../live/use-field-author.ts';
import { useMarksOn } from '../../../live/use-presence.ts';
import { EditMarks } from '../edit-marks.tsx';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { ownEdits } from '../../../offline/own-edits.ts';
import { RowPeople } from '../row-people.tsx';
import { type AfterEdit, CellEditor } from './cell-editor.tsx';
import { cellClass, LeadCell } from './lead-cell.tsx';
import { type ColumnId, leadColumn } from './lead-columns.ts';
import classes from './leads-table.module.css';
import { changedColumns } from './row-diff.ts';
import type { GridColumnId } from './use-grid-cursor.ts';

interface LeadTableRowProps {
  lead: LeadRow;
  /** Place in the table, from 0. */
  index: number;
  /** Pixels from the top of the body. */
  top: number;
  columns: readonly ColumnId[];
  lookups: Lookups;
  acts: LeadActs;
  href: string;
  isSelected: boolean;
  canSelect: boolean;
  /** The column under the cursor when it is on this row. */
  cursor: GridColumnId | null;
  isEditing: boolean;
  onEditDone: (after: AfterEdit) => void;
}

/** One row. Clicks and keys are heard by the table; the row only draws and holds its editor. */
export const LeadTableRow = memo(function LeadTableRow(props: LeadTableRowProps) {
  const { lead, index, top, columns, lookups, acts, href, isSelected, canSelect, cursor } = props;
  const row = useFlashingRow(lead);
  const marks = useMarksOn(`lead:${lead.id}`);
  const editing = props.isEditing ? cursor : null;
  const isBusy = marks.length > 0 || props.isEditing || undefined;
  return (
    <div
      ref={row}
      role="row"
      className={classes.row}
      style={{ top }}
      aria-rowindex={index + 2}
      aria-selected={canSelect ? isSelected : undefined}
      data-lead={lead.id}
      data-editing={props.isEditing || undefined}
    >
      {canSelect && (
        <div
          role="gridcell"
          aria-colindex={1}
          className={classes.select}
          data-column="select"
          tabIndex={cursor === 'select' ? 0 : -1}
        >
          <input
            type="checkbox"
            className={classes.box}
            checked={isSelected}
            readOnly
            tabIndex={-1}
            aria-label={rowText('lead', 'table.select', { name: lead.name })}
          />
        </div>
      )}
      {columns.map((id, place) => (
        <div
          key={id}
          role="gridcell"
          aria-colindex={place + (canSelect ? 2 : 1)}
          className={cellClass(id)}
          data-column={id}
          data-cursor={cursor === id || undefined}
          data-holds={isBusy}
          tabIndex={cursor === id ? 0 : -1}
        >
          <LeadCell lead={lead} column={id} lookups={lookups} href={href} />
          {id === 'name' && marks.length > 0 && (
            <span className={classes.people}>
              <RowPeople marks={marks} />
            </span>
          )}
          {marks.length > 0 && <EditMarks marks={marks} field={id} tag="inside" />}
          {editing === id && (
            <CellEditor
              lead={lead}
              column={leadColumn(id)}
              lookups={lookups}
              acts={acts}
              onDone={props.onEditDone}
            />
          )}
        </div>
      ))}
    </div>
  );
});

/** Points out the cells that somebody else changed while the row was on screen. */
function useFlashingRow(lead: LeadRow) {
  const row = useRef<HTMLDivElement>(null);
  const shown = useRef(lead);
  useEffect(() => {
    const before = shown.current;
    shown.current = lead;
    for (const column of changedColumns(before, lead)) {
      const cell = row.current?.querySelector(`[data-column="${column}"]`);
      cell?.setAttribute('data-holds', 'true');
      const isOwn = ownEdits.isOwn(lead.id, column);
      const field = column === 'owner' ? 'ownerId' : column;
      flashChange(cell, { subjectId: lead.id, field, isOwn });
    }
  }, [lead]);
  return row;
}
