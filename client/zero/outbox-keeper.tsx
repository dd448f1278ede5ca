import { useConnectionState } from '@rocicorp/zero/react';
import { useEffect } from 'react';
import { useCurrentOutbox, useOutbox } from '../offline/use-outbox.ts';

const CHECK_MS = 10_000;

/** Keeps the outbox emptying: when a connection is made, and now and then while something waits. */
export function OutboxKeeper() {
  const { name } = useConnectionState();
  const outbox = useCurrentOutbox();
  const { waiting, isForgetful } = useOutbox();
  const isWaiting = waiting.length > 0;

  useEffect(() => {
    // Zero takes writes in these two states; in the others it has turned them away.
    if (name === 'connected' || name === 'connecting') outbox?.showHidden();
    if (name === 'connected') void outbox?.drain().catch(ignore);
  }, [name, outbox]);

  useEffect(() => {
    if (!isWaiting || !outbox) return undefined;
    const drain = () => {
      // Whoever has something to lose for longer than a moment may ask the browser to keep it.
      void navigator.storage?.persist?.();
      if (navigator.onLine) void outbox.drain().catch(ignore);
    };
    const timer = setInterval(drain, CHECK_MS);
    window.addEventListener('online', drain);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', drain);
    };
  }, [isWaiting, outbox]);

  useEffect(() => {
    if (!isForgetful || !outbox) return undefined;
    const timer = setInterval(() => void outbox.rescue(), CHECK_MS);
    return () => clearInterval(timer);
  }, [isForgetful, outbox]);

  useEffect(() => {
    if (!isForgetful || !isWaiting) return undefined;
    // The only case in which leaving loses something.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isForgetful, isWaiting]);

  return null;
}

/** The server can't be reached or wants a sign-in; the badge says which, and it is tried again. */
const ignore = () => {};
