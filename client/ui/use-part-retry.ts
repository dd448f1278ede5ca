import { useCallback, useEffect, useRef, useState } from 'react';
import { whenServerAnswers } from '../pwa/missing-part.ts';

/** A part that the server does not have either is not asked for without a pause. */
const PAUSE_MS = 5_000;

/** For a PartBoundary whose part comes by itself once there is a network again. */
export function usePartRetry(): { attempt: number; onMissing: () => void } {
  const [attempt, setAttempt] = useState(0);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const onMissing = useCallback(() => {
    const timer = setTimeout(() => {
      stop.current = whenServerAnswers(() => setAttempt((last) => last + 1));
    }, PAUSE_MS);
    stop.current = () => clearTimeout(timer);
  }, []);
  return { attempt, onMissing };
}
