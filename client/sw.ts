/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { onNotificationClick } from './pwa/worker/on-click.ts';
import { onPush } from './pwa/worker/on-push.ts';
import { onSubscriptionChange } from './pwa/worker/on-subscription-change.ts';

declare const self: ServiceWorkerGlobalScope;

/** Paths the server answers itself; a page load there must never get the cached shell. */
const SERVER_PATHS = [
  /^\/api\//,
  /^\/v1\//,
  /^\/live/,
  /^\/zero/,
  /^\/dev\//,
  /^\/health/,
  /^\/ready/,
];

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: SERVER_PATHS }),
);

self.addEventListener('message', (event) => {
  // The page asks only after the person agreed, and after waiting changes are safe.
  if (event.data === 'take-over') void self.skipWaiting();
});

self.addEventListener('push', (event) => event.waitUntil(onPush(event.data)));
self.addEventListener('notificationclick', (event) =>
  event.waitUntil(onNotificationClick(event.notification, event.action)),
);
self.addEventListener('pushsubscriptionchange', (event) =>
  event.waitUntil(onSubscriptionChange(event)),
);
