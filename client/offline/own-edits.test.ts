import { expect, test } from 'vitest';
import { OwnEdits } from './own-edits.ts';

test('knows my own change of a cell for a while, and no other', () => {
  const edits = new OwnEdits();
  edits.note(['lead-1', 'lead-2'], 'status', 0);
  expect(edits.isOwn('lead-2', 'status', 9_000)).toBe(true);
  expect(edits.isOwn('lead-2', 'city', 9_000)).toBe(false);
  expect(edits.isOwn('lead-3', 'status', 9_000)).toBe(false);
  expect(edits.isOwn('lead-2', 'status', 11_000)).toBe(false);
});

test('a second change of the same cell is remembered from its own time', () => {
  const edits = new OwnEdits();
  edits.note(['lead-1'], 'city', 0);
  edits.note(['lead-1'], 'city', 8_000);
  expect(edits.isOwn('lead-1', 'city', 15_000)).toBe(true);
});
