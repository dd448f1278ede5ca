import { useAnnounceEdit } from '../../../live/use-presence.ts';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { PickerPopover } from '../picker/picker-popover.tsx';
import { type PickKind, useLeadPicker } from '../picker/use-lead-picker.ts';
import type { GridMove } from './grid-navigation.ts';
import type { LeadColumn } from './lead-columns.ts';
import classes from './leads-table.module.css';
import { TextCellEditor } from './text-cell-editor.tsx';

/** Where the cursor goes after an edit; `leave` when the person went elsewhere by themselves. */
export type AfterEdit = GridMove | 'stay' | 'leave';

export interface CellEditorProps {
  lead: LeadRow;
  column: LeadColumn;
  lookups: Lookups;
  acts: LeadActs;
  onDone: (after: AfterEdit) => void;
}

/** The editor that a column asks for: text in place, everything else as a list to pick from. */
export function CellEditor({ lead, column, lookups, acts, onDone }: CellEditorProps) {
  if (column.editor === 'text' && column.field) {
    return <TextCellEditor lead={lead} field={column.field} acts={acts} onDone={onDone} />;
  }
  if (!column.editor || column.editor === 'text') return null;
  return (
    <PickCellEditor
      kind={column.editor}
      lead={lead}
      lookups={lookups}
      acts={acts}
      onDone={() => onDone('stay')}
    />
  );
}

interface PickCellEditorProps extends Omit<CellEditorProps, 'column' | 'onDone'> {
  kind: PickKind;
  onDone: () => void;
}

function PickCellEditor({ kind, lead, lookups, acts, onDone }: PickCellEditorProps) {
  useAnnounceEdit(`lead:${lead.id}`, kind);
  const picker = useLeadPicker({ kind, leads: [lead], lookups, acts, onDone });
  return (
    <PickerPopover isOpen onClose={onDone} {...picker}>
      <span className={classes.anchor} />
    </PickerPopover>
  );
}
