import type { IcpCriteria, IcpWeights } from '../profile/icp.ts';
import { type CompiledIcp, compileIcp } from './compile.ts';
import { type Counterfactual, findCounterfactuals } from './counterfactual.ts';
import { findExclusion } from './exclusion.ts';
import type { LeadFacts } from './facts.ts';
import { completenessFit } from './parts/completeness.ts';
import { freshnessFit, nextStep } from './parts/freshness.ts';
import { industryFit } from './parts/industry.ts';
import { needFit } from './parts/need.ts';
import { placeFit } from './parts/place.ts';
import { reachFit } from './parts/reach.ts';
import { roleFit } from './parts/role.ts';
import { sizeFit } from './parts/size.ts';
import { trustFit } from './parts/trust.ts';
import type { Fit, PartName, Reason } from './reasons.ts';

/** Grows with every change of the rules, so that what older ones made is made again. */
export const SCORE_VERSION = 1;

export interface PartScore {
  part: PartName;
  /** Whole points, 0 to `max`. */
  points: number;
  /** What it can bring: the part's weight among those that count. All together are 100. */
  max: number;
  reasons: Reason[];
}

export interface Rating {
  /** 0 to 100: the sum of the parts' points. */
  total: number;
  parts: PartScore[];
  /** Set when an exclusion rules the lead out; then every part has no points. */
  excluded: Reason | null;
}

export interface Score extends Rating {
  /** The most telling ones, for and against, at most five. */
  reasons: Reason[];
  /** What would raise the score and by how many points, the most first. */
  counterfactuals: Counterfactual[];
  /** When time alone changes it next, epoch milliseconds. */
  staleAt: number | null;
}

/**
 * How well a lead fits, by rules alone: the same facts at the same time give the same score on
 * every machine. `criteria` null means that nobody has said what an ideal customer is.
 *
 * Each part is fulfilled to some degree between 0 and 1 (see parts/), which its share of the 100
 * points is multiplied with and rounded. Better evidence never takes points away.
 */
export function scoreLead(
  facts: LeadFacts,
  criteria: IcpCriteria | null,
  weights: IcpWeights | null,
  now: number,
): Score {
  return scoreBy(facts, compileIcp(criteria, weights), now);
}

/** The same for an ICP that is made ready: for many leads in a row. */
export function scoreBy(facts: LeadFacts, icp: CompiledIcp, now: number): Score {
  const rating = rateLead(facts, icp, now);
  return {
    ...rating,
    reasons: tellingReasons(rating),
    counterfactuals: rating.excluded
      ? []
      : findCounterfactuals({ facts, icp, now, before: rating }, rateLead),
    staleAt: rating.excluded ? null : nextStep(facts, now),
  };
}

type FitOf = (facts: LeadFacts, icp: CompiledIcp, now: number) => Fit;
const FITS: Record<PartName, FitOf> = {
  industry: industryFit,
  place: placeFit,
  size: sizeFit,
  role: roleFit,
  need: needFit,
  reach: reachFit,
  trust: trustFit,
  freshness: (facts, _icp, now) => freshnessFit(facts, now),
  completeness: completenessFit,
};

/** Total and parts without what could change them: much less work. Only some parts, when named. */
export function rateLead(
  facts: LeadFacts,
  icp: CompiledIcp,
  now: number,
  only?: readonly PartName[],
): Rating {
  const excluded = findExclusion(facts, icp);
  const counting = [...icp.max].filter(([part]) => !only || only.includes(part));
  const parts = counting.map(([part, max]): PartScore => {
    const { fit, reasons } = FITS[part](facts, icp, now);
    return { part, points: excluded ? 0 : Math.round(max * fit), max, reasons };
  });
  return { total: parts.reduce((sum, { points }) => sum + points, 0), parts, excluded };
}

const MAX_REASONS = 5;

/** An exclusion; else of each part the first reason, those that move the most points first. */
function tellingReasons({ parts, excluded }: Rating): Reason[] {
  if (excluded) return [excluded];
  return parts
    .filter(({ reasons }) => reasons.length > 0)
    .map(({ points, max, reasons }) => ({ moves: Math.abs(points - max / 2), reasons }))
    .toSorted((a, b) => b.moves - a.moves)
    .flatMap(({ reasons }) => reasons.slice(0, 1))
    .slice(0, MAX_REASONS);
}
