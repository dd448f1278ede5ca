import { newId } from '../../../schema/id.ts';
import { isShownAt } from '../../../schema/notice/notice-path.ts';
import type { NotificationData } from './on-push.ts';
import type { GoMessage } from './worker-messages.ts';

declare const self: ServiceWorkerGlobalScope;

/** Opens what the notification is about, or marks it as read; `action` is the button's. */
export async function onNotificationClick(
  notification: Notification,
  action: string,
): Promise<void> {
  notification.close();
  const data = notification.data as NotificationData;
  if (action === 'read') await markRead(data);
  else await open(data.path);
}

/**
 * In a window that is open, without a reload of it: a draft may be in there. One that shows the
 * place already comes first, then one that was used last.
 */
async function open(path: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const inApp = windows.filter((page) => new URL(page.url).pathname.startsWith('/w/'));
  const showing = inApp.find((page) => {
    const { pathname, search } = new URL(page.url);
    return isShownAt(path, pathname + search);
  });
  const page = showing ?? inApp.find(({ focused }) => focused) ?? inApp[0];
  if (!page) {
    await self.clients.openWindow(path);
    return;
  }
  const go: GoMessage = { type: 'go', path };
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a client, not a window
  if (page !== showing) page.postMessage(go);
  await page.focus();
}

/** There may be no page, and so no journal: the act goes to the server at once, or not at all. */
async function markRead({ id, userId, orgId }: NotificationData): Promise<void> {
  const at = Date.now();
  const act = {
    op: { id: newId(at), device: 'notification', seq: at * 1000, at },
    orgId,
    v: 1,
    input: { noticeIds: [id] },
  };
  try {
    await fetch('/api/acts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId, acts: [{ name: 'notice.read', act }] }),
    });
  } catch {
    // It stays unread, as the list says.
  }
}
