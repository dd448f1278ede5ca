import { expect, test } from 'vitest';
import { CARD_PX, indexAt, markAt, PAD_PX } from './card-places.ts';

const cards = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const middleOf = (n: number) => PAD_PX + n * CARD_PX;

test('what is let go lands before the card whose upper half is nearest', () => {
  const at = (y: number) => indexAt(cards, new Set(), y);
  expect([at(-50), at(0), at(middleOf(1) - 10), at(middleOf(1) + 10), at(9_999)]).toEqual([
    0, 0, 1, 1, 4,
  ]);
});

test('cards that move don’t count, and the line stands where they would land', () => {
  const moving = new Set(['a', 'c']);
  expect(indexAt(cards, moving, middleOf(3))).toBe(1);
  expect(markAt(cards, moving, 1)).toBe(middleOf(3));
  expect(markAt(cards, moving, 2)).toBe(middleOf(4));
  expect(markAt([], moving, 0)).toBe(PAD_PX);
});
