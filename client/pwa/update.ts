import { useSyncExternalStore } from 'react';

/**
 * The service worker's life as the page sees it: registered once, replaced only on request. A
 * browser that refuses it (private windows do) gets the same app without the offline start.
 */
let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();
const HOURLY_MS = 3_600_000;
const REST_MS = 2_000;
const LONGEST_WAIT_MS = 15_000;

let registered: Promise<ServiceWorkerRegistration | null> | null = null;

/** The worker fetches the whole app: on a first visit it would stand in the first screen's way. */
export function registerServiceWorker(): void {
  window.addEventListener('load', () => whenFetchingRests(() => void findServiceWorker()));
}

/** The worker, once it is active; registered now if it was not yet. Null where there can be none. */
export async function findServiceWorker(): Promise<ServiceWorkerRegistration | null> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return null;
  registered ??= register().catch(() => null);
  return (await registered) && navigator.serviceWorker.ready;
}

/** Runs this once the page has fetched nothing for a while, or at last when it never rests. */
function whenFetchingRests(run: () => void): void {
  const finish = () => {
    clearTimeout(resting);
    clearTimeout(last);
    observer.disconnect();
    run();
  };
  let resting = setTimeout(finish, REST_MS);
  const last = setTimeout(finish, LONGEST_WAIT_MS);
  const observer = new PerformanceObserver(() => {
    clearTimeout(resting);
    resting = setTimeout(finish, REST_MS);
  });
  observer.observe({ type: 'resource' });
}

/** A function that moves to the waiting version, or null while there is none. */
export function useWaitingUpdate(): (() => void) | null {
  const worker = useSyncExternalStore(subscribe, () => waiting);
  return worker ? takeUpdate : null;
}

async function register(): Promise<ServiceWorkerRegistration> {
  const registration = await navigator.serviceWorker.register('/sw.js');
  offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const next = registration.installing;
    next?.addEventListener('statechange', () => {
      // Without a controller this is the first visit: nothing to update from.
      if (next.state === 'installed' && navigator.serviceWorker.controller) offer(next);
    });
  });
  setInterval(() => void registration.update().catch(() => {}), HOURLY_MS);
  return registration;
}

function offer(worker: ServiceWorker | null) {
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  for (const listener of listeners) listener();
}

function takeUpdate() {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
    once: true,
  });
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker, not a window
  waiting?.postMessage('take-over');
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
