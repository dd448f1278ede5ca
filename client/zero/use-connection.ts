import type { ConnectionState } from '@rocicorp/zero';
import { useConnectionState } from '@rocicorp/zero/react';
import { useSyncExternalStore } from 'react';

export type Connection = 'connected' | 'connecting' | 'offline' | 'needs-sign-in';

/** How this device stands to the server, in the words that the badge uses. */
export function useConnection(): Connection {
  const state = useConnectionState();
  const hasNetwork = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  return nameConnection(state, hasNetwork);
}

/** `connecting` with a reason means that an attempt has failed already: for a person, offline. */
export function nameConnection(state: ConnectionState, hasNetwork: boolean): Connection {
  if (state.name === 'needs-auth') return 'needs-sign-in';
  if (!hasNetwork) return 'offline';
  if (state.name === 'connected') return 'connected';
  return state.name === 'connecting' && !state.reason ? 'connecting' : 'offline';
}

function subscribeToNetwork(listener: () => void) {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
