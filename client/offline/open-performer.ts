import type { Zero } from '@rocicorp/zero';
import { actAnswers } from '../../schema/act-delivery.ts';
import { newId } from '../../schema/id.ts';
import { callApi } from '../api/call-api.ts';
import { serverNow } from '../api/server-clock.ts';
import { tellRefusal } from './act.ts';
import { carryWith } from './carry.ts';
import { deviceId, nextSeq } from './device.ts';
import { Journal } from './journal.ts';
import { Outbox } from './outbox.ts';
import { Performer } from './performer.ts';
import { undoHistory } from './undo-history.ts';

const CHANNEL = 'quarry-journal';
const DELIVERY_TIMEOUT_MS = 60_000;

/** This page load. A reload is another tab: what the earlier one held in memory is gone. */
const tabId = newId();
const lockOf = (tab: string) => `quarry-tab-${tab}`;

/**
 * Makes this tab's acts, on the rows that Zero holds.
 * @param onNoDisk this browser opens no database: private windows of some, a broken profile
 */
export function openPerformer(zero: Zero, userId: string, onNoDisk: () => void): Performer {
  undoHistory.open(userId);
  const journal = Journal.open();
  journal.catch(onNoDisk);
  return new Performer({
    rows: zero,
    outbox: openOutbox(zero, userId, journal),
    history: undoHistory,
    stamp: () => ({ device: deviceId(), seq: nextSeq(), at: serverNow() }),
  });
}

/** The outbox of this tab and user on the browser's own storage, locks and network. */
function openOutbox(zero: Zero, userId: string, journal: Promise<Journal>): Outbox {
  showLife();
  const channel = new BroadcastChannel(CHANNEL);
  const outbox = new Outbox({
    userId,
    tabId,
    journal,
    carry: carryWith(zero),
    async deliver(entries) {
      const acts = entries.map(({ name, act }) => ({ name, act }));
      const options = {
        method: 'POST',
        body: { userId, acts },
        timeoutMs: DELIVERY_TIMEOUT_MS,
      } as const;
      return (await callApi('/api/acts', actAnswers, options)).answers;
    },
    alone: (work) =>
      'locks' in navigator ? navigator.locks.request(`${CHANNEL}-${userId}`, work) : work(),
    livingTabs,
    onRefused: (entry, refusal) => tellRefusal(entry.opId, refusal),
    // eslint-disable-next-line unicorn/require-post-message-target-origin -- a channel, not a window
    announce: () => channel.postMessage(userId),
    release: () => channel.close(),
  });
  channel.addEventListener('message', () => void outbox.refresh());
  void outbox
    .start()
    .then(() => outbox.drain())
    .catch(() => {});
  return outbox;
}

let isShown = false;

/** Holds a lock for as long as this page lives, so that other tabs know. */
function showLife(): void {
  if (isShown || !('locks' in navigator)) return;
  isShown = true;
  void navigator.locks.request(lockOf(tabId), () => new Promise(() => {}));
}

async function livingTabs(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set([tabId]);
  const { held = [] } = await navigator.locks.query();
  const prefix = lockOf('');
  const names = held.map((lock) => lock.name ?? '').filter((name) => name.startsWith(prefix));
  return new Set(names.map((name) => name.slice(prefix.length)));
}
