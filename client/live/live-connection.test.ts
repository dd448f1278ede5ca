import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveMessage, LiveRequest } from '../../schema/live.ts';
import { LiveConnection, type SocketEvents } from './live-connection.ts';
import { retryDelayMs } from './retry-delay.ts';

const ORG = 'org-1';
const TOPIC = 'crawl:task-1';

interface FakeSocket extends SocketEvents {
  sent: LiveRequest[];
  isClosed: boolean;
  say(message: LiveMessage): void;
}

let sockets: FakeSocket[];
let live: LiveConnection;

beforeEach(() => {
  vi.useFakeTimers();
  sockets = [];
  live = new LiveConnection({ open, random: () => 1 });
});
afterEach(() => vi.useRealTimers());

function open(events: SocketEvents) {
  const socket: FakeSocket = {
    ...events,
    sent: [],
    isClosed: false,
    say: (message) => events.onText(JSON.stringify(message)),
  };
  sockets.push(socket);
  return {
    send: (text: string) => {
      if (socket.isClosed) throw new Error('sent to a closed socket');
      socket.sent.push(JSON.parse(text) as LiveRequest);
    },
    close: () => {
      socket.isClosed = true;
      // A browser tells of the close that was asked for, too, and later.
      setTimeout(() => events.onClose(1005), 1);
    },
  };
}

function latest(): FakeSocket {
  const socket = sockets.at(-1);
  if (!socket) throw new Error('no socket was opened');
  return socket;
}

function confirm(topic = TOPIC) {
  latest().say({ type: 'subscribed', orgId: ORG, topic });
}

function consoleMessage(text: string): LiveMessage {
  return { type: 'console', orgId: ORG, topic: TOPIC, lines: [{ at: 1, level: 'info', text }] };
}

test('nothing is opened before anything is subscribed', () => {
  expect(sockets).toHaveLength(0);
  expect(live.statusOf(ORG, TOPIC)).toBe('off');
});

test('a topic is asked for once the socket is open, and is live when the server confirms', () => {
  live.subscribe(ORG, TOPIC, () => undefined);
  expect(latest().sent).toEqual([]);
  expect(live.statusOf(ORG, TOPIC)).toBe('connecting');
  latest().onOpen();
  expect(latest().sent).toEqual([{ type: 'subscribe', orgId: ORG, topic: TOPIC }]);
  confirm();
  expect(live.statusOf(ORG, TOPIC)).toBe('live');
});

test('listeners of one topic share a subscription, which ends with the last of them', () => {
  const first = vi.fn<(message: LiveMessage) => void>();
  const second = vi.fn<(message: LiveMessage) => void>();
  const endFirst = live.subscribe(ORG, TOPIC, first);
  const endSecond = live.subscribe(ORG, TOPIC, second);
  latest().onOpen();
  confirm();
  latest().say(consoleMessage('read'));
  expect(latest().sent).toHaveLength(1);
  expect(first).toHaveBeenCalledWith(consoleMessage('read'));
  expect(second).toHaveBeenCalledWith(consoleMessage('read'));
  endFirst();
  endFirst();
  expect(latest().sent).toHaveLength(1);
  endSecond();
  expect(latest().sent.at(-1)).toEqual({ type: 'unsubscribe', orgId: ORG, topic: TOPIC });
});

test('what belongs to another org or topic is not heard', () => {
  const listener = vi.fn<(message: LiveMessage) => void>();
  live.subscribe(ORG, TOPIC, listener);
  latest().onOpen();
  latest().say({ ...consoleMessage('x'), orgId: 'org-2' } as LiveMessage);
  latest().say({ ...consoleMessage('x'), topic: 'crawl:task-2' } as LiveMessage);
  expect(listener).not.toHaveBeenCalled();
});

test('presence is heard under the topic of its org', () => {
  const listener = vi.fn<(message: LiveMessage) => void>();
  live.subscribe(ORG, `presence:${ORG}`, listener);
  latest().onOpen();
  const message: LiveMessage = {
    type: 'presence',
    orgId: ORG,
    isAll: true,
    people: [],
    gone: [],
  };
  latest().say(message);
  expect(listener).toHaveBeenCalledWith(message);
});

test('what is said while cut off is said to nobody', () => {
  live.say({ type: 'away', orgId: ORG });
  expect(sockets).toHaveLength(0);
  live.subscribe(ORG, TOPIC, () => undefined);
  live.say({ type: 'away', orgId: ORG });
  latest().onOpen();
  expect(latest().sent).toEqual([{ type: 'subscribe', orgId: ORG, topic: TOPIC }]);
  live.say({ type: 'away', orgId: ORG });
  expect(latest().sent.at(-1)).toEqual({ type: 'away', orgId: ORG });
});

