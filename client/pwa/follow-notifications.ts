import { isGoMessage } from './worker/worker-messages.ts';

/** Goes where a clicked notification leads. Returns the way to stop. */
export function followNotifications(go: (path: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => {};
  const onMessage = ({ data }: MessageEvent<unknown>) => {
    if (isGoMessage(data)) go(data.path);
  };
  navigator.serviceWorker.addEventListener('message', onMessage);
  navigator.serviceWorker.startMessages();
  return () => navigator.serviceWorker.removeEventListener('message', onMessage);
}
