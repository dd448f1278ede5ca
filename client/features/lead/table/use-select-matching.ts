import { useEffect, useEffectEvent, useRef } from 'react';
import type { LeadsWindow } from './use-leads-window.ts';

/** Choosing everything that a filter matches: first all of it is fetched, then it is chosen. */
export function useSelectMatching(window: LeadsWindow, selectLoaded: () => void) {
  const wanted = useRef<string | null>(null);
  const isHere = window.result.type === 'complete' && (!window.hasMore || window.isAtLimit);

  const arrive = useEffectEvent((key: string) => {
    if (wanted.current !== key) return;
    wanted.current = null;
    selectLoaded();
  });
  useEffect(() => {
    if (isHere) arrive(window.key);
  }, [isHere, window.key]);
  return {
    /** Leads are on their way. */
    isGathering: window.isAtLimit && !isHere,
    gather: () => {
      if (isHere) return selectLoaded();
      wanted.current = window.key;
      window.loadAll();
    },
  };
}

export type SelectMatching = ReturnType<typeof useSelectMatching>;
