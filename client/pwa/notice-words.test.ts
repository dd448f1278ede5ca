import { describe, expect, test } from 'vitest';
import { NOTICE_KINDS } from '../../schema/notice/kinds.ts';
import { noticeWords } from './notice-words.ts';
import { say } from './worker/say.ts';

const data = { name: 'Dentists', count: 3, leads: 2, excerpt: 'see this', todo: 'Call' };

/** Title and second line as the service worker shows them. */
function spoken(notice: Parameters<typeof noticeWords>[0]): string {
  const { title, detail } = noticeWords(notice);
  return [say(title), typeof detail === 'string' ? detail : detail && say(detail)]
    .filter(Boolean)
    .join(' / ');
}

describe('a notice says what happened', () => {
  test.each([
    ['crawl.completed', null, '“Dentists” is done / 2 new leads'],
    ['crawl.failed', null, '“Dentists” failed / Open it to see why and to try again'],
    ['crawl.paused', 'Ann', 'Ann paused “Dentists”'],
    ['crawl.paused', null, '“Dentists” is paused'],
    ['crawl.resumed', null, '“Dentists” goes on'],
    ['lead.assigned', 'Ann', 'Ann assigned 3 leads to you'],
    ['todo.assigned', 'Ann', 'Ann gave you a to-do: Call / Dentists'],
    ['todo.due', null, '3 to-dos are due / Call'],
    ['lead.mentioned', null, 'Somebody mentioned you on Dentists / see this'],
  ] as const)('%s by %s', (kind, actor, words) => {
    expect(spoken({ kind, actor, data })).toBe(words);
  });

  test('in the right number', () => {
    const one = { kind: 'lead.assigned', actor: 'Ann', data: { name: 'Eva', count: 1 } } as const;
    expect(spoken(one)).toBe('Ann assigned Eva to you');
    const done = (leads: number) =>
      spoken({ kind: 'crawl.completed', actor: null, data: { name: 'D', leads } });
    expect([0, 1, 2].map(done)).toEqual([
      '“D” is done / No new leads this time',
      '“D” is done / 1 new lead',
      '“D” is done / 2 new leads',
    ]);
  });

  test('with a text for each kind, whatever is known', () => {
    for (const kind of NOTICE_KINDS) {
      expect(spoken({ kind, actor: null, data: {} })).toMatch(/\w/);
      expect(spoken({ kind, actor: 'A', data })).not.toContain('{{');
    }
  });

  test('and never what a name makes of it', () => {
    expect(
      spoken({ kind: 'crawl.failed', actor: null, data: { name: '{{actor}} $& x' } }),
    ).toContain('“{{actor}} $& x”');
  });
});
