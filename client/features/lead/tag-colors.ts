import { stableHue } from '../../ui/stable-hue.ts';

/** Names that tags keep in the database; each stands for a hue of one lightness and chroma. */
export const TAG_COLORS = {
  stone: null,
  ochre: 85,
  clay: 45,
  rose: 15,
  plum: 330,
  iris: 285,
  sky: 245,
  lake: 210,
  fern: 155,
  moss: 120,
} as const;
export type TagColor = keyof typeof TAG_COLORS;

const HUED = (Object.keys(TAG_COLORS) as TagColor[]).filter((color) => color !== 'stone');

/** The hue of a stored colour, in degrees; null is grey, also for names of later versions. */
export function tagHue(color: string): number | null {
  return Object.hasOwn(TAG_COLORS, color) ? TAG_COLORS[color as TagColor] : null;
}

/** A colour for a new tag: the same name gets the same one everywhere. */
export function colorForTag(name: string): TagColor {
  const hue = stableHue(name.trim().toLowerCase());
  return HUED[Math.floor(hue / 30) % HUED.length] ?? 'stone';
}
