import { expect, test } from 'vitest';
import { isGoodPassword } from './password-rule.ts';

test('a password needs eight characters, an upper-case letter and a digit', () => {
  expect(isGoodPassword('Quarry42')).toBe(true);
  expect(isGoodPassword('Quarry4')).toBe(false);
  expect(isGoodPassword('quarry42')).toBe(false);
  expect(isGoodPassword('Quarryyy')).toBe(false);
});

test('letters of other alphabets count as letters', () => {
  expect(isGoodPassword('Ölfarbe7')).toBe(true);
  expect(isGoodPassword('Привет12')).toBe(true);
});

test('a text that is too long to hash is refused', () => {
  expect(isGoodPassword(`Quarry42${'x'.repeat(120)}`)).toBe(true);
  expect(isGoodPassword(`Quarry42${'x'.repeat(121)}`)).toBe(false);
});
