import type { ScorePart } from '../profile/icp.ts';

/** A part of a score; `completeness` stands in while there is no ideal customer to compare with. */
export type PartName = ScorePart | 'completeness';

/** Each is a text in client/locales (score.reason), with the parameters that it names. */
export const REASONS = [
  'industry.match',
  'industry.text',
  'industry.kin',
  'industry.other',
  'industry.unknown',
  'place.city',
  'place.region',
  'place.country',
  'place.sameRegion',
  'place.sameCountry',
  'place.countryOnly',
  'place.other',
  'place.unknown',
  'size.fits',
  'size.near',
  'size.other',
  'size.unknown',
  'revenue.fits',
  'revenue.near',
  'revenue.other',
  'revenue.unknown',
  'role.match',
  'role.near',
  'role.other',
  'role.unknown',
  'role.noPerson',
  'need.shown',
  'need.said',
  'need.notSeen',
  'need.unknown',
  'lack.likely',
  'lack.has',
  'lack.unknown',
  'reach.emailDeliverable',
  'reach.emailOpen',
  'reach.emailGeneric',
  'reach.emailRisky',
  'reach.emailDead',
  'reach.emailMissing',
  'reach.phoneValid',
  'reach.phoneOpen',
  'reach.phoneInvalid',
  'reach.phoneMissing',
  'reach.profile',
  'reach.preferredMissing',
  'trust.value',
  'trust.weak',
  'trust.none',
  'freshness.seen',
  'freshness.never',
  'completeness.filled',
  'excluded',
] as const;
export type ReasonKey = (typeof REASONS)[number];

export interface Reason {
  key: ReasonKey;
  /** Speaks for the lead, against it, or is not known yet. */
  tone: 'for' | 'against' | 'open';
  params?: Record<string, string | number>;
}

/** How far one part is fulfilled, 0 to 1, and why. */
export interface Fit {
  fit: number;
  reasons: Reason[];
}

export function say(
  key: ReasonKey,
  tone: Reason['tone'],
  params?: Record<string, string | number>,
): Reason {
  return params ? { key, tone, params } : { key, tone };
}
