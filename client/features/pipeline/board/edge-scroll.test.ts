import { expect, test } from 'vitest';
import { edgeSpeed } from './edge-scroll.ts';

test('the nearer to an edge, the faster, and not at all in between', () => {
  const at = (y: number) => edgeSpeed(y, { start: 100, end: 700, fastestPx: 14 });
  expect(at(400)).toBe(0);
  expect(at(147)).toBe(-1);
  expect(at(101)).toBe(-14);
  expect(at(60)).toBe(-14);
  expect(at(653)).toBe(1);
  expect(at(900)).toBe(14);
});

test('a narrow box keeps a middle where nothing scrolls', () => {
  expect(edgeSpeed(30, { start: 0, end: 60, fastestPx: 14 })).toBe(0);
});
