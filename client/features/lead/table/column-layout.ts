import * as z from 'zod/mini';
import type { ViewColumns } from '../../../../schema/view/columns.ts';
import {
  type ColumnId,
  isColumnId,
  LEAD_COLUMNS,
  leadColumn,
  MAX_COLUMN_WIDTH,
  MIN_COLUMN_WIDTH,
} from './lead-columns.ts';

/** Which columns are seen, in which order and how wide; a person's own are kept on the device. */
export interface ColumnLayout {
  /** Every known column, shown or not; the name first. */
  order: ColumnId[];
  visibility: Partial<Record<ColumnId, boolean>>;
  widths: Partial<Record<ColumnId, number>>;
}

export const DEFAULT_LAYOUT: ColumnLayout = {
  order: LEAD_COLUMNS.map((column) => column.id),
  visibility: Object.fromEntries(
    LEAD_COLUMNS.filter((column) => column.isHiddenAtFirst).map((column) => [column.id, false]),
  ),
  widths: {},
};

const stored = z.object({
  order: z.array(z.string()),
  visibility: z.record(z.string(), z.boolean()),
  widths: z.record(z.string(), z.number()),
});

/**
 * Reads what an earlier visit, perhaps of an older version, left behind. Columns that are gone are
 * dropped, new ones take their usual place behind their usual neighbour.
 */
export function parseLayout(text: string | null): ColumnLayout {
  const parsed = z.safeParse(stored, readJson(text));
  if (!parsed.success) return DEFAULT_LAYOUT;
  const { order, visibility, widths } = parsed.data;
  return {
    order: completeOrder(order.filter(isColumnId)),
    visibility: {
      ...DEFAULT_LAYOUT.visibility,
      ...knownOnly(visibility),
      name: true,
    },
    widths: clampWidths(knownOnly(widths)),
  };
}

/** As a view or a URL says it: what is shown, in order, with the widths that somebody chose. */
export function toColumns(layout: ColumnLayout): ViewColumns {
  return visibleColumns(layout).map((id) => {
    const width = columnWidth(layout, id);
    return width === leadColumn(id).width ? { id } : { id, width };
  });
}

/**
 * The layout that shows these columns. The name is always first, and what this build does not know
 * is left out; hidden columns stand behind their usual neighbours.
 */
export function toLayout(columns: ViewColumns): ColumnLayout {
  const known = columns.filter((column): column is Known => isColumnId(column.id));
  const shown = new Set<ColumnId>(known.map(({ id }) => id)).add('name');
  return {
    order: completeOrder(known.map(({ id }) => id)),
    visibility: Object.fromEntries(LEAD_COLUMNS.map(({ id }) => [id, shown.has(id)])),
    widths: clampWidths(
      Object.fromEntries(known.flatMap(({ id, width }) => (width ? [[id, width]] : []))),
    ),
  };
}

type Known = ViewColumns[number] & { id: ColumnId };

export function visibleColumns({
  order,
  visibility,
}: Pick<ColumnLayout, 'order' | 'visibility'>): ColumnId[] {
  return order.filter((id) => visibility[id] !== false);
}

export function columnWidth({ widths }: ColumnLayout, id: ColumnId): number {
  return widths[id] ?? leadColumn(id).width;
}

/** Puts a column before another, or at the end. The name stays first whatever is asked. */
export function moveColumn(
  order: ColumnId[],
  moved: ColumnId,
  before: ColumnId | null,
): ColumnId[] {
  if (moved === 'name' || moved === before) return order;
  const rest = order.filter((id) => id !== moved);
  const wanted = before === null ? rest.length : rest.indexOf(before);
  const at = Math.max(1, wanted < 0 ? rest.length : wanted);
  return [...rest.slice(0, at), moved, ...rest.slice(at)];
}

/** One step left or right among the columns that are shown. */
export function stepColumn(layout: ColumnLayout, moved: ColumnId, step: -1 | 1): ColumnId[] {
  const shown = visibleColumns(layout);
  const index = shown.indexOf(moved);
  if (index < 1) return layout.order;
  const target = step === -1 ? shown[index - 1] : (shown[index + 2] ?? null);
  if (target === 'name' || target === undefined) return layout.order;
  return moveColumn(layout.order, moved, target);
}

export function clampWidth(width: number): number {
  return Math.round(Math.min(MAX_COLUMN_WIDTH, Math.max(MIN_COLUMN_WIDTH, width)));
}

function completeOrder(known: ColumnId[]): ColumnId[] {
  const order: ColumnId[] = ['name', ...[...new Set(known)].filter((id) => id !== 'name')];
  for (const [index, { id }] of LEAD_COLUMNS.entries()) {
    if (order.includes(id)) continue;
    const neighbour = LEAD_COLUMNS[index - 1]?.id ?? 'name';
    order.splice(order.indexOf(neighbour) + 1, 0, id);
  }
  return order;
}

function knownOnly<Value>(record: Record<string, Value>): Partial<Record<ColumnId, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([id]) => isColumnId(id)));
}

function clampWidths(widths: Partial<Record<ColumnId, number>>) {
  return Object.fromEntries(
    Object.entries(widths).map(([id, width]) => [id, clampWidth(width)]),
  ) as Partial<Record<ColumnId, number>>;
}

function readJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
