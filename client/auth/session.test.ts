import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const ADA = { id: 'u-1', name: 'Ada', email: 'ada@quarry.example', emailVerified: true };
const KEY = 'quarry.user';

let kept: Map<string, string>;
let answer: () => Promise<Response>;

beforeEach(() => {
  kept = new Map();
  vi.resetModules();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
  vi.stubGlobal('fetch', () => answer());
});
afterEach(() => vi.unstubAllGlobals());

const says = (user: object | null) => () =>
  Promise.resolve(Response.json(user ? { user, session: {} } : null));
const isUnreachable = () => Promise.reject(new TypeError('Failed to fetch'));

test('a device that knows its user opens without waiting for the network', async () => {
  kept.set(KEY, JSON.stringify(ADA));
  answer = () => new Promise(() => {});
  const { knownSession } = await import('./session.ts');
  expect(await knownSession()).toEqual({ status: 'signed-in', user: ADA, standing: 'remembered' });
});

test('a stranger waits for the server, and is let in when it knows them', async () => {
  answer = says(ADA);
  const { knownSession } = await import('./session.ts');
  expect(await knownSession()).toEqual({ status: 'signed-in', user: ADA, standing: 'confirmed' });
  expect(JSON.parse(kept.get(KEY) ?? 'null')).toEqual(ADA);
});

test('a stranger without a network is not let in', async () => {
  answer = isUnreachable;
  const { knownSession } = await import('./session.ts');
  expect(await knownSession()).toEqual({ status: 'signed-out' });
});

test('an unreachable server changes nothing for somebody known', async () => {
  kept.set(KEY, JSON.stringify(ADA));
  answer = isUnreachable;
  const { refreshSession } = await import('./session.ts');
  expect(await refreshSession()).toEqual({
    status: 'signed-in',
    user: ADA,
    standing: 'remembered',
  });
});

test('a session that the server ended keeps the person at work, and says that it ended', async () => {
  kept.set(KEY, JSON.stringify(ADA));
  answer = says(null);
  const { refreshSession } = await import('./session.ts');
  expect(await refreshSession()).toEqual({ status: 'signed-in', user: ADA, standing: 'ended' });
  expect(kept.has(KEY)).toBe(true);
});

test('somebody else who signs in after a session has ended finds no draft of the first', async () => {
  kept.set(KEY, JSON.stringify(ADA));
  const drafts: Record<string, string> = { 'quarry.request-draft.org': 'Dentists in Leeds' };
  Object.defineProperty(drafts, 'removeItem', { value: (key: string) => delete drafts[key] });
  vi.stubGlobal('sessionStorage', drafts);
  answer = says(ADA);
  const { refreshSession } = await import('./session.ts');
  await refreshSession();
  expect(Object.keys(drafts)).toHaveLength(1);
  answer = says({ ...ADA, id: 'u-2' });
  await refreshSession();
  expect(Object.keys(drafts)).toHaveLength(0);
});

test('signing out here forgets the user', async () => {
  kept.set(KEY, JSON.stringify(ADA));
  answer = says(ADA);
  const { currentSession, refreshSession, forgetSession } = await import('./session.ts');
  await refreshSession();
  forgetSession();
  expect(currentSession()).toEqual({ status: 'signed-out' });
  expect(kept.has(KEY)).toBe(false);
});

test('a broken note of the user is no user', async () => {
  kept.set(KEY, '{broken');
  answer = says(null);
  const { knownSession } = await import('./session.ts');
  expect(await knownSession()).toEqual({ status: 'signed-out' });
});
