/**
 * Seeded chance. Every fact of the sample web is drawn from dice that are named after what they
 * decide, so a fact depends on the seed and on its own name alone, never on what was drawn before.
 */
export interface Dice {
  /** Uniform in [0, 1). */
  fraction(): number;
  /** Uniform whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** `count` different choices in random order; fewer when there are fewer. */
  pickSome<T>(choices: readonly T[], count: number): T[];
}

export function rollDice(...names: (string | number)[]): Dice {
  let state = hashText(names.join('|'));
  // mulberry32: 32 bits of state, passes gjrand's small tests, a few nanoseconds a draw.
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick: (choices) => {
      const choice = choices[between(0, choices.length - 1)];
      if (choice === undefined) throw new Error('Nothing to pick from');
      return choice;
    },
    pickSome: (choices, count) => {
      const rest = [...choices];
      const picked = [];
      while (picked.length < count && rest.length > 0) {
        picked.push(...rest.splice(between(0, rest.length - 1), 1));
      }
      return picked;
    },
  };
}

/** FNV-1a over UTF-16 code units: 32 bits, unsigned. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
