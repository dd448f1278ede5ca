import { useSyncExternalStore } from 'react';
import { isAppError } from '../../schema/app-error.ts';
import { type AuthUser, fetchSession } from './auth-client.ts';
import { wipeTabTraces } from './traces.ts';

/**
 * Who is signed in on this device. The last known user is kept, so the app opens at once and
 * without a network. A session that the server ended does not put the person out either: their
 * edits wait on this device, and a badge asks them to sign in again. Only signing out does, here
 * or in another tab.
 *
 * `standing`: `remembered` until the server answers, then `confirmed` or `ended`.
 */
export type Session =
  | { status: 'unknown' }
  | { status: 'signed-out' }
  | { status: 'signed-in'; user: AuthUser; standing: 'remembered' | 'confirmed' | 'ended' };

const STORAGE_KEY = 'quarry.user';
const listeners = new Set<() => void>();
let session: Session = readRemembered();
let asking: Promise<Session> | null = null;

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

export function currentSession(): Session {
  return session;
}

/** Resolves when it is known whether somebody is signed in; at once when a user is remembered. */
export async function knownSession(): Promise<Session> {
  if (session.status === 'signed-in') {
    if (session.standing === 'remembered') void refreshSession();
    return session;
  }
  return refreshSession();
}

/** Asks the server. Concurrent callers share one request. */
export function refreshSession(): Promise<Session> {
  asking ??= askServer().finally(() => {
    asking = null;
  });
  return asking;
}

export function forgetSession(): void {
  remember({ status: 'signed-out' });
}

async function askServer(): Promise<Session> {
  try {
    const user = await fetchSession();
    if (user) return remember({ status: 'signed-in', user, standing: 'confirmed' });
    if (session.status === 'signed-in') return remember({ ...session, standing: 'ended' });
    return remember({ status: 'signed-out' });
  } catch (error) {
    if (!isAppError(error)) throw error;
    // Unreachable: what we believed stands. Nobody remembered means nobody to let in.
    return session.status === 'unknown' ? { status: 'signed-out' } : session;
  }
}

function remember(next: Session): Session {
  const isSame = JSON.stringify(next) === JSON.stringify(session);
  if (isSame) return session;
  takeOver(next);
  try {
    if (next.status === 'signed-in') localStorage.setItem(STORAGE_KEY, JSON.stringify(next.user));
    else localStorage.removeItem(STORAGE_KEY);
  } catch {
    // Storage is full or switched off: the session then lives as long as the page.
  }
  for (const listener of listeners) listener();
  return session;
}

/** A guest who makes an account goes on with what they had begun; anybody else begins anew. */
function takeOver(next: Session): void {
  const before = session.status === 'signed-in' ? session.user : null;
  const isOther = next.status === 'signed-in' && before && before.id !== next.user.id;
  if (isOther && !before.isAnonymous) wipeTabTraces();
  session = next;
}

function readRemembered(): Session {
  try {
    const text = localStorage.getItem(STORAGE_KEY);
    if (!text) return { status: 'unknown' };
    return { status: 'signed-in', user: JSON.parse(text) as AuthUser, standing: 'remembered' };
  } catch {
    return { status: 'unknown' };
  }
}

/** Another tab signed in or out. */
function onStorage(event: StorageEvent) {
  if (event.key !== STORAGE_KEY) return;
  const heard = readRemembered();
  takeOver(heard.status === 'unknown' ? { status: 'signed-out' } : heard);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) window.addEventListener('storage', onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', onStorage);
  };
}
