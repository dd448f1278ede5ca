import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage } from '../../schema/live.ts';
import { type PresenceNotice, packEntries } from './presence-notice.ts';
import { PresenceRoster } from './presence-roster.ts';

const ORG = 'org-1';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Several servers on one wire. What they say arrives when `carry` is called, as NOTIFY would. */
function cluster(...ids: string[]) {
  const wire: PresenceNotice[] = [];
  const isListening = new Set(ids);
  const servers = ids.map((serverId) => {
    const told: LiveMessage[] = [];
    const roster = new PresenceRoster({
      serverId,
      tell: (_orgId, message) => told.push(message),
      spread: (notice) => wire.push(notice),
    });
    return { serverId, roster, told };
  });
  const carry = () => {
    for (let notice = wire.shift(); notice; notice = wire.shift()) {
      for (const { serverId, roster } of servers) {
        if (isListening.has(serverId)) roster.receive(notice);
      }
    }
  };
  const start = () => {
    for (const { roster } of servers) roster.greet();
    carry();
  };
  return { servers, wire, carry, start, isListening };
}

function only(...ids: string[]) {
  const { servers, ...rest } = cluster(...ids);
  const [first, second] = servers;
  if (!first) throw new Error('no server');
  return { ...rest, ...first, second: second ?? first };
}

const seen = (roster: PresenceRoster, orgId = ORG) =>
  roster.people(orgId).map(({ userId, place }) => `${userId} ${place}`);

const at = (place: string) => ({ place, focus: null });

function come(roster: PresenceRoster, userId: string, place = 'leads', tab = `${userId}-tab`) {
  roster.join(tab, { userId, name: userId });
  roster.announce(tab, ORG, at(place));
  return tab;
}

test('people come, move and go, told at most ten times a second', () => {
  const { roster, told } = only('s1');
  come(roster, 'ada');
  for (let n = 0; n < 50; n += 1) roster.announce('ada-tab', ORG, at(`lead:${n}`));
  expect(told).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(told).toEqual([
    {
      type: 'presence',
      orgId: ORG,
      isAll: false,
      people: [{ sessionId: 'ada-tab', userId: 'ada', name: 'ada', place: 'lead:49', focus: null }],
      gone: [],
    },
  ]);
  roster.leave('ada-tab');
  vi.advanceTimersByTime(100);
  expect(told.at(-1)).toMatchObject({ people: [], gone: ['ada-tab'] });
});

test('what says nothing new is not told', () => {
  const { roster, told } = only('s1');
  come(roster, 'ada');
  vi.advanceTimersByTime(100);
  roster.announce('ada-tab', ORG, at('leads'));
  vi.advanceTimersByTime(1_000);
  expect(told).toHaveLength(1);
});

test('a tab that fell silent is gone within 5 s, and back with its next sign of life', () => {
  const { roster } = only('s1');
  come(roster, 'ada');
  const sweep = () => {
    vi.advanceTimersByTime(1_500);
    roster.sweep();
  };
  sweep();
  roster.hear('ada-tab');
  sweep();
  sweep();
  expect(seen(roster)).toEqual(['ada leads']);
  sweep();
  expect(seen(roster)).toEqual([]);
  roster.hear('ada-tab');
  expect(seen(roster)).toEqual(['ada leads']);
});

test('a page that stands still is gone though its connection answers', () => {
  const { roster } = only('s1');
  come(roster, 'ada');
  for (let n = 0; n < 26; n += 1) {
    vi.advanceTimersByTime(1_500);
    roster.hear('ada-tab');
    roster.sweep();
  }
  expect(seen(roster)).toEqual([]);
});

test('somebody removed is gone from all servers at once, wherever they are connected', () => {
  const { roster, second, carry, start } = only('s1', 's2');
  start();
  come(roster, 'ada');
  come(second.roster, 'bob');
  vi.advanceTimersByTime(100);
  carry();
  roster.expel(ORG, 'bob');
  expect(seen(roster)).toEqual(['ada leads']);
  second.roster.expel(ORG, 'bob');
  roster.expel(ORG, 'ada');
  vi.advanceTimersByTime(100);
  carry();
  expect(seen(second.roster)).toEqual([]);
});

test('servers tell each other, and one that comes later catches up', () => {
  const { roster, second, carry, isListening, wire } = only('s1', 's2');
  isListening.delete('s2');
  roster.greet();
  come(roster, 'ada');
  vi.advanceTimersByTime(100);
  carry();
  // Alone, a server says nothing of its people.
  expect(wire).toEqual([]);
  come(second.roster, 'bob');
  vi.advanceTimersByTime(100);
  isListening.add('s2');
  second.roster.greet();
  carry();
  expect(seen(roster)).toEqual(['ada leads', 'bob leads']);
  expect(seen(second.roster)).toEqual(['bob leads', 'ada leads']);
});

test('a server that stops or falls silent takes its people along; one that returns brings them', () => {
  const { roster, second, carry, start, isListening } = only('s1', 's2');
  start();
  come(second.roster, 'bob');
  vi.advanceTimersByTime(100);
  carry();
  expect(seen(roster)).toEqual(['bob leads']);

  isListening.delete('s1');
  second.roster.announce('bob-tab', ORG, at('lead:7'));
  vi.advanceTimersByTime(100);
  carry();
  vi.advanceTimersByTime(10_100);
  roster.sweep();
  expect(seen(roster)).toEqual([]);

  isListening.add('s1');
  second.roster.beat();
  carry();
  expect(seen(roster)).toEqual(['bob lead:7']);
  second.roster.close();
  carry();
  expect(seen(roster)).toEqual([]);
});

test('one person shows twenty tabs at most', () => {
  const { roster } = only('s1');
  for (let n = 0; n < 30; n += 1) come(roster, 'ada', 'leads', `tab-${n}`);
  expect(seen(roster)).toHaveLength(20);
});

test('what servers say fits into a notice', () => {
  const entries = Array.from({ length: 200 }, (_, n) => ({
    orgId: ORG,
    sessionId: `tab-${n}`,
    is: { userId: `user-${n}`, name: 'Ö'.repeat(80), place: 'leads', focus: null },
  }));
  const notices = packEntries('s1', entries);
  expect(Math.max(...notices.map((n) => Buffer.byteLength(JSON.stringify(n))))).toBeLessThan(8_000);
  expect(notices.flatMap((n) => (n.type === 'changed' ? n.entries : []))).toEqual(entries);
});
