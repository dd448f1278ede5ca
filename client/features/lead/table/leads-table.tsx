/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid of virtual rows that are placed by pixels */
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadSort } from '../../../../schema/lead/filter.ts';
import { useAnnounceFocus } from '../../../live/use-presence.ts';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { type ColumnLayout, columnWidth, visibleColumns } from './column-layout.ts';
import { HEAD_ROW } from './grid-navigation.ts';
import { SELECT_WIDTH } from './lead-columns.ts';
import { GroupRow } from './group-row.tsx';
import { LeadTableRow } from './lead-table-row.tsx';
import classes from './leads-table.module.css';
import { chosenIn, coverage, NO_SELECTION, selectAll, type Selection } from './selection.ts';
import { TableHead } from './table-head.tsx';
import { useColumnModel } from './use-column-model.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import type { Groups } from './use-groups.ts';
import { useGridEvents } from './use-grid-events.ts';
import { ROW_PX, useFollowingFocus, useOwnPlace, useVirtualLines } from './use-grid-scroll.ts';
import { useStableCallback } from './use-stable.ts';

export interface LeadsTableProps {
  rows: readonly LeadRow[];
  order: readonly string[];
  /** The headings that the rows stand under; null without any. */
  groups: Groups | null;
  lookups: Lookups;
  acts: LeadActs;
  /** All rows there are, loaded or not; null when nobody has counted them. */
  total: number | null;
  layout: ColumnLayout;
  onLayout: (part: Partial<ColumnLayout>) => void;
  sort: LeadSort;
  onSort: (sort: LeadSort) => void;
  cursor: GridCursor;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  /** Rows can be chosen; in the bin that is all. */
  canSelect: boolean;
  canEdit: boolean;
  hrefOf: (leadId: string) => string;
  onOpen: (leadId: string) => void;
  /** The last row on screen, so that more are asked for in time. */
  onReach: (lastIndex: number, loaded: number) => void;
  /** Names the view: another one starts at its own place. */
  viewKey: string;
  /** Where this view was scrolled to when it was left, in pixels. */
  scrollTop: number;
  onLeave: (viewKey: string, scrollTop: number) => void;
}

/** The grid of leads: any number of rows, some forty of them in the page at a time. */
export function LeadsTable(props: LeadsTableProps) {
  const { rows, order, lookups, layout, cursor, selection, canSelect, canEdit } = props;
  const { t } = useTranslation('lead');
  const scroller = useRef<HTMLDivElement>(null);
  const onLayout = useStableCallback(props.onLayout);
  const onSort = useStableCallback(props.onSort);
  const model = useColumnModel(layout, onLayout);
  const { order: columnOrder, visibility } = layout;
  const columns = useMemo(
    () => visibleColumns({ order: columnOrder, visibility }),
    [columnOrder, visibility],
  );
  const virtual = useVirtualLines(props, scroller);
  const items = virtual.getVirtualItems();
  const events = useGridEvents({
    ...props,
    columns,
    pageRows: () => Math.floor((scroller.current?.clientHeight ?? 600) / ROW_PX) - 2,
  });
  const afterEdit = useStableCallback(events.afterEdit);
  useFollowingFocus(scroller, cursor);
  useAnnounceFocus(cursor.leadId ? { subject: `lead:${cursor.leadId}`, act: 'look' } : null);
  useOwnPlace(props, scroller, () => virtual.scrollOffset ?? 0);

  const { onReach, groups } = props;
  const lastLine = items.at(-1)?.index ?? 0;
  const lastIndex = groups ? (groups.lines[lastLine]?.last ?? 0) : lastLine;
  const loaded = groups?.loaded ?? rows.length;
  useEffect(() => onReach(lastIndex, loaded), [lastIndex, onReach, loaded]);

  const chosen = useMemo(() => chosenIn(selection, order).length, [selection, order]);
  const covered = coverage(chosen, order.length);
  const onSelectAll = useStableCallback(() =>
    props.onSelection(covered === 'all' ? NO_SELECTION : selectAll(order)),
  );
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('title')}
      aria-rowcount={props.total === null ? -1 : props.total + 1}
      aria-colcount={columns.length + (canSelect ? 1 : 0)}
      aria-multiselectable={canSelect || undefined}
      aria-readonly={!canEdit || undefined}
      className={classes.grid}
      style={columnVariables(layout, canSelect)}
      tabIndex={cursor.leadId === null && cursor.row !== HEAD_ROW ? 0 : -1}
      onFocus={(event) => {
        if (event.target === event.currentTarget && order.length > 0) cursor.rest();
      }}
      onScroll={markShift}
      onClick={events.onClick}
      onDoubleClick={events.onDoubleClick}
      onMouseDown={events.onMouseDown}
      onKeyDown={events.onKeyDown}
      onPaste={events.onPaste}
    >
      <TableHead
        model={model}
        layout={layout}
        onLayout={onLayout}
        sort={props.sort}
        onSort={onSort}
        cursor={cursor.row === HEAD_ROW ? cursor.columnId : null}
        canSelect={canSelect}
        coverage={covered}
        onSelectAll={onSelectAll}
      />
      <div
        role="rowgroup"
        className={classes.body}
        style={{ height: (groups?.lines.length ?? rows.length) * ROW_PX }}
      >
        {items.map(({ index }) => {
          const line = groups?.lines[index];
          if (line?.kind === 'group') {
            return (
              <GroupRow
                key={`group ${line.value}`}
                head={line}
                index={index}
                top={index * ROW_PX}
                span={columns.length + (canSelect ? 1 : 0)}
                lookups={lookups}
                onToggle={() => groups?.toggle(line.value)}
              />
            );
          }
          const lead = line ? line.lead : rows[index];
          if (!lead) return null;
          const isHere = cursor.leadId === lead.id;
          return (
            <LeadTableRow
              key={lead.id}
              lead={lead}
              index={index}
              top={index * ROW_PX}
              columns={columns}
              lookups={lookups}
              acts={props.acts}
              href={props.hrefOf(lead.id)}
              isSelected={selection.ids.has(lead.id)}
              canSelect={canSelect}
              cursor={isHere ? cursor.columnId : null}
              isEditing={isHere && cursor.isEditing}
              onEditDone={afterEdit}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Whether the table is scrolled sideways, for its pinned cells; told to the styles alone. */
function markShift({ currentTarget: grid }: React.UIEvent<HTMLElement>) {
  grid.toggleAttribute('data-shifted', grid.scrollLeft !== 0);
}

/** One set of variables on the grid: a column that is resized draws no row again. */
function columnVariables(layout: ColumnLayout, canSelect: boolean): React.CSSProperties {
  const widths = visibleColumns(layout).map((id) => columnWidth(layout, id));
  const select = canSelect ? SELECT_WIDTH : 0;
  const template = [...(canSelect ? [select] : []), ...widths].map((width) => `${width}px`);
  return {
    '--columns': template.join(' '),
    '--select': `${select}px`,
    '--pinned': `${select + (widths[0] ?? 0)}px`,
    '--total': `${select + widths.reduce((sum, width) => sum + width, 0)}px`,
  } as React.CSSProperties;
}
