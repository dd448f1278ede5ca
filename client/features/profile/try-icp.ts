import type { IcpCriteria, IcpWeights } from '../../../schema/profile/icp.ts';
import { compileIcp } from '../../../schema/score/compile.ts';
import type { LeadFacts } from '../../../schema/score/facts.ts';
import { rateLead } from '../../../schema/score/score.ts';

export interface TriedLead {
  id: string;
  facts: LeadFacts;
}

export interface TriedScore {
  id: string;
  facts: LeadFacts;
  total: number;
  /** By the ICP as it is stored; null when there is none yet. */
  before: number | null;
  isExcluded: boolean;
}

export interface Trial {
  /** How many leads score 0–9, 10–19, … 90–100, now and before. */
  buckets: { count: number; before: number }[];
  good: number;
  goodBefore: number;
  excluded: number;
  /** The highest ten. */
  top: TriedScore[];
}

export const GOOD_FROM = 70;
const TOP = 10;

interface Aim {
  criteria: IcpCriteria;
  weights: IcpWeights;
}

/** What an ICP makes of leads, beside what the stored one makes of them. */
export function tryIcp(
  leads: readonly TriedLead[],
  draft: Aim,
  stored: Aim | null,
  now: number,
): Trial {
  const wanted = compileIcp(draft.criteria, draft.weights);
  const old = stored && compileIcp(stored.criteria, stored.weights);
  const scores = leads.map(({ id, facts }): TriedScore => {
    const { total, excluded } = rateLead(facts, wanted, now);
    const before = old ? rateLead(facts, old, now).total : null;
    return { id, facts, total, before, isExcluded: excluded !== null };
  });
  const buckets = Array.from({ length: 10 }, () => ({ count: 0, before: 0 }));
  for (const { total, before } of scores) {
    const bucket = buckets[bucketOf(total)];
    if (bucket) bucket.count++;
    const earlier = before === null ? undefined : buckets[bucketOf(before)];
    if (earlier) earlier.before++;
  }
  return {
    buckets,
    good: scores.filter(({ total }) => total >= GOOD_FROM).length,
    goodBefore: scores.filter(({ before }) => (before ?? 0) >= GOOD_FROM).length,
    excluded: scores.filter(({ isExcluded }) => isExcluded).length,
    top: scores
      .filter(({ isExcluded }) => !isExcluded)
      .toSorted((a, b) => b.total - a.total || a.facts.name.localeCompare(b.facts.name))
      .slice(0, TOP),
  };
}

const bucketOf = (total: number) => Math.min(9, Math.floor(total / 10));
