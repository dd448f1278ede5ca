import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blendFit } from './blend.ts';
import { changeOf, hasChanged } from './freshness.ts';
import { isSameRun } from './same-run.ts';

const blend = { rules: 50, asked: 90, quotes: 2, isExcluded: false };

describe('the score that counts', () => {
  test('moves towards the model’s by 5 points a quote, 15 at most', () => {
    const by = (quotes: number, asked = 90) => blendFit({ ...blend, quotes, asked });
    expect([by(0), by(1), by(3), by(9), by(3, 52), by(2, 10)]).toEqual([50, 55, 65, 65, 52, 40]);
  });

  test('is the rules’ own for leads that are ruled out', () => {
    expect(blendFit({ ...blend, rules: 0, isExcluded: true })).toBe(0);
  });

  test('never leaves 0 to 100 or its reach, whatever a model says', () => {
    const score = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(score, fc.integer(), fc.nat(50), (rules, asked, quotes) => {
        const total = blendFit({ ...blend, rules, asked, quotes });
        expect(total).toBeGreaterThanOrEqual(Math.max(0, rules - 15));
        expect(total).toBeLessThanOrEqual(Math.min(100, rules + 15));
      }),
    );
  });
});

describe('a page is read sooner', () => {
  const facts = { bio: 'Dentists in Leeds', followers: 1000, isPrivate: false, isVerified: true };
  test('when followers move by more than a tenth, or the standing changes', () => {
    expect(hasChanged(facts, { ...facts, followers: 1100 })).toBe(false);
    expect(hasChanged(facts, { ...facts, followers: 1101 })).toBe(true);
    expect(hasChanged(facts, { ...facts, followers: 899 })).toBe(true);
    expect(hasChanged(facts, { ...facts, isPrivate: true })).toBe(true);
    expect(hasChanged(facts, { ...facts, isVerified: null })).toBe(false);
  });
  test('when more than three tenths of what they say of themselves is new', () => {
    expect(changeOf('abcdefghij', 'abcdefgxyz')).toBeCloseTo(0.3);
    expect(hasChanged({ ...facts, bio: 'abcdefghij' }, { ...facts, bio: 'abcdefgxyz' })).toBe(
      false,
    );
    expect(hasChanged({ ...facts, bio: 'abcdefghij' }, { ...facts, bio: 'abcdefvxyz' })).toBe(true);
    expect(hasChanged(null, facts)).toBe(false);
  });
});

describe('a call is the same run', () => {
  const at = 1_800_000_000_000;
  const minutes = (n: number) => n * 60_000;
  const call = { at, isForced: false };
  test('while one goes on, and within five minutes of one that succeeded', () => {
    const old = { createdAt: at - minutes(60) };
    expect(isSameRun({ state: 'running', ...old }, call)).toBe(true);
    expect(isSameRun({ state: 'running', ...old }, { at, isForced: true })).toBe(true);
    expect(isSameRun({ state: 'succeeded', createdAt: at - minutes(4) }, call)).toBe(true);
    expect(isSameRun({ state: 'succeeded', createdAt: at - minutes(6) }, call)).toBe(false);
  });
  test('not after a failure or a cancel, nor where the page is to be read anew', () => {
    const recent = { createdAt: at - minutes(1) };
    expect(isSameRun({ state: 'failed', ...recent }, call)).toBe(false);
    expect(isSameRun({ state: 'cancelled', ...recent }, call)).toBe(false);
    expect(isSameRun({ state: 'succeeded', ...recent }, { at, isForced: true })).toBe(false);
  });
});
