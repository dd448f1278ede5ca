import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import {
  type PartBox,
  partId,
  partInSight,
  RECORD_PARTS,
  type RecordPart,
  SIDE_PARTS,
} from './record-parts.ts';

interface PartsInSight {
  /** The parts of the column that have something to show; most come after the first paint. */
  present: readonly RecordPart[];
  current: RecordPart | null;
}

interface RecordParts extends PartsInSight {
  /** Brings a part under what stays on top, and the focus with it. */
  jump: (part: RecordPart) => void;
}

/** A part counts as read a little before it reaches what stays on top. */
const EARLY_PX = 24;
/** Below this the side stands in the column, between the others (record-screen.module.css). */
const ONE_COLUMN = '(max-width: 64em)';
const OWN_MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown'] as const;

/**
 * Which parts the page has and which of them is being read, following the scroll. `--lead-top` on
 * the page says how much of the window's top is taken.
 */
export function useRecordParts(
  page: RefObject<HTMLElement | null>,
  bar: RefObject<HTMLElement | null>,
): RecordParts {
  const [seen, setSeen] = useState<PartsInSight>({ present: [], current: null });
  // The part that was asked for counts until the person moves: it may be too low to reach the top.
  const asked = useRef<RecordPart | null>(null);

  useLayoutEffect(() => {
    const element = page.current;
    if (!element) return undefined;
    let frame = 0;
    const read = () => {
      frame = 0;
      const line = edgeOf(bar.current);
      element.style.setProperty('--lead-top', `${line}px`);
      const next = lookAt(line + EARLY_PX, asked.current);
      setSeen((before) => (isSame(before, next) ? before : next));
    };
    const later = () => {
      frame ||= requestAnimationFrame(read);
    };
    const forget = () => {
      asked.current = null;
    };
    read();
    const sizes = new ResizeObserver(later);
    sizes.observe(element);
    if (bar.current) sizes.observe(bar.current);
    for (const part of RECORD_PARTS) {
      const place = document.getElementById(partId(part));
      if (place) sizes.observe(place);
    }
    addEventListener('scroll', later, { passive: true });
    for (const move of OWN_MOVES) addEventListener(move, forget, { passive: true, capture: true });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      removeEventListener('scroll', later);
      for (const move of OWN_MOVES) removeEventListener(move, forget, { capture: true });
    };
  }, [page, bar]);

  const jump = useCallback((part: RecordPart) => {
    const place = document.getElementById(partId(part));
    if (!place) return;
    asked.current = part;
    setSeen((before) => ({ ...before, current: part }));
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    // Takes the focus for this once: a click within it is not to be a jump.
    place.tabIndex = -1;
    place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
    place.focus({ preventScroll: true });
    place.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth', block: 'start' });
  }, []);
  return { ...seen, jump };
}

/** Where what stays on top ends: the bar alone, or all that holds it. */
function edgeOf(bar: HTMLElement | null): number {
  const held = bar && getComputedStyle(bar).position === 'sticky' ? bar : bar?.parentElement;
  return held ? Number.parseFloat(getComputedStyle(held).top) + held.offsetHeight : 0;
}

function lookAt(line: number, asked: RecordPart | null): PartsInSight {
  const isOneColumn = matchMedia(ONE_COLUMN).matches;
  const boxes: PartBox[] = RECORD_PARTS.flatMap((part) => {
    if (!isOneColumn && SIDE_PARTS.has(part)) return [];
    const place = document.getElementById(partId(part));
    if (!place) return [];
    const { top, height } = place.getBoundingClientRect();
    return [{ part, top, height }];
  });
  const root = document.documentElement;
  const isAtEnd = scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2;
  return {
    present: boxes.filter(({ height }) => height > 0).map(({ part }) => part),
    current: asked ?? partInSight(boxes, { line, isAtEnd }),
  };
}

function isSame(a: PartsInSight, b: PartsInSight): boolean {
  return a.current === b.current && a.present.join(' ') === b.present.join(' ');
}
