import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Answer } from './outbox-deps.ts';
import {
  anAct,
  DONE,
  ids,
  newDisk,
  onDisk,
  openTab,
  REFUSAL,
  REFUSED,
  UNKNOWN,
} from './testing/outbox-tab.ts';

beforeEach(() => void newDisk());

describe('an act', () => {
  test('is on disk before it counts as kept, and leaves when the server has answered', async () => {
    const tab = openTab('a', { zero: [] });
    const { here } = tab.outbox.post('lead.edit', anAct());
    await here;
    expect(ids(await onDisk())).toEqual(['operation-1']);

    const answered = openTab('b', {
      zero: [DONE],
      livingTabs: () => Promise.resolve(new Set(['a'])),
    });
    await answered.outbox.post('lead.edit', anAct()).there;
    await expect.poll(async () => ids(await onDisk())).toEqual(['operation-1']);
  });

  test('whose answer was lost with the connection is delivered directly, once', async () => {
    const tab = openTab('a', { zero: [UNKNOWN] });
    await tab.outbox.post('lead.edit', anAct()).there;
    expect(tab.outbox.view().waiting).toHaveLength(1);
    await tab.outbox.drain();
    await tab.outbox.drain();
    expect(tab.delivered).toEqual([['operation-1']]);
    expect(tab.outbox.view().waiting).toEqual([]);
    expect(await onDisk()).toEqual([]);
  });

  test('that the server refuses stays, with its reason, until it is dropped', async () => {
    const tab = openTab('a', { zero: [REFUSED] });
    await tab.outbox.post('lead.edit', anAct()).there;
    await expect.poll(async () => (await onDisk()).map((e) => e.refusal)).toEqual([REFUSAL]);
    expect(tab.refusals).toEqual(['operation-1']);

    const later = openTab('b');
    await later.outbox.start();
    await later.outbox.drain();
    expect(later.delivered).toEqual([]);
    expect(later.outbox.view().refused.map((e) => e.refusal?.message)).toEqual(['No']);
    await later.outbox.drop(['operation-1']);
    expect(await onDisk()).toEqual([]);
  });

  test('that this device itself refuses is told and not kept', async () => {
    const tab = openTab('a', {
      carry: () => ({ here: Promise.resolve(REFUSED), there: Promise.resolve(REFUSED) }),
    });
    await tab.outbox.post('lead.edit', anAct()).here;
    await expect.poll(async () => onDisk()).toEqual([]);
    expect(tab.refusals).toEqual(['operation-1']);
  });

  test('that Zero turned away is shown again when it takes writes', async () => {
    const carried: string[] = [];
    const tab = openTab('a', {
      carry: (_name, act) => {
        carried.push(act.op.id);
        return { here: Promise.resolve(UNKNOWN), there: Promise.resolve(UNKNOWN) };
      },
    });
    await tab.outbox.post('lead.edit', anAct()).there;
    tab.outbox.showHidden();
    expect(carried).toEqual(['operation-1', 'operation-1']);
  });
});

