import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { useEffectEvent, useLayoutEffect, useRef } from 'react';
import { HEAD_ROW } from './grid-navigation.ts';
import type { LeadsTableProps } from './leads-table.tsx';
import type { GridCursor } from './use-grid-cursor.ts';

/** Pixels. */
export const ROW_PX = 36;
const HEAD_PX = 34;

/** The rows on screen, and always the one under the cursor, so that the focus is never lost. */
export function useVirtualLines(
  { rows, groups, cursor, scrollTop }: LeadsTableProps,
  scroller: React.RefObject<HTMLDivElement | null>,
) {
  const lines = groups?.lines.length ?? rows.length;
  const row = cursor.leadId === null ? -1 : cursor.row;
  const kept = groups ? (groups.lineOf[row] ?? -1) : row;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  return useVirtualizer({
    count: lines,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    scrollMargin: HEAD_PX,
    initialOffset: scrollTop,
    overscan: 6,
    rangeExtractor: (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (kept < 0 || kept >= lines) return indexes;
      if (kept < (indexes[0] ?? 0)) return [kept, ...indexes];
      return kept > (indexes.at(-1) ?? -1) ? [...indexes, kept] : indexes;
    },
  });
}

/** After a move by key the browser's focus goes to the cell, and the cell comes into view. */
export function useFollowingFocus(
  scroller: React.RefObject<HTMLDivElement | null>,
  cursor: GridCursor,
) {
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
export function useOwnPlace(
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
