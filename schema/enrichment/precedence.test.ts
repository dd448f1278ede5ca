import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { chooseValue, classOf, comparePrecedence, type RankedValue } from './precedence.ts';

const base: RankedValue = {
  id: 'a',
  value: 'x',
  extractor: 'text',
  confidence: 0.9,
  observedAt: 1,
  actorId: null,
  snapshotHash: 'h',
};

test('who wrote a value down decides its class', () => {
  expect(classOf(base)).toBe('scraped');
  expect(classOf({ ...base, extractor: 'inferred' })).toBe('inferred');
  expect(classOf({ ...base, extractor: 'pattern', snapshotHash: null })).toBe('inferred');
  expect(classOf({ ...base, extractor: 'hunter', snapshotHash: null })).toBe('enriched');
  expect(classOf({ ...base, isVerified: true })).toBe('verified');
  expect(classOf({ ...base, isVerified: true, actorId: 'u' })).toBe('person');
});

test('class, then confidence, then time decide', () => {
  const enriched = { ...base, id: 'b', extractor: 'hunter', snapshotHash: null, confidence: 0.3 };
  expect(chooseValue([base, enriched])?.id).toBe('b');
  expect(chooseValue([{ ...base, isVerified: true }, enriched])?.id).toBe('a');
  expect(chooseValue([base, { ...base, id: 'c', confidence: 0.95 }])?.id).toBe('c');
  expect(chooseValue([base, { ...base, id: 'd', observedAt: 2 }])?.id).toBe('d');
  expect(chooseValue([])).toBeNull();
});

test('the choice is the same in whatever order values come', () => {
  const value = fc.record({
    id: fc.uuid(),
    value: fc.string(),
    extractor: fc.constantFrom('text', 'inferred', 'hunter', 'json-ld'),
    confidence: fc.constantFrom(0.5, 0.9),
    observedAt: fc.constantFrom(1, 2),
    actorId: fc.constantFrom(null, 'u'),
    snapshotHash: fc.constantFrom(null, 'h'),
    isVerified: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.uniqueArray(value, { selector: ({ id }) => id }), (values) => {
      const chosen = chooseValue(values);
      expect(chooseValue(values.toReversed())).toEqual(chosen);
      for (const other of values) {
        if (chosen && other !== chosen) expect(comparePrecedence(chosen, other)).toBeLessThan(0);
      }
    }),
  );
});
