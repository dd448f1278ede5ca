import type { Zero } from '@rocicorp/zero';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Envelope } from '../../schema/verb.ts';
import { act, bindActs, tellRefusal } from './act.ts';
import { carryWith } from './carry.ts';
import { deviceId, nextSeq } from './device.ts';
import { Performer } from './performer.ts';
import { undoHistory, UndoHistory } from './undo-history.ts';
import { Journal } from './journal.ts';
import { Outbox } from './outbox.ts';
import type { ZeroResult } from './outcome.ts';
import { redo, undo } from './undo.ts';

const notices = vi.hoisted(() => [] as unknown[]);
vi.mock('../ui/notify.tsx', () => ({ notify: (notice: unknown) => notices.push(notice) }));
vi.mock('../i18n/i18n.ts', () => ({
  i18n: { t: (key: string, options?: object) => `${key} ${JSON.stringify(options ?? {})}` },
}));

const OK: ZeroResult = { type: 'success' };
const REFUSED: ZeroResult = {
  type: 'error',
  error: {
    type: 'app',
    message: 'A workspace needs an admin',
    details: { code: 'conflict', left: 1 },
  },
};
const CUT_OFF: ZeroResult = { type: 'error', error: { type: 'zero', message: 'disconnected' } };

let sent: { mutator: { fn?: unknown }; args: Envelope }[] = [];

function answerWith(client: ZeroResult, server: ZeroResult, rows: unknown[] | Error = []) {
  const zero = {
    mutate: (request: { args: Envelope; mutator: object }) => {
      sent.push(request);
      return { client: Promise.resolve(client), server: Promise.resolve(server) };
    },
    run: () => (rows instanceof Error ? Promise.reject(rows) : Promise.resolve(rows)),
  } as unknown as Zero;
  const outbox = new Outbox({
    userId: 'ann',
    tabId: 'tab',
    journal: Journal.open(new IDBFactory()),
    carry: carryWith(zero),
    deliver: () => Promise.reject(new Error('offline')),
    alone: (work) => work(),
    livingTabs: () => Promise.resolve(new Set<string>()),
    onRefused: (entry, refusal) => tellRefusal(entry.opId, refusal),
    announce: () => {},
  });
  bindActs(
    new Performer({
      rows: zero,
      outbox,
      history: undoHistory,
      stamp: () => ({ device: deviceId(), seq: nextSeq() }),
    }),
  );
}

beforeEach(() => {
  sent = [];
  notices.length = 0;
  undoHistory.clear();
});
afterEach(() => bindActs(null));

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

test('a fault of the server is no refusal: it has no code, and the act is sent again', async () => {
  const broken = { message: 'Internal error', details: undefined };
  answerWith(OK, { type: 'error', error: { type: 'app', ...broken } });
  expect(await act('member.leave', { orgId: 'org-12345' }).there).toEqual({ kind: 'unknown' });
  expect(notices).toEqual([]);
});

test('an act counts also when the rows can’t be looked at first', async () => {
  answerWith(OK, OK, new Error('The local database is closed'));
  const input = { orgId: 'org-12345', leadIds: ['lead-12345'], status: 'working' as const };
  expect(await act('lead.setStatus', input).here).toEqual({ kind: 'done' });
  expect(sent).toHaveLength(1);
});

test('a form that shows the refusal itself gets no toast', async () => {
  answerWith(REFUSED, REFUSED);
  const { there } = act('member.leave', { orgId: 'org-12345' }, { isQuiet: true });
  await there;
  await Promise.resolve();
  expect(notices).toEqual([]);
});

test('acting before anybody is signed in is a mistake in the code, and says so', () => {
  bindActs(null);
  expect(() => act('member.leave', { orgId: 'org-12345' })).toThrow('before anybody is signed in');
});

describe('undo', () => {
  const lead = { id: 'lead-12345', status: 'new' };

  test('sends what was there before, with what was written as its base', async () => {
    answerWith(OK, OK, [lead]);
    const input = { orgId: 'org-12345', leadIds: [lead.id], status: 'qualified' as const };
    await act('lead.setStatus', input).here;
    expect(sent[0]?.args.op.base).toEqual({ 'lead-12345/status': 'new' });

    expect(undo()?.map((one) => one.name)).toEqual(['lead.setStatus']);
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent[1]?.args.input).toEqual({ leadIds: [lead.id], status: 'new' });
    expect(sent[1]?.args.op).toMatchObject({
      undo: true,
      base: { 'lead-12345/status': 'qualified' },
    });
    expect(undo()).toBe(null);

    await vi.waitFor(() => expect(redo()).not.toBe(null));
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    expect(sent[2]?.args.input).toEqual({ leadIds: [lead.id], status: 'qualified' });
    await vi.waitFor(() => expect(undo()).not.toBe(null));
  });

  test('takes a group back whole, the last act first', async () => {
    answerWith(OK, OK, []);
    const orgId = 'org-12345';
    for (const id of ['lead-00001', 'lead-00002']) {
      const input = { orgId, id, kind: 'person', fields: { name: 'X' } } as const;
      await act('lead.create', input, { group: 'one' }).here;
    }
    expect(undo()).toHaveLength(2);
    await vi.waitFor(() => expect(sent).toHaveLength(4));
    const deleted = sent.slice(2).map(({ args }) => args.input);
    expect(deleted).toEqual([{ leadIds: ['lead-00002'] }, { leadIds: ['lead-00001'] }]);
  });

  test('is not offered for what was refused, and a new act ends redo', async () => {
    answerWith(REFUSED, REFUSED, []);
    const orgId = 'org-12345';
    const input = { orgId, id: 'lead-00001', kind: 'person', fields: { name: 'X' } } as const;
    await act('lead.create', input).here;
    expect(undo()).toBe(null);

    answerWith(OK, OK, []);
    await act('lead.create', input).here;
    expect(undo()).not.toBe(null);
    await vi.waitFor(() => expect(sent).toHaveLength(3));
    await act('lead.create', input).here;
    expect(redo()).toBe(null);
  });

  test('goes on after a reload, for the same person alone', () => {
    let text: string | null = null;
    const keeper = { read: () => text, write: (next: string) => void (text = next) };
    const before = new UndoHistory(keeper);
    before.open('ann');
    before.note({ opId: 'a', orgId: 'o', name: 'lead.note', steps: [] });

    const reloaded = new UndoHistory(keeper);
    reloaded.open('ann');
    expect(reloaded.view().canUndo?.map((one) => one.opId)).toEqual(['a']);
    reloaded.open('bob');
    expect(reloaded.view().canUndo).toBe(null);
  });

  test('acts that look at the rows first keep their order', async () => {
    answerWith(OK, OK, [lead]);
    const orgId = 'org-12345';
    act('lead.setStatus', { orgId, leadIds: [lead.id], status: 'working' });
    act('org.rename', { orgId, name: 'After' });
    await vi.waitFor(() => expect(sent).toHaveLength(2));
    expect(sent.map(({ args }) => Object.keys(args.input as object)[0])).toEqual([
      'leadIds',
      'name',
    ]);
  });
});
