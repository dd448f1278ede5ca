import type { PartScore } from '../score/score.ts';
import type { Reason } from '../score/reasons.ts';

/** Why a lead stands where it stands among a request's results. */
export interface ResultExplanation {
  parts: PartScore[];
  /** The most telling ones, for and against. */
  reasons: Reason[];
}

/** When to call on a lead, in its own time, and why. */
export interface ResultTime {
  /** ISO weekday: 1 is Monday. */
  weekday: number;
  /** Minutes after midnight, both in `timeZone`. */
  from: number;
  to: number;
  timeZone: string;
  /** Keys of texts (client/locales verification.bestTime), the first the most telling. */
  reasons: string[];
}
