import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage, LiveRequest, Presence } from '../../schema/live.ts';
import type { LiveStatus } from './live-connection.ts';
import { PresenceStore } from './presence-store.ts';

const ORG = 'org-1';
const ME = 'me';

let said: LiveRequest[];
let status: LiveStatus;
let listener: ((message: LiveMessage) => void) | null;
const watchers = new Set<() => void>();
let store: PresenceStore;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  status = 'connecting';
  listener = null;
  watchers.clear();
  store = new PresenceStore({
    subscribe: (_orgId, _topic, heard) => {
      listener = heard;
      return () => {
        listener = null;
      };
    },
    say: (request) => void said.push(request),
    statusOf: () => status,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  });
});
afterEach(() => vi.useRealTimers());

function setStatus(next: LiveStatus) {
  status = next;
  if (next === 'live') {
    listener?.({ type: 'subscribed', orgId: ORG, topic: `presence:${ORG}` });
  }
  for (const watcher of watchers) watcher();
}

function hear(people: Presence[], { isAll = false, gone = [] as string[] } = {}) {
  listener?.({ type: 'presence', orgId: ORG, isAll, people, gone });
}

const tab = (userId: string, place: string, more: Partial<Presence> = {}): Presence => ({
  sessionId: `${userId}-1`,
  userId,
  name: userId,
  place,
  focus: null,
  ...more,
});

const here = (place: string, focus: Presence['focus'] = null) => ({
  type: 'here',
  orgId: ORG,
  place,
  focus,
});

function start() {
  store.join(ORG, ME);
  store.moveTo('leads');
  setStatus('live');
}

test('nothing is said before the server listens, then where I am', () => {
  store.join(ORG, ME);
  store.moveTo('leads');
  vi.advanceTimersByTime(1_000);
  expect(said).toEqual([]);
  setStatus('live');
  vi.advanceTimersByTime(1_000);
  expect(said).toEqual([here('leads')]);
});

test('changes are said at most five times a second, the last one always', () => {
  start();
  said.length = 0;
  for (let n = 0; n < 100; n += 1) {
    vi.advanceTimersByTime(10);
    store.moveTo(`lead:${n}`);
  }
  vi.advanceTimersByTime(200);
  expect(said.length).toBeLessThanOrEqual(6);
  expect(said.at(-1)).toEqual(here('lead:99'));
});

test('it is said again every 15 s, and at once after a reconnect', () => {
  start();
  vi.advanceTimersByTime(15_000);
  expect(said).toHaveLength(2);
  setStatus('retrying');
  vi.advanceTimersByTime(20_000);
  expect(said).toHaveLength(2);
  setStatus('live');
  expect(said).toHaveLength(3);
});

test('of several things the latest has the focus; the earlier returns when it ends', () => {
  start();
  const [cell, picker] = [{}, {}];
  const row = { subject: 'lead:1', act: 'look' } as const;
  const field = { subject: 'lead:1', act: 'edit', field: 'city' } as const;
  const last = () => {
    vi.advanceTimersByTime(200);
    return said.at(-1);
  };
  store.focusOn(cell, row);
  expect(last()).toEqual(here('leads', row));
  store.focusOn(picker, field);
  expect(last()).toEqual(here('leads', field));
  store.focusOn(picker, null);
  expect(last()).toEqual(here('leads', row));
});

test('a tab that nobody looks at is away, once, and here again when looked at', () => {
  start();
  store.setShown(false);
  store.setShown(false);
  store.moveTo('lead:1');
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([here('leads'), { type: 'away', orgId: ORG }]);
  store.setShown(true);
  vi.advanceTimersByTime(200);
  expect(said.at(-1)).toEqual(here('lead:1'));
});

test('people are told apart from tabs, and I am not among them', () => {
  start();
  hear([tab('bob', 'leads'), tab('ada', 'leads'), tab(ME, 'leads')], { isAll: true });
  hear([tab('bob', 'lead:7', { sessionId: 'bob-2' })]);
  expect(store.people.map(({ name, spots }) => [name, spots.map(({ place }) => place)])).toEqual([
    ['ada', ['leads']],
    ['bob', ['lead:7', 'leads']],
  ]);
  hear([], { gone: ['bob-1', 'ada-1'] });
  expect(store.people.map(({ name }) => name)).toEqual(['bob']);
});

test('what they do with a thing is found by the thing, the strongest act first', () => {
  start();
  const focus = { subject: 'lead:7', act: 'edit', field: 'city' } as const;
  hear([tab('bob', 'lead:7'), tab('bob', 'leads', { sessionId: 'bob-2', focus })]);
  expect(store.marksOn('lead:7')).toEqual([
    { userId: 'bob', name: 'bob', image: null, act: 'edit', field: 'city' },
  ]);
  expect(store.marksOn('lead:8')).toEqual([]);
});

test('a card in the hand is found by the card, and by the stage that it hangs over', () => {
  start();
  const focus = { subject: 'deal:1', act: 'drag', target: 'stage:2', count: 3 } as const;
  hear([tab('bob', 'board:1', { focus })]);
  expect(store.marksOn('deal:1')).toMatchObject([{ name: 'bob', act: 'drag', count: 3 }]);
  expect(store.marksOn('stage:2')).toMatchObject([{ name: 'bob', act: 'drag' }]);
});

test('what did not change stays the same object', () => {
  start();
  hear([tab('bob', 'lead:7'), tab('ada', 'leads')]);
  const [people, marks] = [store.people, store.marksOn('lead:7')];
  hear([tab('bob', 'lead:7')]);
  expect(store.people).toBe(people);
  hear([tab('ada', 'lead:8')]);
  expect(store.people).not.toBe(people);
  expect(store.marksOn('lead:7')).toBe(marks);
});

test('names follow the profile', () => {
  start();
  hear([tab('bob', 'leads')]);
  store.setProfiles(new Map([['bob', { name: 'Robert', image: '/b.png' }]]));
  expect(store.people).toMatchObject([{ name: 'Robert', image: '/b.png' }]);
  expect(['bob', 'eve', ME].map((userId) => store.nameOf(userId))).toEqual(['Robert', null, null]);
});

test('people fade while cut off, and a new connection counts them afresh', () => {
  start();
  hear([tab('bob', 'leads'), tab('ada', 'leads')], { isAll: true });
  expect(store.isFaded).toBe(false);
  setStatus('retrying');
  expect([store.isFaded, store.people.length]).toEqual([true, 2]);
  setStatus('live');
  hear([tab('ada', 'leads')], { isAll: true });
  expect([store.isFaded, store.people.length]).toEqual([false, 1]);
});

test('who is no member any more sees nobody; who leaves says so', () => {
  start();
  hear([tab('bob', 'leads')]);
  listener?.({ type: 'refused', orgId: ORG, topic: `presence:${ORG}` });
  expect(store.people).toEqual([]);
  store.join('org-2', ME);
  expect(said.at(-1)).toEqual({ type: 'away', orgId: ORG });
});
