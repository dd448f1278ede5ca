import { deviceLabel } from '../device-label.ts';

declare const self: ServiceWorkerGlobalScope;

interface SubscriptionChange {
  oldSubscription?: PushSubscription | null;
  newSubscription?: PushSubscription | null;
}

/** The browser has ended a subscription: makes a new one and tells the server, without a page. */
export async function onSubscriptionChange(change: SubscriptionChange): Promise<void> {
  const { publicKey } = (await (await fetch('/api/push')).json()) as { publicKey?: string };
  // Nobody is signed in: the next one who is will be asked by a page.
  if (!publicKey) return;
  const subscription =
    change.newSubscription ??
    (await self.registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: publicKey,
    }));
  await fetch('/api/push/devices', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      subscription: subscription.toJSON(),
      label: deviceLabel(navigator.userAgent),
      ...(change.oldSubscription ? { replaces: change.oldSubscription.endpoint } : {}),
    }),
  });
}
