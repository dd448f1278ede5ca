import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byPosition, keyBetween, keysBetween, ORDER_KEY } from './order-key.ts';

/** A small seeded generator (mulberry32): the same keys in every run. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('a key between two others', () => {
  test('is in order wherever it is put, for any history of inserts', () => {
    const spots = fc.array(fc.nat(), { minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(spots, fc.integer(), (history, seed) => {
        const random = seeded(seed);
        const keys: string[] = [];
        for (const spot of history) {
          const at = spot % (keys.length + 1);
          const key = keyBetween(keys[at - 1] ?? null, keys[at] ?? null, random);
          keys.splice(at, 0, key);
        }
        expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)));
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys.every((key) => ORDER_KEY.test(key))).toBe(true);
      }),
    );
  });

  test('is found between any two well-formed keys', () => {
    const group = fc.stringMatching(/^[0-9A-Za-z]{5}$/);
    // A key never ends in an empty group: nothing would fit before it.
    const key = fc
      .array(group, { minLength: 1, maxLength: 4 })
      .map((groups) => groups.join(''))
      .filter((text) => !text.endsWith('00000'));
    fc.assert(
      fc.property(key, key, fc.integer(), (a, b, seed) => {
        fc.pre(a !== b);
        const [low, high] = a < b ? [a, b] : [b, a];
        const between = keyBetween(low, high, seeded(seed));
        expect([low < between, between < high, between.endsWith('00000')]).toEqual([
          true,
          true,
          false,
        ]);
      }),
    );
  });

  test('follows the lower neighbour when two devices chose the same key', () => {
    expect(keyBetween('V0000', 'V0000') > 'V0000').toBe(true);
    expect(keyBetween('V0001', 'V0000') > 'V0001').toBe(true);
  });

  test('is hardly ever chosen by two devices at once', () => {
    const keys = Array.from({ length: 200 }, (_, n) => keyBetween('V0000', 'V8000', seeded(n)));
    expect(new Set(keys).size).toBeGreaterThan(190);
  });
});

describe('ten thousand inserts at one spot', () => {
  const INSERTS = 10_000;
  const LONGEST = 25;
  type Step = (
    last: string,
    bounds: [string | null, string | null],
  ) => [string | null, string | null];
  const longest = (bounds: [string | null, string | null], next: Step, seed: number) => {
    const random = seeded(seed);
    let [low, high] = bounds;
    let length = 0;
    for (let n = 0; n < INSERTS; n++) {
      const key = keyBetween(low, high, random);
      length = Math.max(length, key.length);
      [low, high] = next(key, bounds);
    }
    return length;
  };
  const after: Step = (last, [, high]) => [last, high];
  const before: Step = (last, [low]) => [low, last];

  test('at the end of a column, or its beginning, take one group', () => {
    expect([longest([null, null], after, 1), longest([null, null], before, 1)]).toEqual([5, 5]);
  });

  test('between two cards keep keys short, whichever way they run', () => {
    for (let seed = 0; seed < 40; seed++) {
      const low = keyBetween(null, null, seeded(seed));
      const high = keyBetween(low, null, seeded(seed + 1000));
      const lengths = [longest([low, high], after, seed), longest([low, high], before, seed)];
      expect(Math.max(...lengths)).toBeLessThanOrEqual(LONGEST);
    }
  });
});

test('many keys at once are in order and within bounds, at both open ends too', () => {
  const bounds: [string | null, string | null][] = [
    [null, null],
    ['V0000', null],
    [null, 'V0000'],
    ['V0000', 'V0001'],
  ];
  for (const [low, high] of bounds) {
    const keys = keysBetween(low, high, 1000, seeded(7));
    const all = [low ?? '', ...keys, high ?? '~'];
    expect(all).toEqual([...new Set(all)].sort((a, b) => (a < b ? -1 : 1)));
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(25);
  }
});

test('rows with the same key go by id', () => {
  const rows = [
    { position: 'V0001', id: 'a' },
    { position: 'V0000', id: 'c' },
    { position: 'V0000', id: 'b' },
  ];
  expect(rows.sort(byPosition).map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});
