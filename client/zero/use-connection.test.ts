import { expect, test } from 'vitest';
import { nameConnection } from './use-connection.ts';

test('a first attempt is connecting; after one that failed, a person calls it offline', () => {
  expect(nameConnection({ name: 'connecting' }, true)).toBe('connecting');
  expect(nameConnection({ name: 'connecting', reason: 'refused' }, true)).toBe('offline');
  expect(nameConnection({ name: 'disconnected', reason: 'timeout' }, true)).toBe('offline');
  expect(nameConnection({ name: 'error', reason: 'broken' }, true)).toBe('offline');
});

test('without a network nothing is live, whatever the socket still believes', () => {
  expect(nameConnection({ name: 'connected' }, true)).toBe('connected');
  expect(nameConnection({ name: 'connected' }, false)).toBe('offline');
});

test('an ended session is told even while offline: it explains why nothing is sent', () => {
  const reason = { type: 'zero-cache', reason: 'expired' } as const;
  expect(nameConnection({ name: 'needs-auth', reason }, true)).toBe('needs-sign-in');
  expect(nameConnection({ name: 'needs-auth', reason }, false)).toBe('needs-sign-in');
});
