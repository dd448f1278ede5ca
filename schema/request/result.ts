import type { PartName, Reason } from '../score/reasons.ts';
import type { BestTime } from '../verification/best-time.ts';

/** Why a lead stands where it stands among a request's results. */
export type ResultExplanation = {
  /** As of schema/score/score.ts. */
  parts: { part: PartName; points: number; max: number; reasons: StoredReason[] }[];
  /** The most telling ones, for and against. */
  reasons: StoredReason[];
};

/** A type alias: an interface is no JSON to Zero. */
type StoredReason = Pick<Reason, keyof Reason>;

/** When to call on a lead, in its own time, and why. When that is next, the device reckons itself. */
export type ResultTime = Omit<BestTime, 'next'>;
