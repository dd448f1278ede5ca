import { useSyncExternalStore } from 'react';
import { isDismissed, rememberDismissal } from './dismissal.ts';

/** Chromium's event; the others install from their own menus. */
interface InstallEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** How this device could install the app; null: it is, it can't, or the person does not want to. */
export type InstallWay = 'prompt' | 'ios';

const DISMISSAL = 'install';
let offered: InstallEvent | null = null;
let way: InstallWay | null = null;
const listeners = new Set<() => void>();

/** Keeps the browser's offer until it is worth something to the person. Called once, at the start. */
export function watchInstall(): void {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallEvent;
    update();
  });
  window.addEventListener('appinstalled', () => {
    offered = null;
    update();
  });
  update();
}

export function useInstallWay(): InstallWay | null {
  return useSyncExternalStore(subscribe, () => way);
}

/** The browser's own dialog. Only after a click. */
export async function install(): Promise<void> {
  const event = offered;
  offered = null;
  const outcome = await event?.prompt();
  if (outcome?.outcome !== 'accepted') rememberDismissal(DISMISSAL);
  update();
}

/** Not asked again for 30 days. */
export function dismissInstall(): void {
  rememberDismissal(DISMISSAL);
  update();
}

export function isInstalled(): boolean {
  const { standalone } = navigator as { standalone?: boolean };
  return standalone === true || matchMedia('(display-mode: standalone)').matches;
}

/** iPadOS calls itself a Mac, but no Mac has a touch screen. */
export function isIos(): boolean {
  const { userAgent, maxTouchPoints } = navigator;
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
}

function update(): void {
  const isWanted = !isInstalled() && !isDismissed(DISMISSAL);
  way = !isWanted ? null : offered ? 'prompt' : isIos() ? 'ios' : null;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
