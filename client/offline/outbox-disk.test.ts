import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Journal } from './journal.ts';
import { anAct, ids, newDisk, onDisk, openTab, REFUSED, UNKNOWN } from './testing/outbox-tab.ts';

let disk: IDBFactory;
beforeEach(() => {
  disk = newDisk();
});

describe('a disk', () => {
  test('that is full is tried again, and until then the page says that it keeps nothing', async () => {
    const journal = await Journal.open(disk);
    const tab = openTab('a', { journal: Promise.resolve(journal) });
    const write = journal.put.bind(journal);
    journal.put = () => Promise.reject(new DOMException('Full', 'QuotaExceededError'));
    await tab.outbox.post('lead.edit', anAct()).here;
    expect(tab.outbox.view()).toMatchObject({ isForgetful: true, waiting: [{ seq: 1 }] });
    await tab.outbox.rescue();
    expect(tab.outbox.view().isForgetful).toBe(true);
    journal.put = write;
    await tab.outbox.rescue();
    expect(tab.outbox.view().isForgetful).toBe(false);
    expect(ids(await onDisk())).toEqual(['operation-1']);
  });

  test('that is wiped while the page is open gets back what the page knows', async () => {
    const tab = openTab('a', { zero: [UNKNOWN, REFUSED] });
    await tab.outbox.post('lead.edit', anAct()).there;
    await tab.outbox.post('lead.edit', anAct()).there;
    await expect.poll(() => tab.outbox.view().refused.length).toBe(1);
    await new Promise((resolve, reject) => {
      const request = disk.deleteDatabase('quarry-journal');
      request.addEventListener('success', resolve);
      request.addEventListener('error', reject);
    });
    await expect
      .poll(async () => (await onDisk()).map(({ opId, state }) => [opId, state]))
      .toEqual([
        ['operation-1', 'waiting'],
        ['operation-2', 'refused'],
      ]);
    await tab.outbox.post('lead.edit', anAct()).here;
    expect(ids(await onDisk())).toEqual(['operation-1', 'operation-2', 'operation-3']);
    expect(tab.outbox.view().isForgetful).toBe(false);
  });

  test('that never opens holds up no act, and takes all of them when it does', async () => {
    vi.useFakeTimers();
    try {
      const opening = Promise.withResolvers<Journal>();
      const tab = openTab('a', { journal: opening.promise });
      const { here } = tab.outbox.post('lead.edit', anAct());
      await vi.advanceTimersByTimeAsync(6_000);
      await here;
      expect(tab.outbox.view().isForgetful).toBe(true);
      vi.useRealTimers();
      opening.resolve(await Journal.open(disk));
      await expect.poll(() => tab.outbox.view().isForgetful).toBe(false);
      expect(ids(await onDisk())).toEqual(['operation-1']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is used in whatever version a later build has left it', async () => {
    const tab = openTab('a');
    await tab.outbox.post('lead.edit', anAct()).here;
    const upgrade = disk.open('quarry-journal', 7);
    await new Promise((resolve) => upgrade.addEventListener('success', resolve));
    upgrade.result.close();
    await tab.outbox.post('lead.edit', anAct()).here;
    expect(ids(await onDisk())).toEqual(['operation-1', 'operation-2']);
    expect(tab.outbox.view().isForgetful).toBe(false);
  });
});

test('a browser that keeps nothing still carries acts, and says so', async () => {
  const tab = openTab('a', { journal: Promise.reject(new Error('denied')), zero: [UNKNOWN] });
  await tab.outbox.post('lead.edit', anAct()).there;
  expect(tab.outbox.view().isForgetful).toBe(true);
  await tab.outbox.drain();
  expect(tab.delivered).toEqual([['operation-1']]);
});
