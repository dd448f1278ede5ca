import { afterEach, expect, test, vi } from 'vitest';
import { wipeTabTraces, wipeTraces } from './traces.ts';

function storage(...keys: string[]): Storage {
  const store = Object.fromEntries(keys.map((key) => [key, '1']));
  Object.defineProperty(store, 'removeItem', { value: (key: string) => delete store[key] });
  return store as unknown as Storage;
}

afterEach(() => vi.unstubAllGlobals());

const OF_THE_DEVICE = [
  'quarry.device',
  'quarry.seq',
  'quarry.sidebar.narrow',
  'quarry.dismissed.x',
];

test('signing out leaves what is the device’s own, and nothing of the person’s', () => {
  const local = storage(
    ...OF_THE_DEVICE,
    'quarry.draft.note.ann.org.lead',
    'quarry.shelf.org',
    'quarry.workspace',
    'other',
  );
  const tab = storage('quarry.undo', 'quarry.request-draft.org');
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', tab);
  wipeTraces();
  expect([Object.keys(local), Object.keys(tab)]).toEqual([[...OF_THE_DEVICE, 'other'], []]);
});

test('somebody else in the same tab finds no draft; what waits for the first stays on the disk', () => {
  const local = storage('quarry.draft.note.ann.org.lead');
  const tab = storage('quarry.crawl-draft.org');
  vi.stubGlobal('localStorage', local);
  vi.stubGlobal('sessionStorage', tab);
  wipeTabTraces();
  expect([Object.keys(local).length, Object.keys(tab).length]).toEqual([1, 0]);
});

test('a browser without storage is no reason to fail', () => {
  vi.stubGlobal('localStorage', undefined);
  vi.stubGlobal('sessionStorage', undefined);
  expect(() => wipeTraces()).not.toThrow();
});
