import type { EditableLeadField } from '../../../../schema/lead/fields.ts';
import type { LeadSort } from '../../../../schema/lead/filter.ts';

export type ColumnId =
  | 'name'
  | 'score'
  | 'title'
  | 'companyName'
  | 'email'
  | 'emailState'
  | 'phone'
  | 'city'
  | 'country'
  | 'status'
  | 'tags'
  | 'owner'
  | 'source'
  | 'createdAt'
  | 'website'
  | 'updatedAt';

export type CellEditorKind = 'text' | 'country' | 'status' | 'tags' | 'owner';

export interface LeadColumn {
  id: ColumnId;
  /** Pixels, until a person drags. */
  width: number;
  /** How the cell is edited; without it the column is read-only. */
  editor?: CellEditorKind;
  /** The lead field that a text or country cell writes. */
  field?: EditableLeadField;
  sort?: LeadSort['field'];
  isHiddenAtFirst?: true;
}

export const MIN_COLUMN_WIDTH = 72;
export const MAX_COLUMN_WIDTH = 640;
/** The column of checkboxes before the name; always there, never moved. */
export const SELECT_WIDTH = 40;

/** In the order in which a new workspace sees them. The name leads and stays where it is. */
export const LEAD_COLUMNS: readonly LeadColumn[] = [
  { id: 'name', width: 200, editor: 'text', field: 'name', sort: 'name' },
  { id: 'score', width: 96, sort: 'score' },
  { id: 'title', width: 152, editor: 'text', field: 'title' },
  { id: 'companyName', width: 160, editor: 'text', field: 'companyName', sort: 'companyName' },
  { id: 'email', width: 200, editor: 'text', field: 'email', sort: 'email' },
  { id: 'emailState', width: 136, sort: 'emailState', isHiddenAtFirst: true },
  { id: 'phone', width: 140, editor: 'text', field: 'phone' },
  { id: 'city', width: 96, editor: 'text', field: 'city', sort: 'city' },
  { id: 'country', width: 120, editor: 'country', field: 'country', sort: 'country' },
  { id: 'status', width: 112, editor: 'status', sort: 'status' },
  { id: 'tags', width: 200, editor: 'tags' },
  { id: 'owner', width: 144, editor: 'owner' },
  { id: 'source', width: 160 },
  { id: 'createdAt', width: 128, sort: 'createdAt' },
  {
    id: 'website',
    width: 192,
    editor: 'text',
    field: 'website',
    isHiddenAtFirst: true,
  },
  { id: 'updatedAt', width: 128, sort: 'updatedAt', isHiddenAtFirst: true },
];

const byId = new Map(LEAD_COLUMNS.map((column) => [column.id, column]));

export function leadColumn(id: ColumnId): LeadColumn {
  const column = byId.get(id);
  if (!column) throw new Error(`There is no column ${id}`);
  return column;
}

export function isColumnId(id: unknown): id is ColumnId {
  return byId.has(id as ColumnId);
}
