import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { useMemo } from 'react';
import { type ColumnLayout, columnWidth, visibleColumns } from './column-layout.ts';
import { type ColumnId, LEAD_COLUMNS, MAX_COLUMN_WIDTH, MIN_COLUMN_WIDTH } from './lead-columns.ts';

const features = tableFeatures({
  columnVisibilityFeature,
  columnOrderingFeature,
  columnSizingFeature,
  columnResizingFeature,
});

const columns = LEAD_COLUMNS.map((column) => ({
  id: column.id,
  size: column.width,
  minSize: MIN_COLUMN_WIDTH,
  maxSize: MAX_COLUMN_WIDTH,
  enableHiding: column.id !== 'name',
}));

/**
 * The table library keeps the columns alone. Rows never pass through it: Zero keeps them filtered
 * and in order, and a row model over twenty thousand of them would be rebuilt at every live edit.
 */
const NO_ROWS: object[] = [];

type Updater<Value> = Value | ((before: Value) => Value);
const apply = <Value>(updater: Updater<Value>, before: Value): Value =>
  typeof updater === 'function' ? (updater as (before: Value) => Value)(before) : updater;

/** Stays the same object until the columns change, so that the head is not drawn with every key. */
export function useColumnModel(
  layout: ColumnLayout,
  change: (part: Partial<ColumnLayout>) => void,
) {
  const options = useMemo(() => {
    const widths = Object.fromEntries(
      visibleColumns(layout).map((id) => [id, columnWidth(layout, id)]),
    );
    return {
      features,
      columns,
      data: NO_ROWS,
      columnResizeMode: 'onChange' as const,
      columnResizeDirection: document.dir === 'rtl' ? ('rtl' as const) : ('ltr' as const),
      state: {
        columnOrder: layout.order,
        columnVisibility: layout.visibility,
        columnSizing: widths,
      },
      onColumnOrderChange: (updater: Updater<string[]>) =>
        change({ order: apply(updater, layout.order) as ColumnId[] }),
      onColumnVisibilityChange: (updater: Updater<Record<string, boolean>>) =>
        change({ visibility: apply(updater, layout.visibility as Record<string, boolean>) }),
      onColumnSizingChange: (updater: Updater<Record<string, number>>) =>
        change({ widths: { ...layout.widths, ...apply(updater, widths) } }),
    };
  }, [layout, change]);
  return useTable(options);
}

export type ColumnModel = ReturnType<typeof useColumnModel>;
