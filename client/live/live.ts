import { PresenceStore } from './presence-store.ts';
import { LiveConnection, type LiveSocket, type SocketEvents } from './live-connection.ts';

/** The tab's one connection to `/live`. Nothing is opened until something is subscribed. */
export const live = new LiveConnection({ open: openSocket });

/** Who else is here, and what this tab tells of itself. */
export const presence = new PresenceStore(live);

function openSocket({ onOpen, onText, onClose }: SocketEvents): LiveSocket {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`);
  socket.addEventListener('open', onOpen);
  socket.addEventListener('message', ({ data }) => onText(String(data)));
  socket.addEventListener('close', ({ code }) => onClose(code));
  return socket;
}

function lookAtTab() {
  const isShown = document.visibilityState === 'visible' && navigator.onLine;
  if (isShown) live.wake();
  presence.setShown(isShown);
}

lookAtTab();
window.addEventListener('online', lookAtTab);
window.addEventListener('offline', lookAtTab);
document.addEventListener('visibilitychange', lookAtTab);
