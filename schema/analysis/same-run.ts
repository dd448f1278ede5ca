import { isGoing, type RunState, SAME_RUN_MS } from './tier.ts';

/**
 * Whether a call is answered with a run that is there already. `at` is when the person acted, by a
 * device's clock, which may be behind: so both sides count.
 */
export function isSameRun(
  run: { state: RunState; createdAt: number },
  call: { at: number; isForced: boolean },
): boolean {
  if (isGoing(run.state)) return true;
  const isRecent = Math.abs(call.at - run.createdAt) < SAME_RUN_MS;
  return run.state === 'succeeded' && isRecent && !call.isForced;
}
