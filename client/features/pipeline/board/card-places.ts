import type { Deal } from '../pipeline-types.ts';

/** Cards are equally high, so a height alone says between which two it lies. */
export const CARD_PX = 96;
export const PAD_PX = 8;

type Cards = readonly Pick<Deal, 'id'>[];

/**
 * Before which of the cards that stay something would land that is let go here.
 * @param y in pixels from the top of the column's first card, scrolled past or not
 */
export function indexAt(cards: Cards, moving: ReadonlySet<string>, y: number): number {
  const above = Math.max(0, Math.min(cards.length, Math.round((y - PAD_PX) / CARD_PX)));
  return cards.slice(0, above).filter(({ id }) => !moving.has(id)).length;
}

/** Pixels from the top of the column to the line before the `index`th card that stays. */
export function markAt(cards: Cards, moving: ReadonlySet<string>, index: number): number {
  let stays = 0;
  let at = 0;
  for (; at < cards.length; at++) {
    if (moving.has(cards[at]!.id)) continue;
    if (stays === index) break;
    stays++;
  }
  return PAD_PX + at * CARD_PX;
}
