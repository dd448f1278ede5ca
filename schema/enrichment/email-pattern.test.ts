import { expect, test } from 'vitest';
import {
  applyPattern,
  EMAIL_PATTERNS,
  findPattern,
  patternConfidence,
  splitName,
} from './email-pattern.ts';

const at = (email: string, firstName: string, lastName: string) => ({
  email: `${email}@acme.de`,
  firstName,
  lastName,
});

test.each([
  ['first.last', [at('grace.hopper', 'Grace', 'Hopper'), at('ada.lovelace', 'Ada', 'Lovelace')]],
  ['flast', [at('ghopper', 'Grace', 'Hopper')]],
  ['last.first', [at('hopper.grace', 'Grace', 'Hopper')]],
  ['first', [at('grace', 'Grace', 'Hopper'), at('ada', 'Ada', 'Lovelace')]],
  ['first.last', [at('juergen.mueller', 'Jürgen', 'Müller'), at('jose.munoz', 'José', 'Muñoz')]],
  ['f.last', [at('k.soerensen', 'Kåre', 'Sørensen')]],
  ['first.last', [at('anna-lena.koch', 'Anna-Lena', 'Koch')]],
  ['first.last', [at('a.b', 'A', 'B'), at('grace.hopper', 'Grace', 'Hopper')]],
] as const)('%s is read from %j', (pattern, addresses) => {
  expect(findPattern(addresses)?.pattern).toBe(pattern);
});

test('addresses that follow no rule, or each their own, have none', () => {
  expect(findPattern([])).toBeNull();
  expect(findPattern([at('sales', 'Grace', 'Hopper')])).toBeNull();
  expect(
    findPattern([at('grace', 'Grace', 'Hopper'), at('alovelace', 'Ada', 'Lovelace')]),
  ).toBeNull();
});

test('one odd address among many does not matter', () => {
  const odd = at('boss', 'Karl', 'Koch');
  const usual = [at('g.hopper', 'Grace', 'Hopper'), at('a.lovelace', 'Ada', 'Lovelace')];
  expect(findPattern([odd, ...usual])).toEqual({ pattern: 'f.last', examples: 2, seen: 3 });
});

test('a pattern makes the addresses that it is read from', () => {
  for (const pattern of EMAIL_PATTERNS) {
    const local = applyPattern(pattern, 'Jürgen', 'Müller');
    const guess = findPattern([at(local ?? '', 'Jürgen', 'Müller')]);
    expect(guess && applyPattern(guess.pattern, 'Jürgen', 'Müller'), pattern).toBe(local);
  }
  expect(applyPattern('first.last', 'Grace', '')).toBeNull();
});

test('more examples make a guess surer, never sure', () => {
  expect(patternConfidence({ examples: 1, seen: 1 })).toBeCloseTo(0.567, 2);
  expect(patternConfidence({ examples: 40, seen: 40 })).toBe(0.7);
  expect(patternConfidence({ examples: 2, seen: 3 })).toBeCloseTo(0.5, 2);
});

test.each([
  ['Grace Hopper', { firstName: 'Grace', lastName: 'Hopper' }],
  ['Dr. Karin van der Berg, MBA', { firstName: 'Karin', lastName: 'Berg' }],
  ['Cher', null],
  ['The Whole Team At Acme Inc', null],
])('%s', (name, parts) => {
  expect(splitName(name)).toEqual(parts);
});
