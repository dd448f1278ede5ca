import { useVirtualizer } from '@tanstack/react-virtual';
import { createElement as h, memo, useRef } from 'react';
import { createRoot } from 'react-dom/client';

/**
 * The least that a table of virtual rows can be: as many rows, columns and pixels as the leads table
 * has at most, with a fixed text in each cell and nothing to do.
 */

const ROWS = 20_000;
const COLUMNS = 12;
const ROW_PX = 36;

const Row = memo(function Row({ index }: { index: number }) {
  const cells = Array.from({ length: COLUMNS }, (_cell, n) =>
    h('div', { key: n, className: 'cell' }, `Row ${index}, cell ${n}`),
  );
  return h('div', { className: 'row', style: { top: index * ROW_PX } }, cells);
});

function Table() {
  const scroller = useRef<HTMLDivElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useVirtualizer({
    count: ROWS,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10,
  });
  const rows = virtual.getVirtualItems().map(({ index }) => h(Row, { key: index, index }));
  const body = h('div', { className: 'body', style: { height: ROWS * ROW_PX } }, rows);
  return h('div', { ref: scroller, className: 'grid' }, body);
}

createRoot(document.body.appendChild(document.createElement('div'))).render(h(Table));
