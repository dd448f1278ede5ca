import { expect, test } from 'vitest';
import { chunkLeads } from './chunk-leads.ts';

test('splits a selection into acts, keeping every lead once and in order', () => {
  const ids = Array.from({ length: 600 }, (_, n) => `lead-${n}`);
  const chunks = chunkLeads(ids);
  expect(chunks.map((chunk) => chunk.length)).toEqual([250, 250, 100]);
  expect(chunks.flat()).toEqual(ids);
});

test('nothing selected makes no act', () => {
  expect(chunkLeads([])).toEqual([]);
});
