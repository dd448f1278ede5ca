import { expect, test } from 'vitest';
import { colorForTag, COLOR_NAMES, hueOf } from './color-names.ts';

test('a new tag gets a colour that is known and always the same', () => {
  expect(colorForTag('Hot')).toBe(colorForTag(' hot '));
  expect(Object.keys(COLOR_NAMES)).toContain(colorForTag('Berlin'));
  expect(colorForTag('Berlin')).not.toBe('stone');
});

test('a colour of a later version is grey, not a broken chip', () => {
  expect(hueOf('ultraviolet')).toBeNull();
  expect(hueOf('toString')).toBeNull();
  expect(hueOf('fern')).toBe(155);
});
