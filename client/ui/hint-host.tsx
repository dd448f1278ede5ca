import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import classes from './hint-host.module.css';

const ID = 'q-hint';
const REST_MS = 350;
const GAP_PX = 6;
const EDGE_PX = 8;

/**
 * Says what stands in an element's `data-hint` while the mouse rests on it or the keyboard is there:
 * above it, or beside it with `data-hint-side="end"`. One for the whole page, so that a hint costs
 * its element an attribute and nothing else.
 */
export function HintHost() {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => watchHints(setTarget), []);
  useLayoutEffect(() => {
    if (!target || !box.current) return undefined;
    place(box.current, target);
    target.setAttribute('aria-describedby', ID);
    return () => target.removeAttribute('aria-describedby');
  }, [target]);
  return (
    target && (
      <div ref={box} id={ID} role="tooltip" className={classes.hint}>
        {target.dataset['hint']}
      </div>
    )
  );
}

/** Tells which element's hint is to be shown, null for none. Returns how to stop. */
function watchHints(show: (target: HTMLElement | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let near: HTMLElement | null = null;
  const approach = (target: HTMLElement | null) => {
    if (target === near) return;
    near = target;
    clearTimeout(timer);
    show(null);
    if (target) timer = setTimeout(() => show(target.isConnected ? target : null), REST_MS);
  };
  const ending = new AbortController();
  const on = (types: string[], hear: (event: Event) => void) => {
    const options = { signal: ending.signal, capture: true, passive: true };
    for (const type of types) document.addEventListener(type, hear, options);
  };
  on(['pointerover'], (event) => {
    if ((event as PointerEvent).pointerType === 'mouse') approach(hintedBy(event.target));
  });
  on(['focusin'], ({ target }) => {
    const isByKey = target instanceof Element && target.matches(':focus-visible');
    if (isByKey) approach(hintedBy(target));
  });
  on(['pointerdown', 'keydown', 'focusout', 'scroll', 'pointerleave'], (event) => {
    // These are heard for all elements; leaving matters only when it is the page that is left.
    if (event.type !== 'pointerleave' || event.target === document.documentElement) approach(null);
  });
  return () => {
    clearTimeout(timer);
    ending.abort();
  };
}

function hintedBy(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-hint]') : null;
}

/** Beside its element, on the other side where there is no room, and never off the screen. */
function place(box: HTMLElement, target: HTMLElement): void {
  const at = target.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const isBeside = target.dataset['hintSide'] === 'end';
  const isMirrored = getComputedStyle(target).direction === 'rtl';
  const before = isBeside ? at.left - width - GAP_PX : at.top - height - GAP_PX;
  const after = isBeside ? at.right + GAP_PX : at.bottom + GAP_PX;
  const wantsAfter = isBeside && !isMirrored;
  const along = wantsAfter || before < EDGE_PX ? after : before;
  const left = isBeside ? along : at.left + at.width / 2 - width / 2;
  const top = isBeside ? at.top + at.height / 2 - height / 2 : along;
  box.style.left = `${clamp(left, window.innerWidth - width - EDGE_PX)}px`;
  box.style.top = `${clamp(top, window.innerHeight - height - EDGE_PX)}px`;
}

function clamp(px: number, mostPx: number): number {
  return Math.max(EDGE_PX, Math.min(px, mostPx));
}
