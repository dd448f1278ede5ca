import type { Worker } from '@playwright/test';
import type { TestDevice } from '../platform/testing/push-service.ts';
import type { Visitor } from './product.ts';

/** A browser that takes part in web push, although no browser here has a push service. */

/** Runs in the page: what `pushManager` would do if it could reach a push service. */
export const fakePushManager = ({ endpoint, p256dh, auth }: TestDevice) => `
  const key = 'test.subscribed';
  const endpoint = '${endpoint}';
  const subscription = {
    endpoint,
    options: { applicationServerKey: null, userVisibleOnly: true },
    toJSON: () => ({ endpoint, expirationTime: null, keys: { p256dh: '${p256dh}', auth: '${auth}' } }),
    unsubscribe: async () => { localStorage.removeItem(key); return true; },
  };
  const proto = PushManager.prototype;
  proto.getSubscription = async () => (localStorage.getItem(key) ? subscription : null);
  proto.subscribe = async () => { localStorage.setItem(key, 'yes'); return subscription; };`;

/** The page's service worker, once it is there. */
export async function installed(visitor: Visitor): Promise<Worker> {
  const { context, page } = visitor;
  await page.evaluate('navigator.serviceWorker.ready.then(() => null)');
  return context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
}

/** Hands a message to the service worker as the browser would. */
export async function deliver({ context, page }: Visitor, data: string): Promise<void> {
  const session = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [registration] = registrations;
      if (registration) resolve(registration.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  const origin = new URL(page.url()).origin;
  await session.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data });
  await session.detach();
}

/** A notification, as the worker shows it. */
export interface Shown {
  title: string;
  body: string;
  tag: string;
  path: string;
}

/** What the worker shows now. */
export const shownBy = (worker: Worker) =>
  worker.evaluate<Shown[]>(`self.registration.getNotifications().then((shown) =>
    shown.map(({ title, body, tag, data }) => ({ title, body, tag, path: data.path })))`);

/** Nothing but a person can click a notification; the event that follows is the same. */
export const click = (worker: Worker, action = '') =>
  worker.evaluate(`self.registration.getNotifications().then(([notification]) => {
    const init = { notification, action: '${action}' };
    self.dispatchEvent(new NotificationEvent('notificationclick', init));
  })`);

/** Only after a person's click may a worker open a window: what it would open is noted instead. */
export const noteOpened = (worker: Worker) =>
  worker.evaluate(`self.opened = [];
    self.clients.openWindow = async (url) => { self.opened.push(String(url)); return null; };
    null`);
