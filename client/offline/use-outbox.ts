import { useSyncExternalStore } from 'react';
import { currentOutbox, onBound } from './act.ts';
import type { Outbox, OutboxView } from './outbox.ts';
import { undoHistory } from './undo-history.ts';

const NOTHING: OutboxView = { waiting: [], refused: [], isSending: false, isForgetful: false };

/** What this device still owes the server, live. */
export function useOutbox(): OutboxView {
  const outbox = useCurrentOutbox();
  return useSyncExternalStore(
    outbox?.subscribe ?? subscribeToNothing,
    () => outbox?.view() ?? NOTHING,
  );
}

export function useCurrentOutbox(): Outbox | null {
  return useSyncExternalStore(onBound, currentOutbox);
}

/** What ⌘Z would take back, and what ⇧⌘Z would bring back. */
export function useUndoHistory() {
  return useSyncExternalStore(undoHistory.subscribe, undoHistory.view);
}

const subscribeToNothing = () => () => {};
