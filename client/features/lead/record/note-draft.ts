import { currentSession } from '../../../auth/session.ts';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A note that is being written outlives the tab: it stays on the device until it is saved, or its
 * author signs out. Nobody else who uses the device sees it.
 */
export function readDraft(orgId: string, leadId: string, store = deviceStore()): string {
  try {
    return store?.getItem(keyOf(orgId, leadId)) ?? '';
  } catch {
    return '';
  }
}

export function keepDraft(
  orgId: string,
  leadId: string,
  text: string,
  store = deviceStore(),
): void {
  try {
    if (text.trim()) store?.setItem(keyOf(orgId, leadId), text);
    else store?.removeItem(keyOf(orgId, leadId));
  } catch {
    // Storage is full or forbidden: the text stays in the field until the page goes.
  }
}

function keyOf(orgId: string, leadId: string): string {
  const session = currentSession();
  const author = session.status === 'signed-in' ? session.user.id : '';
  return `quarry.draft.note.${author}.${orgId}.${leadId}`;
}

function deviceStore(): Store | null {
  return typeof localStorage === 'undefined' ? null : localStorage;
}
