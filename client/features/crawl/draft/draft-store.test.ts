import { expect, test } from 'vitest';
import { EMPTY_DRAFT, type CrawlDraft } from './crawl-draft.ts';
import { draftStore } from './draft-store.ts';

function fakeStorage() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

const DRAFT: CrawlDraft = { ...EMPTY_DRAFT, text: 'example.com', settings: { depth: 4 } };

test('a draft comes back as it was, until it is cleared', () => {
  const storage = fakeStorage();
  expect(draftStore('org', undefined, storage).read()).toBeNull();
  draftStore('org', undefined, storage).write(DRAFT);
  expect(draftStore('org', undefined, storage).read()).toEqual(DRAFT);
  draftStore('org', undefined, storage).clear();
  expect(draftStore('org', undefined, storage).read()).toBeNull();
});

test('workspaces and clones keep drafts of their own', () => {
  const storage = fakeStorage();
  draftStore('org', undefined, storage).write(DRAFT);
  expect(draftStore('other', undefined, storage).read()).toBeNull();
  expect(draftStore('org', 'task', storage).read()).toBeNull();
});

test('what an older version left behind, or a broken text, is nothing', () => {
  const storage = fakeStorage();
  storage.setItem('quarry.crawl-draft.org', '{"kind":"telepathy"}');
  expect(draftStore('org', undefined, storage).read()).toBeNull();
  storage.setItem('quarry.crawl-draft.org', '{');
  expect(draftStore('org', undefined, storage).read()).toBeNull();
});

test('a storage that refuses costs the draft, not the page', () => {
  const broken = {
    getItem: () => {
      throw new Error('denied');
    },
    setItem: () => {
      throw new Error('full');
    },
    removeItem: () => {
      throw new Error('denied');
    },
  };
  const store = draftStore('org', undefined, broken);
  expect(() => store.write(DRAFT)).not.toThrow();
  expect(store.read()).toBeNull();
  expect(() => store.clear()).not.toThrow();
});
