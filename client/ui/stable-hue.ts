/** Pigments that come out of the ground, as oklch hues: ochres, moss, malachite, slate, madder. */
const HUES = [12, 36, 58, 84, 112, 146, 176, 208, 238, 344] as const;

/** The same name always gets the same colour, on every device: FNV-1a over the text. */
export function stableHue(seed: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < seed.length; i += 1) {
    hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
  }
  return HUES[(hash >>> 0) % HUES.length] ?? HUES[0];
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Up to two letters to draw for a name; a question mark for none. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  const drawn = ends.map((word) => Array.from(letters.segment(word ?? ''), (s) => s.segment)[0]);
  return drawn.join('').toUpperCase() || '?';
}
