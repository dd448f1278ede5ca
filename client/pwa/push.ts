import { useSyncExternalStore } from 'react';
import { deviceLabel } from './device-label.ts';
import { isInstalled, isIos } from './install.ts';
import { askPublicKey, removeDevice, saveDevice } from './push-devices.ts';
import { findServiceWorker } from './update.ts';

/**
 * Web push on this device.
 *
 * - `checking`: not known yet.
 * - `unsupported`: this browser can't. `needs-install`: it could from the home screen (iOS).
 * - `blocked`: the person said no to the browser; only its own settings change that.
 * - `ask`: the browser would ask. `off`: allowed, but not subscribed. `on`.
 */
export type PushState =
  | 'checking'
  | 'unsupported'
  | 'needs-install'
  | 'blocked'
  | 'ask'
  | 'off'
  | 'on';

interface Push {
  state: PushState;
  /** The server's id of this device, while it is on. */
  deviceId: string | null;
}

let push: Push = { state: 'checking', deviceId: null };
const listeners = new Set<() => void>();

export function usePush(): Push {
  return useSyncExternalStore(subscribe, () => push);
}

/**
 * Finds out how this device stands, and tells the server of a subscription that is there: it then
 * belongs to whoever is signed in. Called when the app opens and after each change.
 */
export async function syncPush(): Promise<void> {
  const state = stateWithoutSubscription();
  if (state !== 'off') return set({ state, deviceId: null });
  const registration = await findServiceWorker();
  const subscription = await registration?.pushManager.getSubscription();
  if (!registration) return set({ state: 'unsupported', deviceId: null });
  if (!subscription) return set({ state: 'off', deviceId: null });
  try {
    const deviceId = await register(registration, subscription);
    set({ state: 'on', deviceId });
  } catch {
    // The server is out of reach: what it knew stands.
    set({ state: 'on', deviceId: push.deviceId });
  }
}

/**
 * Asks for permission, subscribes, and tells the server. Only after a click that asked for it.
 * Throws what the browser or the server says when it does not work.
 */
export async function turnOnPush(): Promise<void> {
  const permission = await Notification.requestPermission();
  if (permission !== 'granted') return syncPush();
  const registration = await findServiceWorker();
  if (!registration) return set({ state: 'unsupported', deviceId: null });
  const publicKey = await askPublicKey();
  const subscription = await registration.pushManager.subscribe(optionsFor(publicKey));
  set({ state: 'on', deviceId: await save(subscription) });
}

export async function turnOffPush(): Promise<void> {
  const { deviceId } = push;
  await unsubscribePush();
  if (deviceId) await removeDevice(deviceId);
  await syncPush();
}

/** Ends the subscription on this device alone; at sign-out the server forgets it by the session. */
export async function unsubscribePush(): Promise<void> {
  const registration = await findServiceWorker();
  const subscription = await registration?.pushManager.getSubscription();
  await subscription?.unsubscribe();
  for (const shown of (await registration?.getNotifications()) ?? []) shown.close();
  set({ ...push, deviceId: null });
}

function stateWithoutSubscription(): Exclude<PushState, 'checking' | 'on'> {
  const isCapable =
    import.meta.env.PROD &&
    'serviceWorker' in navigator &&
    'PushManager' in globalThis &&
    'Notification' in globalThis;
  if (!isCapable) return isIos() && !isInstalled() ? 'needs-install' : 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  return Notification.permission === 'granted' ? 'off' : 'ask';
}

/** A subscription made for another key of ours, as after a restore, reaches nobody: made anew. */
async function register(
  registration: ServiceWorkerRegistration,
  subscription: PushSubscription,
): Promise<string> {
  const publicKey = await askPublicKey();
  const key = subscription.options.applicationServerKey;
  if (!key || toBase64Url(key) === publicKey) return save(subscription);
  await subscription.unsubscribe();
  return save(await registration.pushManager.subscribe(optionsFor(publicKey)));
}

function save(subscription: PushSubscription): Promise<string> {
  return saveDevice(subscription.toJSON(), deviceLabel(navigator.userAgent));
}

function optionsFor(applicationServerKey: string): PushSubscriptionOptionsInit {
  return { userVisibleOnly: true, applicationServerKey };
}

function toBase64Url(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function set(next: Push): void {
  push = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
