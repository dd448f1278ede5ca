import type { Zero } from '@rocicorp/zero';
import { useConnectionState, useZero } from '@rocicorp/zero/react';
import { useEffect, useRef } from 'react';
import { refreshSession } from '../auth/session.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Zero stops trying in two states. `error`: try again, less and less often, since writes are
 * refused meanwhile. `needs-auth`: ask whether the session still stands; if it does (it was
 * renewed in another tab), connect again, if not, the badge says so and work goes on locally.
 */
export function ConnectionKeeper() {
  const zero = useZero();
  const { name } = useConnectionState();
  const failures = useRef(0);

  useEffect(() => {
    if (name === 'connected') failures.current = 0;
    if (name !== 'needs-auth') return;
    void refreshSession().then((session) => {
      const isStanding = session.status === 'signed-in' && session.standing === 'confirmed';
      return isStanding && failures.current++ < 3 ? zero.connection.connect() : undefined;
    });
  }, [name, zero]);

  useEffect(
    () => (name === 'error' ? keepTrying(zero, failures.current++) : undefined),
    [name, zero],
  );

  return null;
}

function keepTrying(zero: Zero, failures: number): () => void {
  const connect = () => void zero.connection.connect();
  const timer = setTimeout(connect, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** failures));
  window.addEventListener('online', connect);
  return () => {
    clearTimeout(timer);
    window.removeEventListener('online', connect);
  };
}
