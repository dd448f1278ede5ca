import { LiveConnection, type LiveSocket, type SocketEvents } from './live-connection.ts';

/** The tab's one connection to `/live`. Nothing is opened until something is subscribed. */
export const live = new LiveConnection({ open: openSocket });

function openSocket({ onOpen, onText, onClose }: SocketEvents): LiveSocket {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/live`);
  socket.addEventListener('open', onOpen);
  socket.addEventListener('message', ({ data }) => onText(String(data)));
  socket.addEventListener('close', ({ code }) => onClose(code));
  return socket;
}

window.addEventListener('online', () => live.wake());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') live.wake();
});
