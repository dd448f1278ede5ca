import { useEffect } from 'react';
import { dealName } from '../pipeline-types.ts';
import { type BoardGround, findCard } from './board-moves.ts';
import { TouchDrag } from './touch-drag.ts';

/** A finger that rests this long picks up; one that moves sooner scrolls. */
const PICKS_UP_MS = 300;
const SLIPS_PX = 8;

/**
 * Lets a finger carry cards: rest on one until it comes along, then move it to its place. A tap, a
 * swipe and a second finger stay what they are.
 */
export function useTouchDrag(
  ground: React.RefObject<BoardGround>,
  scroller: React.RefObject<HTMLDivElement | null>,
  canEdit: boolean,
) {
  useEffect(() => {
    const board = scroller.current;
    if (!board || !canEdit) return undefined;
    let end: (() => void) | null = null;

    const onStart = (event: TouchEvent) => {
      end?.();
      const touch = event.touches[0];
      const card = (event.target as Element).closest<HTMLElement>('[data-deal]');
      if (card && touch && event.touches.length === 1) {
        end = follow({ board, card, touch, ground, onEnd: () => (end = null) });
      }
    };
    // What a long press means to a browser: a drag of its own, or a menu.
    const onLongPress = (event: Event) => {
      if (!end) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Known before a touch begins, or the browser would not wait for what `follow` makes of it.
    const nothing = () => {};
    board.addEventListener('touchstart', onStart, { passive: true });
    board.addEventListener('touchmove', nothing, { passive: false });
    board.addEventListener('dragstart', onLongPress, true);
    board.addEventListener('contextmenu', onLongPress, true);
    return () => {
      end?.();
      board.removeEventListener('touchstart', onStart);
      board.removeEventListener('touchmove', nothing);
      board.removeEventListener('dragstart', onLongPress, true);
      board.removeEventListener('contextmenu', onLongPress, true);
    };
  }, [ground, scroller, canEdit]);
}

interface Follow {
  board: HTMLElement;
  card: HTMLElement;
  touch: Touch;
  ground: React.RefObject<BoardGround>;
  onEnd: () => void;
}

/** One touch on a card, from its start to its end. Returns what breaks it off. */
function follow({ board, card, touch, ground, onEnd }: Follow): () => void {
  const start = { x: touch.clientX, y: touch.clientY };
  // Its events go to what was touched, also when a colleague’s act has taken that off the page.
  const touched = touch.target;
  const dealId = card.dataset['deal'] ?? '';
  let drag: TouchDrag | null = null;
  const timer = setTimeout(() => {
    const found = findCard(ground.current, dealId);
    const deal = found?.cell.deals[found.index];
    if (!deal) return stop();
    drag = new TouchDrag(board, () => ground.current, {
      dealId,
      name: dealName(deal),
      point: start,
    });
  }, PICKS_UP_MS);

  const onMove = (event: Event) => {
    const [moved] = (event as TouchEvent).touches;
    if (!moved) return;
    const point = { x: moved.clientX, y: moved.clientY };
    if (drag) {
      event.preventDefault();
      drag.moveTo(point);
    } else if (Math.hypot(point.x - start.x, point.y - start.y) > SLIPS_PX) stop();
  };
  const onLift = (event: Event) => {
    const carried = drag;
    drag = null;
    stop();
    if (!carried) return;
    // No click follows, which would open the card.
    event.preventDefault();
    carried.drop();
  };
  const stop = () => {
    clearTimeout(timer);
    drag?.cancel();
    drag = null;
    touched.removeEventListener('touchmove', onMove);
    touched.removeEventListener('touchend', onLift);
    touched.removeEventListener('touchcancel', stop);
    onEnd();
  };
  touched.addEventListener('touchmove', onMove, { passive: false });
  touched.addEventListener('touchend', onLift, { passive: false });
  touched.addEventListener('touchcancel', stop);
  return stop;
}
