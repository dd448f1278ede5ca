import { describe, expect, it } from 'vitest';
import { type PartBox, partInSight } from './record-parts.ts';

const boxes: PartBox[] = [
  { part: 'details', top: -400, height: 500 },
  { part: 'duplicates', top: 120, height: 0 },
  { part: 'reach', top: 124, height: 300 },
  { part: 'score', top: 448, height: 600 },
];

describe('partInSight', () => {
  it('is the last part that has passed the line', () => {
    expect(partInSight(boxes, { line: 130, isAtEnd: false })).toBe('reach');
    expect(partInSight(boxes, { line: 100, isAtEnd: false })).toBe('details');
  });

  it('is the first part while none has passed, and never an empty one', () => {
    expect(partInSight(boxes, { line: -500, isAtEnd: false })).toBe('details');
    expect(partInSight(boxes, { line: 122, isAtEnd: false })).toBe('details');
    expect(partInSight([], { line: 0, isAtEnd: false })).toBeNull();
  });

  it('is the last part at the end of the page', () => {
    expect(partInSight(boxes, { line: 130, isAtEnd: true })).toBe('score');
  });
});
