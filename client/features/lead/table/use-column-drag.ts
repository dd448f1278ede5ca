import { useRef, useState } from 'react';
import type { ColumnId } from './lead-columns.ts';

const DRAG_STARTS_PX = 6;

export interface ColumnDrag {
  moved: ColumnId;
  /** The column that it would stand before; null for the end. */
  before: ColumnId | null;
}

/** Dragging a column's name along the head. A press that does not move stays a click. */
export function useColumnDrag(onDrop: (drag: ColumnDrag) => void) {
  const [drag, setDrag] = useState<ColumnDrag | null>(null);
  const wasDragged = useRef(false);

  const start = (moved: ColumnId, event: React.PointerEvent<HTMLElement>) => {
    wasDragged.current = false;
    if (moved === 'name' || event.button !== 0 || event.pointerType === 'touch') return;
    const head = event.currentTarget.closest('[role="row"]');
    const startX = event.clientX;
    let latest: ColumnDrag | null = null;

    const onMove = (move: PointerEvent) => {
      if (!latest && Math.abs(move.clientX - startX) < DRAG_STARTS_PX) return;
      latest = { moved, before: columnAfter(head, move.clientX) };
      wasDragged.current = true;
      setDrag(latest);
    };
    const stop = (isDropped: boolean) => {
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('keydown', onKey, true);
      setDrag(null);
      if (isDropped && latest) onDrop(latest);
    };
    const onUp = () => stop(true);
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.stopPropagation();
      stop(false);
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('keydown', onKey, true);
  };
  return { drag, start, wasDragged };
}

/** The column whose left half, or whose neighbour's right half, the pointer is over. */
function columnAfter(head: Element | null, x: number): ColumnId | null {
  for (const cell of head?.querySelectorAll<HTMLElement>('[data-column]') ?? []) {
    const id = cell.dataset['column'];
    if (id === 'select' || id === 'name') continue;
    const { left, width } = cell.getBoundingClientRect();
    if (x < left + width / 2) return id as ColumnId;
  }
  return null;
}
