import { expect, test } from 'vitest';
import { colorForTag, TAG_COLORS, tagHue } from './tag-colors.ts';

test('a new tag gets a colour that is known and always the same', () => {
  expect(colorForTag('Hot')).toBe(colorForTag(' hot '));
  expect(Object.keys(TAG_COLORS)).toContain(colorForTag('Berlin'));
  expect(colorForTag('Berlin')).not.toBe('stone');
});

test('a colour of a later version is grey, not a broken chip', () => {
  expect(tagHue('ultraviolet')).toBeNull();
  expect(tagHue('toString')).toBeNull();
  expect(tagHue('fern')).toBe(155);
});
