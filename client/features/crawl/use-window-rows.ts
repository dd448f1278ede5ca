import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useState } from 'react';

interface WindowRowsOptions {
  count: number;
  /** Height of a row, in pixels; all are alike. */
  rowPx: number;
  /** Called with the last row drawn, so that more rows can be asked for in time. */
  onReach?: (lastIndex: number) => void;
}

const OVERSCAN = 8;

/** Rows of a long list that scrolls with the page: which of them to draw, and where. */
export function useWindowRows({ count, rowPx, onReach }: WindowRowsOptions) {
  const [list, setList] = useState<HTMLElement | null>(null);
  const top = useTop(list);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized by a compiler
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    scrollMargin: top,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowPx]);
  const rows = virtual.getVirtualItems().map(({ index, start }) => ({
    index,
    style: { transform: `translateY(${start - top}px)`, height: rowPx },
  }));
  const lastIndex = rows.at(-1)?.index ?? 0;
  useEffect(() => onReach?.(lastIndex), [lastIndex, onReach]);
  return { setList, rows, heightPx: count * rowPx };
}

/** Where on the page an element begins, in pixels, also after what stands above it has grown. */
function useTop(element: HTMLElement | null): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    if (!element) return undefined;
    const measure = () => setTop(Math.round(element.getBoundingClientRect().top + window.scrollY));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [element]);
  return top;
}
