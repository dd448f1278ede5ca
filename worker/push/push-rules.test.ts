import { describe, expect, test } from 'vitest';
import type { PushMessage } from '../../schema/notice/push-message.ts';
import { MAX_MESSAGE_BYTES, packMessage } from './pack-message.ts';
import { judgeAnswer, MAX_TRIES } from './push-rules.ts';

const NOW = 1_000_000;
const DAY_MS = 86_400_000;
const judge = (status: number | null, tries = 1, retryAfterMs: number | null = null) =>
  judgeAnswer({ status, retryAfterMs }, { tries, nowMs: NOW, staleAtMs: NOW + DAY_MS });

describe('an answer of a push service', () => {
  test.each([200, 201, 202, 204])('%i: taken', (status) => {
    expect(judge(status)).toEqual({ kind: 'sent' });
  });
  test.each([404, 410])('%i: the subscription is over', (status) => {
    expect(judge(status)).toEqual({ kind: 'gone' });
  });
  test.each([408, 429, 500, 502, 503, null])('%s: later, less and less often', (status) => {
    expect([1, 2, 3, 7].map((tries) => judge(status, tries))).toEqual(
      [10_000, 40_000, 160_000, 3_600_000].map((wait) => ({ kind: 'later', at: NOW + wait })),
    );
    expect(judge(status, MAX_TRIES)).toEqual({ kind: 'dropped' });
  });
  test.each([301, 400, 401, 403, 413])('%i: the same again would change nothing', (status) => {
    expect(judge(status)).toEqual({ kind: 'dropped' });
  });
  test('says when to ask again, and is not asked when nobody would want to know by then', () => {
    expect(judge(429, 1, 90_000)).toEqual({ kind: 'later', at: NOW + 90_000 });
    expect(judge(429, 1, 1_000)).toEqual({ kind: 'later', at: NOW + 10_000 });
    expect(judge(429, 1, DAY_MS)).toEqual({ kind: 'dropped' });
  });
  test('that never was, since the address is none of ours to dial, ends the subscription', () => {
    const answer = { status: null, retryAfterMs: null, isUnusable: true };
    expect(judgeAnswer(answer, { tries: 1, nowMs: NOW, staleAtMs: NOW + 1 })).toEqual({
      kind: 'gone',
    });
  });
});

describe('a message', () => {
  const message: PushMessage = {
    id: 'n',
    kind: 'lead.mentioned',
    group: 'lead:1',
    path: '/w/o/leads/1',
    org: 'Acme',
    data: { name: 'L', excerpt: 'E' },
    at: 1,
    unread: 1,
  };
  test('travels whole when it fits', () => {
    expect(JSON.parse(packMessage(message))).toEqual(message);
  });
  test('gives up what is long, and keeps what the click needs', () => {
    const long = { ...message, data: { name: 'L', excerpt: '\u0001'.repeat(5000) } };
    expect(JSON.parse(packMessage(long))).toEqual({ ...message, data: { name: 'L' } });
    const longer = { ...message, data: { name: '😀'.repeat(2000), excerpt: 'x' } };
    const packed = packMessage(longer);
    expect(Buffer.byteLength(packed)).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
    expect(JSON.parse(packed)).toEqual({ ...message, data: {} });
  });
});
