import { expect, test } from 'vitest';
import { initials, stableHue } from './stable-hue.ts';

test('a name keeps its colour, and many names use every colour', () => {
  expect(stableHue('Ada Keller')).toBe(stableHue('Ada Keller'));
  const hues = new Set(Array.from({ length: 400 }, (_, i) => stableHue(`person ${i}`)));
  expect(hues.size).toBe(10);
});

test('initials are of the first and the last name, whole letters in any script', () => {
  expect(initials('Ada Keller')).toBe('AK');
  expect(initials('  Juan Carlos de la Vega ')).toBe('JV');
  expect(initials('Ébène')).toBe('É');
  expect(initials('李 小龍')).toBe('李小');
  expect(initials('👩🏽‍🚀 Mission')).toBe('👩🏽‍🚀M');
  expect(initials('   ')).toBe('?');
});
