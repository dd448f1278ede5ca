import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same and does what the latest one would do; for events, not for render. */
export function useStableCallback<Args extends unknown[]>(run: (...args: Args) => void) {
  const latest = useRef(run);
  useLayoutEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
