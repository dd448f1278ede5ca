import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { isShownAt, noticePath } from '../../../schema/notice/notice-path.ts';
import { closeReadNotifications, showBadge } from '../../pwa/badge.ts';
import type { Notice } from './notice-types.ts';
import { readNotices } from './use-notices.ts';

/**
 * What I look at needs no telling: it counts as read while this window has the focus and shows the
 * place. The server waits a moment before it pushes, so my other devices keep still, too.
 */
export function useSeenNotices(notices: readonly Notice[], shown: string): void {
  const hasFocus = useSyncExternalStore(subscribeToFocus, () => document.hasFocus());
  useEffect(() => {
    if (!hasFocus) return;
    readNotices(notices.filter((notice) => isShownAt(noticePath(notice), shown)));
  }, [notices, shown, hasFocus]);
}

/** Keeps the icon's number and the system's notifications as the list is. */
export function useSystemNotices(notices: readonly Notice[], unread: number): void {
  useEffect(() => showBadge(unread), [unread]);
  const read = useMemo(() => notices.flatMap(({ id, readAt }) => (readAt ? [id] : [])), [notices]);
  useEffect(() => void closeReadNotifications(new Set(read)), [read]);
}

function subscribeToFocus(listener: () => void) {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
}
