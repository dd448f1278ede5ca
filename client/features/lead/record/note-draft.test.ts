import { beforeEach, expect, test, vi } from 'vitest';
import { keepDraft, readDraft } from './note-draft.ts';

let author = 'ann';
vi.mock('../../../auth/session.ts', () => ({
  currentSession: () => ({ status: 'signed-in', user: { id: author } }),
}));
beforeEach(() => {
  author = 'ann';
});

function memory() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

test('a draft is kept for its lead alone and goes when the text goes', () => {
  const store = memory();
  keepDraft('org-1', 'lead-1', 'Call on Monday', store);
  expect(readDraft('org-1', 'lead-1', store)).toBe('Call on Monday');
  expect(readDraft('org-1', 'lead-2', store)).toBe('');
  expect(readDraft('org-2', 'lead-1', store)).toBe('');
  keepDraft('org-1', 'lead-1', '  ', store);
  expect(store.items.size).toBe(0);
});

test('a draft is its author’s alone, also where somebody else uses the device meanwhile', () => {
  const store = memory();
  keepDraft('org-1', 'lead-1', 'Call on Monday', store);
  author = 'bob';
  expect(readDraft('org-1', 'lead-1', store)).toBe('');
  author = 'ann';
  expect(readDraft('org-1', 'lead-1', store)).toBe('Call on Monday');
});

test('a full or forbidden storage does not stop the writing', () => {
  const broken = {
    ...memory(),
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
  };
  expect(() => keepDraft('org-1', 'lead-1', 'text', broken)).not.toThrow();
  expect(readDraft('org-1', 'lead-1', broken)).toBe('');
});
