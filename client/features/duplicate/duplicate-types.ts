import type { QueryResultType } from '@rocicorp/zero';
import type { queries } from '../../../schema/queries.ts';

export type Candidate = QueryResultType<typeof queries.duplicate.open>[number];
export type CandidateLead = NonNullable<Candidate['leadA']>;
export type Merge = QueryResultType<typeof queries.duplicate.mergesOfLead>[number];

/** A candidate whose two leads are both on this device. */
export interface Pair {
  candidate: Candidate;
  one: CandidateLead;
  other: CandidateLead;
}

export function toPairs(candidates: readonly Candidate[]): Pair[] {
  return candidates.flatMap((candidate) => {
    const { leadA, leadB } = candidate;
    return leadA && leadB ? [{ candidate, one: leadA, other: leadB }] : [];
  });
}