describe('what a dead tab left', () => {
  test('is shown by the next one and delivered in the order in which it was made', async () => {
    const dead = openTab('dead');
    for (let n = 0; n < 250; n++) await dead.outbox.post('lead.edit', anAct()).here;
    dead.outbox.close();

    const next = openTab('next');
    await next.outbox.start();
    expect(next.carried).toHaveLength(250);
    await next.outbox.drain();
    expect(next.delivered.map((batch) => batch.length)).toEqual([100, 100, 50]);
    expect(next.delivered.flat()).toEqual(
      Array.from({ length: 250 }, (_, n) => `operation-${n + 1}`),
    );
    expect(await onDisk()).toEqual([]);
  });

  test('stays with a tab that lives, and earlier acts go before a later loose one', async () => {
    const living = openTab('living');
    await living.outbox.post('lead.create', anAct()).here;
    const other = openTab('other', {
      zero: [UNKNOWN],
      livingTabs: () => Promise.resolve(new Set(['living'])),
    });
    await other.outbox.start();
    await other.outbox.drain();
    expect(other.delivered).toEqual([]);
    await other.outbox.post('lead.edit', anAct()).there;
    await other.outbox.drain();
    expect(other.delivered).toEqual([['operation-1', 'operation-2']]);
  });

  test('is decided by the server, also where this device thinks that it was done already', async () => {
    const dead = openTab('dead');
    await dead.outbox.post('org.create', anAct()).here;
    dead.outbox.close();
    const next = openTab('next', {
      carry: () => ({ here: Promise.resolve(REFUSED), there: Promise.resolve(REFUSED) }),
    });
    await next.outbox.start();
    await Promise.resolve();
    expect(next.refusals).toEqual([]);
    await next.outbox.drain();
    expect([next.delivered, next.refusals]).toEqual([[['operation-1']], []]);
    expect(await onDisk()).toEqual([]);
  });

  test('is never seen or sent by somebody else', async () => {
    const ann = openTab('a');
    await ann.outbox.post('lead.edit', anAct()).here;
    ann.outbox.close();
    const bob = openTab('b', { userId: 'bob' });
    await bob.outbox.start();
    await bob.outbox.drain();
    expect([bob.carried, bob.delivered, bob.outbox.view().waiting]).toEqual([[], [], []]);
    expect(ids(await onDisk())).toEqual(['operation-1']);
  });
});

describe('a delivery', () => {
  test('that the server could not decide stops there and is sent again', async () => {
    let isDown = true;
    const tab = openTab('a', {
      zero: [UNKNOWN, UNKNOWN, UNKNOWN],
      deliver: (entries) =>
        Promise.resolve(
          entries.slice(0, isDown ? 2 : undefined).map(({ opId }, n): Answer => ({
            opId,
            kind: isDown && n === 1 ? 'failed' : 'applied',
          })),
        ),
    });
    for (let n = 0; n < 3; n++) await tab.outbox.post('lead.edit', anAct()).there;
    await tab.outbox.drain();
    expect(ids(tab.outbox.view().waiting)).toEqual(['operation-2', 'operation-3']);
    isDown = false;
    await tab.outbox.drain();
    expect(await onDisk()).toEqual([]);
  });

  test('on which the server keeps failing holds up nothing else', async () => {
    const broken = 'operation-1';
    const tab = openTab('a', {
      zero: [UNKNOWN, UNKNOWN],
      deliver: (entries) => {
        const answers: Answer[] = [];
        for (const { opId } of entries) {
          answers.push({ opId, kind: opId === broken ? 'failed' : 'applied' });
          if (opId === broken) break;
        }
        return Promise.resolve(answers);
      },
    });
    for (let n = 0; n < 2; n++) await tab.outbox.post('lead.edit', anAct()).there;
    for (let n = 0; n < 3; n++) await tab.outbox.drain();
    expect(ids(tab.outbox.view().waiting)).toEqual([broken, 'operation-2']);
    await tab.outbox.drain();
    expect(ids(tab.outbox.view().waiting)).toEqual([broken]);
  });

  test('that does not arrive leaves everything as it is', async () => {
    const tab = openTab('a', {
      zero: [UNKNOWN],
      deliver: () => Promise.reject(new Error('offline')),
    });
    await tab.outbox.post('lead.edit', anAct()).there;
    await expect(tab.outbox.drain()).rejects.toThrow('offline');
    expect(ids(await onDisk())).toEqual(['operation-1']);
  });
});

test('a clock that was set back holds up no delivery', async () => {
  const tab = openTab('a');
  await tab.outbox.post('lead.edit', anAct()).here;
  await tab.outbox.drain();
  expect(tab.delivered).toEqual([]);
  vi.useFakeTimers({ now: Date.now() - 3 * 3_600_000, toFake: ['Date'] });
  try {
    await tab.outbox.drain();
  } finally {
    vi.useRealTimers();
  }
  expect(tab.delivered).toEqual([['operation-1']]);
});
