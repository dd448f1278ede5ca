const EDGE_PX = 48;
/** Along a column faster than across them: on a phone one column fills the screen. */
const FASTEST_PX = { x: 8, y: 14 };

/** How far to scroll in this frame when a finger is this near to an end, in pixels; 0 in between. */
export function edgeSpeed(
  at: number,
  { start, end, fastestPx }: { start: number; end: number; fastestPx: number },
): number {
  const edge = Math.min(EDGE_PX, (end - start) / 3);
  const before = (start + edge - at) / edge;
  const after = (at - (end - edge)) / edge;
  if (before > 0) return -Math.ceil(Math.min(1, before) * fastestPx);
  return after > 0 ? Math.ceil(Math.min(1, after) * fastestPx) : 0;
}

/** Scrolls a box towards the edge that a point is near to; true when it moved. */
export function scrollAtEdge(
  box: Element,
  point: { x: number; y: number },
  axis: 'x' | 'y',
): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  if (axis === 'x') {
    const before = box.scrollLeft;
    const [start, end] = [Math.max(0, left), Math.min(window.innerWidth, right)];
    box.scrollLeft += edgeSpeed(point.x, { start, end, fastestPx: FASTEST_PX.x });
    return box.scrollLeft !== before;
  }
  const before = box.scrollTop;
  box.scrollTop += edgeSpeed(point.y, { start: top, end: bottom, fastestPx: FASTEST_PX.y });
  return box.scrollTop !== before;
}
