import { expect, test } from 'vitest';
import { noticeWords, reasonWords } from './task-words.ts';

test('early ends are explained, what a person did needs no explanation', () => {
  expect(reasonWords('budget_reached')).toBe('budgetReached');
  expect(reasonWords('by_person')).toBeNull();
  expect(reasonWords(null)).toBeNull();
});

test('a notice without words of ours is shown as it came', () => {
  expect(noticeWords('no_browser')).toBe('noBrowser');
  expect(noticeWords('The scheduled start was skipped: it was not over by then.')).toBeNull();
});
