import type { Zero } from '@rocicorp/zero';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Envelope } from '../../schema/verb.ts';
import { act, bindZero, toOutcome } from './act.ts';

const notices = vi.hoisted(() => [] as unknown[]);
vi.mock('../ui/notify.tsx', () => ({ notify: (notice: unknown) => notices.push(notice) }));
vi.mock('../i18n/i18n.ts', () => ({
  i18n: { t: (key: string, options?: object) => `${key} ${JSON.stringify(options ?? {})}` },
}));

type Result = Parameters<typeof toOutcome>[0];
const OK: Result = { type: 'success' };
const REFUSED: Result = {
  type: 'error',
  error: {
    type: 'app',
    message: 'A workspace needs an admin',
    details: { code: 'conflict', left: 1 },
  },
};
const CUT_OFF: Result = { type: 'error', error: { type: 'zero', message: 'disconnected' } };

let sent: { mutator: { fn?: unknown }; args: Envelope }[] = [];

function answerWith(client: Result, server: Result) {
  bindZero({
    mutate: (request: { args: Envelope; mutator: object }) => {
      sent.push(request);
      return { client: Promise.resolve(client), server: Promise.resolve(server) };
    },
  } as unknown as Zero);
}

beforeEach(() => {
  sent = [];
  notices.length = 0;
});
afterEach(() => bindZero(null));

test('an act travels as an envelope with an id, a growing number, a time and the values seen', () => {
  answerWith(OK, OK);
  const first = act('org.rename', { orgId: 'org-12345', name: 'New' }, { base: { name: 'Old' } });
  act('member.leave', { orgId: 'org-12345' });
  const [a, b] = sent.map((request) => request.args);
  expect(a).toEqual({
    op: {
      id: first.opId,
      device: expect.any(String),
      seq: expect.any(Number),
      at: expect.any(Number),
      base: { name: 'Old' },
    },
    orgId: 'org-12345',
    v: 1,
    input: { name: 'New' },
  });
  expect(b?.input).toEqual({});
  expect(b?.op.device).toBe(a?.op.device);
  expect(b!.op.seq).toBeGreaterThan(a!.op.seq);
});

test('a refusal by the device is told once, with its reason', async () => {
  answerWith(REFUSED, REFUSED);
  const { here } = act('member.leave', { orgId: 'org-12345' });
  expect(await here).toEqual({
    kind: 'refused',
    refusal: {
      code: 'conflict',
      message: 'A workspace needs an admin',
      details: { code: 'conflict', left: 1 },
    },
  });
  await vi.waitFor(() => expect(notices).toHaveLength(1));
  expect(JSON.stringify(notices[0])).toContain('A workspace needs an admin.');
});

test('a refusal by the server alone is told, too', async () => {
  answerWith(OK, REFUSED);
  const { there } = act('member.leave', { orgId: 'org-12345' });
  expect((await there).kind).toBe('refused');
  await vi.waitFor(() => expect(notices).toHaveLength(1));
});

test('a lost connection is no failure: nothing is told, the outcome is unknown', async () => {
  answerWith(OK, CUT_OFF);
  const { there } = act('member.leave', { orgId: 'org-12345' });
  expect(await there).toEqual({ kind: 'unknown' });
  await Promise.resolve();
  expect(notices).toEqual([]);
});

test('a form that shows the refusal itself gets no toast', async () => {
  answerWith(REFUSED, REFUSED);
  const { there } = act('member.leave', { orgId: 'org-12345' }, { isQuiet: true });
  await there;
  await Promise.resolve();
  expect(notices).toEqual([]);
});

test('acting before anybody is signed in is a mistake in the code, and says so', () => {
  bindZero(null);
  expect(() => act('member.leave', { orgId: 'org-12345' })).toThrow('before anybody is signed in');
});
