import type { PartScore } from '../score/score.ts';
import type { Reason } from '../score/reasons.ts';
import type { BestTime } from '../verification/best-time.ts';

/** Why a lead stands where it stands among a request's results. */
export type ResultExplanation = {
  parts: PartScore[];
  /** The most telling ones, for and against. */
  reasons: Reason[];
};

/** When to call on a lead, in its own time, and why. When that is next, the device reckons itself. */
export type ResultTime = Omit<BestTime, 'next'>;
