import { expect, test } from 'vitest';
import { chunkLeads } from './chunk-leads.ts';

test('splits a selection into acts, keeping every lead once and in order', () => {
  const ids = Array.from({ length: 2_500 }, (_, n) => `lead-${n}`);
  const chunks = chunkLeads(ids);
  expect(chunks.map((chunk) => chunk.length)).toEqual([1000, 1000, 500]);
  expect(chunks.flat()).toEqual(ids);
});

test('nothing selected makes no act', () => {
  expect(chunkLeads([])).toEqual([]);
});
