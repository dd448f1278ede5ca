import { expect, test } from 'vitest';
import { isAtLeast } from './node-version.mjs';

test.each([
  ['24.4.0', '24.4', true],
  ['24.21.0', '24.4', true],
  ['25.0.0', '24.4', true],
  ['24.3.9', '24.4', false],
  ['20.20.2', '24.4', false],
  ['9.11.2', '24.4', false],
])('Node %s satisfies >=%s: %s', (version, needed, expected) => {
  expect(isAtLeast(version, needed)).toBe(expected);
});
