import type { IcpPlace } from '../../profile/icp.ts';
import type { CompiledIcp } from '../compile.ts';
import type { LeadFacts } from '../facts.ts';
import { type Fit, type Reason, say } from '../reasons.ts';
import { isSamePlace, toCountry } from '../words/places.ts';

const UNKNOWN = 0.25;

/** Whether they are in a place that is wanted, or how near to one. */
export function placeFit(facts: LeadFacts, { criteria }: CompiledIcp): Fit {
  const country = toCountry(facts.country);
  const compared = (criteria.places ?? [])
    .filter((place) => place.city || place.region || place.country)
    .map((place) => compare(facts, country, place));
  const [best] = compared.toSorted((a, b) => b.fit - a.fit || a.at.localeCompare(b.at));
  return best ? { fit: best.fit, reasons: [best.reason] } : { fit: 0, reasons: [] };
}

interface Compared {
  fit: number;
  /** What was asked for, as text. */
  at: string;
  reason: Reason;
}

/**
 * | asked for        | they are in                        | worth |
 * | ---------------- | ---------------------------------- | ----- |
 * | a town           | that town                          | 1     |
 * | a town           | its region, the town is another    | 0.5   |
 * | a town, a region | its country, nothing closer known  | 0.45  |
 * | a town, a region | its country, somewhere else        | 0.2   |
 * | a region         | that region                        | 1     |
 * | a country        | that country                       | 1     |
 * | anything         | another country                    | 0     |
 * | anything         | nobody knows                       | 0.25  |
 */
function compare(facts: LeadFacts, country: string | null, place: IcpPlace): Compared {
  const at = place.city ?? place.region ?? place.country ?? '';
  const there = facts.city ?? facts.region ?? facts.country ?? '';
  const result = (fit: number, key: Reason['key'], tone: Reason['tone']): Compared => ({
    fit,
    at,
    reason: say(key, tone, { wanted: at, found: there }),
  });
  const isElsewhere = !!place.country && !!country && place.country !== country;
  if (isElsewhere) return result(0, 'place.other', 'against');
  if (place.city) {
    if (isAt(facts.city, place.city) || isAt(facts.region, place.city)) {
      return result(1, 'place.city', 'for');
    }
  } else if (place.region) {
    if (isAt(facts.region, place.region) || isAt(facts.city, place.region)) {
      return result(1, 'place.region', 'for');
    }
  } else if (place.country) {
    return country ? result(1, 'place.country', 'for') : result(UNKNOWN, 'place.unknown', 'open');
  }
  return besideIt(facts, country, place, result);
}

function besideIt(
  facts: LeadFacts,
  country: string | null,
  place: IcpPlace,
  result: (fit: number, key: Reason['key'], tone: Reason['tone']) => Compared,
): Compared {
  if (place.city && place.region && isAt(facts.region, place.region)) {
    return facts.city
      ? result(0.5, 'place.sameRegion', 'against')
      : result(0.6, 'place.sameRegion', 'open');
  }
  const isCloserKnown = place.city ? !!facts.city : !!facts.region;
  if (!isCloserKnown) {
    return country && place.country
      ? result(0.45, 'place.countryOnly', 'open')
      : result(UNKNOWN, 'place.unknown', 'open');
  }
  if (country && place.country) return result(0.2, 'place.sameCountry', 'against');
  return result(0, 'place.other', 'against');
}

function isAt(actual: string | null, wanted: string): boolean {
  return !!actual && isSamePlace(actual, wanted);
}
