/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a grid of virtual rows that are placed by pixels */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeadSort } from '../../../../schema/lead/filter.ts';
import { useAnnounceFocus } from '../../../live/use-presence.ts';
import type { LeadActs } from '../lead-acts.ts';
import type { LeadRow, Lookups } from '../lead-types.ts';
import { type ColumnLayout, columnWidth, visibleColumns } from './column-layout.ts';
import { HEAD_ROW } from './grid-navigation.ts';
import { SELECT_WIDTH } from './lead-columns.ts';
import { LeadTableRow } from './lead-table-row.tsx';
import classes from './leads-table.module.css';
import { chosenIn, coverage, NO_SELECTION, selectAll, type Selection } from './selection.ts';
import { TableHead } from './table-head.tsx';
import { useColumnModel } from './use-column-model.ts';
import type { GridCursor } from './use-grid-cursor.ts';
import { useGridEvents } from './use-grid-events.ts';
import { useStableCallback } from './use-stable.ts';

export const ROW_PX = 36;
export const HEAD_PX = 34;

export interface LeadsTableProps {
  rows: readonly LeadRow[];
  order: readonly string[];
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
  const virtual = useRows(props, scroller);
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

  const lastIndex = items.at(-1)?.index ?? 0;
  const { onReach } = props;
  useEffect(() => onReach(lastIndex, rows.length), [lastIndex, onReach, rows.length]);

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
      <div role="rowgroup" className={classes.body} style={{ height: rows.length * ROW_PX }}>
        {items.map(({ index }) => {
          const lead = rows[index];
          if (!lead) return null;
          const isHere = cursor.row === index && cursor.leadId !== null;
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

/** The rows on screen, and always the one under the cursor, so that the focus is never lost. */
function useRows(
  { rows, cursor, scrollTop }: LeadsTableProps,
  scroller: React.RefObject<HTMLDivElement | null>,
) {
  const kept = cursor.leadId === null ? -1 : cursor.row;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  return useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    scrollMargin: HEAD_PX,
    initialOffset: scrollTop,
    overscan: 6,
    rangeExtractor: (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (kept < 0 || kept >= rows.length) return indexes;
      if (kept < (indexes[0] ?? 0)) return [kept, ...indexes];
      return kept > (indexes.at(-1) ?? -1) ? [...indexes, kept] : indexes;
    },
  });
}

/** After a move by key the browser's focus goes to the cell, and the cell comes into view. */
function useFollowingFocus(scroller: React.RefObject<HTMLDivElement | null>, cursor: GridCursor) {
  const { focus, isEditing, row, leadId, columnId } = cursor;
  const follow = useEffectEvent((moves: number) => {
    if (moves === 0 || isEditing) return;
    const selector =
      row === HEAD_ROW
        ? `[role="columnheader"][data-column="${columnId}"] [data-head-focus]`
        : `[data-lead="${leadId}"] [data-column="${columnId}"]`;
    const cell = scroller.current?.querySelector<HTMLElement>(selector);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  // Only a move of the cursor moves the focus: not rows that come and go around it.
  useLayoutEffect(() => follow(focus), [focus]);
}

/** Each view of the table is found again where it was left; a new one starts at the top. */
function useOwnPlace(
  { viewKey, scrollTop, onLeave }: LeadsTableProps,
  scroller: React.RefObject<HTMLDivElement | null>,
  readScrollTop: () => number,
) {
  const shown = useRef(viewKey);
  const arrive = useEffectEvent((next: string) => {
    if (shown.current === next) return;
    onLeave(shown.current, readScrollTop());
    shown.current = next;
    scroller.current?.scrollTo({ top: scrollTop });
  });
  const leave = useEffectEvent(() => onLeave(shown.current, readScrollTop()));
  useLayoutEffect(() => arrive(viewKey), [viewKey]);
  useLayoutEffect(() => () => leave(), []);
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
