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

test('people in an org see each other come, move and go', () => {
  const hub = new LiveHub();
  const [ada, bob] = [join(hub, 'ada'), join(hub, 'bob')];
  hub.setPlace(ada.sessionId, 'org-1', 'leads');
  hub.setPlace(bob.sessionId, 'org-1', 'lead:9');
  const seen = () => {
    const last = ada.got.at(-1);
    return last?.type === 'presence' ? last.people.map((p) => `${p.userId} ${p.place}`) : [];
  };
  expect(seen()).toEqual(['ada leads', 'bob lead:9']);
  hub.leave(bob.sessionId);
  expect(seen()).toEqual(['ada leads']);
});

test('somebody who was expelled hears no more of the org', () => {
  const hub = new LiveHub();
  const ada = join(hub, 'ada');
  hub.subscribe(ada.sessionId, 'org-1', 'crawl:7');
  hub.setPlace(ada.sessionId, 'org-1', 'leads');
  ada.got.length = 0;
  hub.expel('org-1', 'ada');
  hub.publish({ orgId: 'org-1', topic: 'crawl:7', lines: [line] });
  expect(ada.got).toEqual([]);
});
