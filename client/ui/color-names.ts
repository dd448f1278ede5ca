import { stableHue } from './stable-hue.ts';

/** Names that tags and stages keep in the database; each stands for a hue of one lightness and chroma. */
export const COLOR_NAMES = {
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
export type ColorName = keyof typeof COLOR_NAMES;

const HUED = (Object.keys(COLOR_NAMES) as ColorName[]).filter((color) => color !== 'stone');

/** The hue of a stored colour, in degrees; null is grey, also for names of later versions. */
export function hueOf(color: string): number | null {
  return Object.hasOwn(COLOR_NAMES, color) ? COLOR_NAMES[color as ColorName] : null;
}

/** A colour for a new tag: the same name gets the same one everywhere. */
export function colorForTag(name: string): ColorName {
  const hue = stableHue(name.trim().toLowerCase());
  return HUED[Math.floor(hue / 30) % HUED.length] ?? 'stone';
}
