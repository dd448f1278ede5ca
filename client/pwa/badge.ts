/** The number on the app's icon; only installed apps have one. */
export function showBadge(unread: number): void {
  const shown = unread > 0 ? navigator.setAppBadge?.(unread) : navigator.clearAppBadge?.();
  shown?.catch(() => {});
}

/** Takes down notifications of the system that were read in the app, here or elsewhere. */
export async function closeReadNotifications(readIds: ReadonlySet<string>): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.getRegistration();
  for (const shown of (await registration?.getNotifications()) ?? []) {
    const { id } = (shown.data ?? {}) as { id?: string };
    if (id && readIds.has(id)) shown.close();
  }
}
