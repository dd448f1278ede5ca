/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the head of a grid of virtual rows */
import { memo, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadSort } from '../../../../schema/lead/filter.ts';
import { type ColumnLayout, moveColumn } from './column-layout.ts';
import { ColumnHead } from './column-head.tsx';
import type { ColumnId } from './lead-columns.ts';
import classes from './leads-table.module.css';
import type { Coverage } from './selection.ts';
import { useColumnDrag } from './use-column-drag.ts';
import type { ColumnModel } from './use-column-model.ts';
import type { GridColumnId } from './use-grid-cursor.ts';

interface TableHeadProps {
  model: ColumnModel;
  layout: ColumnLayout;
  onLayout: (part: Partial<ColumnLayout>) => void;
  sort: LeadSort;
  onSort: (sort: LeadSort) => void;
  /** The column under the cursor when it is on the head. */
  cursor: GridColumnId | null;
  canSelect: boolean;
  coverage: Coverage;
  onSelectAll: () => void;
}

export const TableHead = memo(function TableHead(props: TableHeadProps) {
  const { model, layout, onLayout, sort, onSort, cursor, canSelect, coverage, onSelectAll } = props;
  const { t } = useTranslation('lead');
  const { drag, start, wasDragged } = useColumnDrag(({ moved, before }) =>
    onLayout({ order: moveColumn(layout.order, moved, before) }),
  );
  const helpId = useId();
  const headers = model.getHeaderGroups()[0]?.headers ?? [];
  return (
    <div role="rowgroup" className={classes.head}>
      <span id={helpId} hidden>
        {t('table.headHelp')}
      </span>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {canSelect && (
          <div
            role="columnheader"
            aria-colindex={1}
            className={classes.select}
            data-column="select"
          >
            <input
              type="checkbox"
              className={classes.box}
              aria-label={t('table.selectAll')}
              checked={coverage === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = coverage === 'some';
              }}
              tabIndex={cursor === 'select' ? 0 : -1}
              data-head-focus
              onChange={onSelectAll}
            />
          </div>
        )}
        {headers.map((header, place) => (
          <ColumnHead
            key={header.id}
            id={header.id as ColumnId}
            place={place + (canSelect ? 2 : 1)}
            layout={layout}
            onLayout={onLayout}
            sort={sort}
            onSort={onSort}
            isCursor={cursor === header.id}
            helpId={helpId}
            drag={drag}
            onDragStart={start}
            wasDragged={wasDragged}
            onResizeStart={header.getResizeHandler()}
            isResizing={header.column.getIsResizing()}
          />
        ))}
        {drag && drag.before === null && <span className={classes.dropEnd} aria-hidden="true" />}
      </div>
    </div>
  );
});