test('a change of page within two seconds keeps the socket, a longer rest closes it', () => {
  live.subscribe(ORG, TOPIC, () => undefined)();
  vi.advanceTimersByTime(1_900);
  const end = live.subscribe(ORG, 'crawl:task-2', () => undefined);
  vi.advanceTimersByTime(10_000);
  expect(sockets).toHaveLength(1);
  expect(latest().isClosed).toBe(false);
  end();
  vi.advanceTimersByTime(2_000);
  expect(latest().isClosed).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(sockets).toHaveLength(1);
});

test('a cut connection comes back with growing pauses and asks for its topics again', () => {
  live.subscribe(ORG, TOPIC, () => undefined);
  latest().onOpen();
  confirm();
  latest().onClose(1006);
  expect(live.statusOf(ORG, TOPIC)).toBe('retrying');
  vi.advanceTimersByTime(499);
  expect(sockets).toHaveLength(1);
  vi.advanceTimersByTime(1);
  expect(sockets).toHaveLength(2);
  latest().onClose(1006);
  vi.advanceTimersByTime(999);
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(1);
  expect(sockets).toHaveLength(3);
  expect(live.statusOf(ORG, TOPIC)).toBe('retrying');
  latest().onOpen();
  expect(latest().sent).toEqual([{ type: 'subscribe', orgId: ORG, topic: TOPIC }]);
  expect(live.statusOf(ORG, TOPIC)).toBe('connecting');
  confirm();
  expect(live.statusOf(ORG, TOPIC)).toBe('live');
});

test('a server that accepts and drops at once is not hammered', () => {
  live.subscribe(ORG, TOPIC, () => undefined);
  for (let round = 0; round < 4; round += 1) {
    latest().onOpen();
    latest().onClose(1006);
    vi.advanceTimersByTime(retryDelayMs(round, 1) - 1);
    expect(sockets).toHaveLength(round + 1);
    vi.advanceTimersByTime(1);
    expect(sockets).toHaveLength(round + 2);
  }
});

test('when the network returns the pause is cut short, and no second attempt follows it', () => {
  live.subscribe(ORG, TOPIC, () => undefined);
  latest().onClose(1006);
  live.wake();
  expect(sockets).toHaveLength(2);
  vi.advanceTimersByTime(600);
  expect(sockets).toHaveLength(2);
  live.wake();
  expect(sockets).toHaveLength(2);
});

test('an ended session is not retried until somebody has signed in again', () => {
  live.subscribe(ORG, TOPIC, () => undefined);
  latest().onOpen();
  latest().onClose(4401);
  expect(live.statusOf(ORG, TOPIC)).toBe('signed-out');
  vi.advanceTimersByTime(120_000);
  expect(sockets).toHaveLength(1);
  live.wake();
  expect(sockets).toHaveLength(2);
});

test('a silent connection is asked, and one that does not answer is replaced', () => {
  live.subscribe(ORG, TOPIC, () => undefined);
  latest().onOpen();
  confirm();
  vi.advanceTimersByTime(25_000);
  expect(latest().sent.at(-1)).toEqual({ type: 'ping' });
  latest().say({ type: 'pong' });
  vi.advanceTimersByTime(24_999);
  expect(latest().isClosed).toBe(false);
  vi.advanceTimersByTime(10_001);
  expect(latest().isClosed).toBe(true);
  expect(live.statusOf(ORG, TOPIC)).toBe('retrying');
  vi.advanceTimersByTime(500);
  expect(sockets).toHaveLength(2);
  // The first socket's own close comes late and must not disturb the second.
  expect(live.statusOf(ORG, TOPIC)).toBe('retrying');
  latest().onOpen();
  confirm();
  expect(live.statusOf(ORG, TOPIC)).toBe('live');
});

test('a refusal is told, and watchers hear of each change', () => {
  const seen: string[] = [];
  const unwatch = live.watch(() => seen.push(live.statusOf(ORG, TOPIC)));
  live.subscribe(ORG, TOPIC, () => undefined);
  latest().onOpen();
  latest().say({ type: 'refused', orgId: ORG, topic: TOPIC });
  expect(seen).toEqual(['connecting', 'connecting', 'refused']);
  unwatch();
  latest().onClose(1006);
  expect(seen).toHaveLength(3);
});

test('pauses double up to half a minute and are spread over their upper half', () => {
  expect([0, 1, 2, 3].map((failures) => retryDelayMs(failures, 1))).toEqual([
    500, 1_000, 2_000, 4_000,
  ]);
  expect(retryDelayMs(20, 1)).toBe(30_000);
  expect(retryDelayMs(20, 0)).toBe(15_000);
});
