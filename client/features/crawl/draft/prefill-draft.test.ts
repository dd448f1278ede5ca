import { expect, test } from 'vitest';
import { EMPTY_DRAFT } from './crawl-draft.ts';
import { withAddress } from './prefill-draft.ts';

test('a shared address joins what stands on the form', () => {
  const first = withAddress(EMPTY_DRAFT, 'https://a.example/');
  expect(first).toEqual({ ...EMPTY_DRAFT, text: 'https://a.example/' });
  expect(withAddress(first, 'https://b.example/').text).toBe(
    'https://a.example/\nhttps://b.example/',
  );
  expect(withAddress(first, 'https://a.example/')).toEqual(first);
});

test('a form that waits for a file takes addresses again', () => {
  expect(withAddress({ ...EMPTY_DRAFT, kind: 'csv' }, 'https://a.example/').kind).toBe('urls');
  expect(withAddress({ ...EMPTY_DRAFT, kind: 'listing' }, 'https://a.example/').kind).toBe(
    'listing',
  );
});
