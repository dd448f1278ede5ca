import { ZeroProvider } from '@rocicorp/zero/react';
import { useMemo, useState } from 'react';
import type { Zero } from '@rocicorp/zero';
import { bindActs } from '../offline/act.ts';
import { openPerformer } from '../offline/open-performer.ts';
import { ConnectionKeeper } from './connection-keeper.tsx';
import { OutboxKeeper } from './outbox-keeper.tsx';
import { zeroOptions } from './options.ts';

interface DataProviderProps {
  userId: string;
  children: React.ReactNode;
}

/** Everything below reads rows with `useQuery` and changes them with `act`. One Zero a user. */
export function DataProvider({ userId, children }: DataProviderProps) {
  // Where no database opens Zero would read nothing at all; in memory it works as long as the page.
  const [kvStore, setKvStore] = useState<'idb' | 'mem'>('idb');
  // A new object would make Zero start over, so the options live as long as the user does.
  const options = useMemo(
    () => ({
      ...zeroOptions(userId),
      kvStore,
      init: (zero: Zero) => bindActs(openPerformer(zero, userId, () => setKvStore('mem'))),
    }),
    [userId, kvStore],
  );
  return (
    <ZeroProvider key={userId} {...options}>
      <ConnectionKeeper />
      <OutboxKeeper />
      {children}
    </ZeroProvider>
  );
}
