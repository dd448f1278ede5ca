import { expect, test } from 'vitest';
import { keyCaps, matchesChord, type PressedKey, readChord } from './key-chord.ts';

function press(key: string, held: Partial<PressedKey> = {}): PressedKey {
  return { key, metaKey: false, ctrlKey: false, shiftKey: false, altKey: false, ...held };
}

test('mod is Command on Apple devices and Control elsewhere, and never the other one', () => {
  const chord = readChord('mod+k');
  expect(matchesChord(chord, press('k', { metaKey: true }), true)).toBe(true);
  expect(matchesChord(chord, press('k', { ctrlKey: true }), true)).toBe(false);
  expect(matchesChord(chord, press('k', { ctrlKey: true }), false)).toBe(true);
  expect(matchesChord(chord, press('k'), false)).toBe(false);
});

test('a plain letter does not fire while a modifier is held', () => {
  const chord = readChord('c');
  expect(matchesChord(chord, press('c'), false)).toBe(true);
  expect(matchesChord(chord, press('c', { ctrlKey: true }), false)).toBe(false);
  expect(matchesChord(chord, press('c', { metaKey: true }), false)).toBe(false);
  expect(matchesChord(chord, press('C', { shiftKey: true }), false)).toBe(false);
});

test('a sign is matched however the keyboard layout makes it', () => {
  expect(matchesChord(readChord('?'), press('?', { shiftKey: true }), false)).toBe(true);
  expect(matchesChord(readChord('?'), press('?'), false)).toBe(true);
  expect(matchesChord(readChord('mod++'), press('+', { ctrlKey: true }), false)).toBe(true);
});

test('named keys tell Shift apart', () => {
  const down = readChord('shift+ArrowDown');
  expect(matchesChord(down, press('ArrowDown', { shiftKey: true }), false)).toBe(true);
  expect(matchesChord(down, press('ArrowDown'), false)).toBe(false);
  expect(matchesChord(readChord('Enter'), press('Enter', { shiftKey: true }), false)).toBe(false);
});

test('caps are drawn in the words of the device', () => {
  expect(keyCaps('mod+shift+l', true)).toEqual(['⌘', '⇧', 'L']);
  expect(keyCaps('mod+shift+l', false)).toEqual(['Ctrl', 'Shift', 'L']);
  expect(keyCaps('g l', false)).toEqual(['G', 'L']);
  expect(keyCaps('ArrowDown', false)).toEqual(['↓']);
});
