import * as z from 'zod/mini';
import { isShownAt } from '../../../schema/notice/notice-path.ts';
import { type PushMessage, pushMessage } from '../../../schema/notice/push-message.ts';
import { noticeWords } from '../notice-words.ts';
import { say } from './say.ts';

declare const self: ServiceWorkerGlobalScope;

/** Kept with a notification for the click on it. */
export interface NotificationData {
  id: string;
  userId: string;
  orgId: string;
  path: string;
}

/** Not in every TypeScript library yet, and not in every browser: each does what it knows. */
interface FullOptions extends NotificationOptions {
  renotify?: boolean;
  timestamp?: number;
  actions?: { action: string; title: string }[];
}

/** Shows what was pushed, unless a page shows it to the person right now. */
export async function onPush(data: PushMessageData | null): Promise<void> {
  const message = readMessage(data);
  if (!message) return;
  await setBadge(message.unread);
  if (await isLookedAt(message.path)) return;
  const known = await self.registration.getNotifications({ tag: message.group });
  const isRepeat = known.some((shown) => (shown.data as NotificationData).id === message.id);
  if (isRepeat) return;
  const { title, detail } = noticeWords({ ...message, actor: message.actor ?? null });
  const words = typeof detail === 'string' ? detail : detail && say(detail);
  const options: FullOptions = {
    body: [words, message.org].filter(Boolean).join('\n'),
    // One notification of a group: a newer one takes the place, and is heard once more.
    tag: message.group,
    renotify: true,
    icon: '/icons/quarry-192.png',
    badge: '/icons/badge-96.png',
    timestamp: message.at,
    actions: [
      { action: 'open', title: say({ key: 'push.open', values: {} }) },
      { action: 'read', title: say({ key: 'push.read', values: {} }) },
    ],
    data: {
      id: message.id,
      userId: message.to ?? '',
      orgId: message.path.split('/')[2] ?? '',
      path: message.path,
    } satisfies NotificationData,
  };
  await self.registration.showNotification(say(title), options);
}

/** Null for what is no message of ours: an older or newer build's, or a mistake. */
function readMessage(data: PushMessageData | null): PushMessage | null {
  try {
    const parsed = z.safeParse(pushMessage, data?.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

async function isLookedAt(path: string): Promise<boolean> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return pages.some((page) => {
    const { pathname, search } = new URL(page.url);
    return page.focused && isShownAt(path, pathname + search);
  });
}

async function setBadge(unread: number): Promise<void> {
  try {
    await (unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.());
  } catch {
    // Only installed apps have one.
  }
}
