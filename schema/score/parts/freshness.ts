import type { LeadFacts } from '../facts.ts';
import { type Fit, say } from '../reasons.ts';

export const DAY_MS = 86_400_000;

/**
 * Contact data ages by about a fifth to a third a year, as people move on; it counts whole for a
 * month and nothing after a year. In steps, so that a score changes on known days.
 */
const STEPS = [
  { days: 30, fit: 1 },
  { days: 90, fit: 0.75 },
  { days: 180, fit: 0.45 },
  { days: 365, fit: 0.2 },
] as const;

export function freshnessFit({ seenAt }: LeadFacts, now: number): Fit {
  if (seenAt === null) return { fit: 0, reasons: [say('freshness.never', 'open')] };
  const ageMs = Math.max(0, now - seenAt);
  const step = STEPS.find(({ days }) => ageMs < days * DAY_MS);
  const fit = step?.fit ?? 0;
  const tone = fit === 1 ? 'for' : fit >= 0.45 ? 'open' : 'against';
  return { fit, reasons: [say('freshness.seen', tone, { days: Math.floor(ageMs / DAY_MS) })] };
}

/** When time alone will change the score next, epoch milliseconds; null: never again. */
export function nextStep({ seenAt }: Pick<LeadFacts, 'seenAt'>, now: number): number | null {
  if (seenAt === null) return null;
  const steps = STEPS.map(({ days }) => seenAt + days * DAY_MS);
  return steps.find((at) => at > now) ?? null;
}
