import { expect, test } from 'vitest';
import type { LiveMessage } from '../../schema/live.ts';
import { LiveHub } from './hub.ts';

function join(hub: LiveHub, userId: string) {
  const got: LiveMessage[] = [];
  const sessionId = `${userId}-tab`;
  hub.join({ sessionId, userId, name: userId, send: (message) => got.push(message) });
  return { sessionId, got };
}

const line = { at: 1, level: 'info' as const, text: 'hello' };

test('a line reaches those who listen to that topic in that org, and nobody else', () => {
  const hub = new LiveHub();
  const [ada, bob, eve] = [join(hub, 'ada'), join(hub, 'bob'), join(hub, 'eve')];
  hub.subscribe(ada.sessionId, 'org-1', 'crawl:7');
  hub.subscribe(bob.sessionId, 'org-1', 'crawl:8');
  hub.subscribe(eve.sessionId, 'org-2', 'crawl:7');
  hub.publish({ orgId: 'org-1', topic: 'crawl:7', lines: [line] });
  expect(ada.got).toEqual([{ type: 'console', orgId: 'org-1', topic: 'crawl:7', lines: [line] }]);
  expect([bob.got, eve.got]).toEqual([[], []]);
});

test('somebody who was expelled hears no more of the org, and is told that people are not theirs to see', () => {
  const hub = new LiveHub();
  const ada = join(hub, 'ada');
  hub.subscribe(ada.sessionId, 'org-1', 'crawl:7');
  hub.subscribe(ada.sessionId, 'org-1', 'presence:org-1');
  hub.subscribe(ada.sessionId, 'org-2', 'crawl:7');
  hub.expel('org-1', 'ada');
  hub.publish({ orgId: 'org-1', topic: 'crawl:7', lines: [line] });
  expect(ada.got).toEqual([{ type: 'refused', orgId: 'org-1', topic: 'presence:org-1' }]);
  expect(hub.heard()).toEqual([{ orgId: 'org-2', userId: 'ada' }]);
});

test('one connection listens to fifty topics at most', () => {
  const hub = new LiveHub();
  const ada = join(hub, 'ada');
  const taken = Array.from({ length: 60 }, (_, n) =>
    hub.subscribe(ada.sessionId, 'org-1', `crawl:${n}`),
  );
  expect(taken.filter(Boolean)).toHaveLength(50);
});
