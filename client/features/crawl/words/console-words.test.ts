import { expect, test } from 'vitest';
import { readConsoleLine } from './console-words.ts';

test('what became of a page is told in our words, with the crawler’s reason behind it', () => {
  expect(readConsoleLine('bad_encoding: the gzip body can’t be read')).toEqual({
    kind: 'notUnderstood',
    text: 'the gzip body can’t be read',
  });
  expect(readConsoleLine('robots')).toEqual({ kind: 'robots', text: '' });
});

test('another try is told by its reason, a page that goes to the browser by its need', () => {
  expect(readConsoleLine('retry: status 502, to be tried again')).toEqual({
    kind: null,
    text: 'status 502, to be tried again',
  });
  expect(readConsoleLine('escalate: script draws it').kind).toBe('needsBrowser');
});

test('sentences stay as they are', () => {
  for (const line of [
    'Read, 6 values',
    'The crawl is paused',
    'Halcyon: a studio',
    'and 2 more pages',
  ]) {
    expect(readConsoleLine(line)).toEqual({ kind: null, text: line });
  }
});
