import { beforeEach, expect, test, vi } from 'vitest';
import { clearShelves, readShelf, rememberUse, setKept, wanted } from './shelf.ts';

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => {
      stored.set(key, value);
      Object.assign(storage, { [key]: value });
    },
    removeItem: (key: string) => {
      stored.delete(key);
      delete (storage as Record<string, unknown>)[key];
    },
  };
  vi.stubGlobal('localStorage', storage);
  clearShelves();
});

test('the newest used come first, up to a bound; what is kept is always wanted', () => {
  for (let n = 0; n < 150; n++) rememberUse('org', 'lead', `lead-${n}`);
  rememberUse('org', 'lead', 'lead-120');
  setKept('org', 'lead', 'lead-3', true);
  expect(wanted(readShelf('org'), 'lead', 3)).toEqual([
    'lead-3',
    'lead-120',
    'lead-149',
    'lead-148',
  ]);
  expect(readShelf('org').used.lead).toHaveLength(100);
  setKept('org', 'lead', 'lead-3', false);
  expect(wanted(readShelf('org'), 'lead', 1)).toEqual(['lead-120']);
});

test('workspaces are apart, and a broken entry counts as none', () => {
  rememberUse('one', 'board', 'a');
  stored.set('quarry.shelf.two', '{');
  expect(readShelf('two').used.board).toEqual([]);
  expect(readShelf('one').used.board).toEqual(['a']);
});

test('after signing out nothing is left', () => {
  rememberUse('one', 'view', 'x');
  clearShelves();
  expect([...stored.keys()]).toEqual([]);
  expect(readShelf('one').used.view).toEqual([]);
});
