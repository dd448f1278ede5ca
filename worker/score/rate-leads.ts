import { createHash } from 'node:crypto';
import type { IcpCriteria, IcpWeights } from '../../schema/profile/icp.ts';
import { compileIcp } from '../../schema/score/compile.ts';
import type { Counterfactual } from '../../schema/score/counterfactual.ts';
import type { PartName } from '../../schema/score/reasons.ts';
import { SCORE_VERSION, scoreBy } from '../../schema/score/score.ts';
import type { PartPoints } from '../../schema/score/table.ts';
import type { LeadToScore } from './read-leads.ts';

/** The ideal customer that an org's leads are scored by. */
export interface OrgIcp {
  id: string;
  criteria: IcpCriteria;
  weights: IcpWeights;
}

/** A score that is another one than before, as it is written. */
export interface NewScore {
  lead_id: string;
  icp_id: string | null;
  total: number;
  parts: PartPoints;
  counterfactuals: Counterfactual[];
  evidence: object;
  inputs_hash: string;
  stale_at: string | null;
  /** Whether the lead had none before. */
  is_first: boolean;
  /** Null when the total stays: nothing to tell. */
  moved: Partial<Record<PartName, number>> | null;
}

/** Of these leads the ones whose score, or what it is made from, is no longer what is stored. */
export function rateLeads(
  leads: readonly LeadToScore[],
  icp: OrgIcp | null,
  now: number,
): NewScore[] {
  const compiled = compileIcp(icp?.criteria ?? null, icp?.weights ?? null);
  const basis = JSON.stringify([SCORE_VERSION, icp?.id ?? null, icp?.criteria, icp?.weights]);
  return leads.flatMap((lead) => {
    const score = scoreBy(lead.facts, compiled, now);
    const hash = hashOf(basis, lead, score.staleAt);
    if (lead.old?.hash === hash) return [];
    const parts = Object.fromEntries(
      score.parts.map(({ part, points, max }) => [part, [points, max]]),
    ) as PartPoints;
    const isMoved = lead.old?.total !== score.total;
    return {
      lead_id: lead.id,
      icp_id: icp?.id ?? null,
      total: score.total,
      parts,
      counterfactuals: score.counterfactuals.slice(0, MAX_STORED),
      evidence: lead.evidence,
      inputs_hash: hash,
      stale_at: score.staleAt === null ? null : new Date(score.staleAt).toISOString(),
      is_first: lead.old === null,
      moved: isMoved ? movedParts(lead.old?.parts ?? {}, parts) : null,
    };
  });
}

/** For lists; a lead's own page works all of them out. */
const MAX_STORED = 3;

/** The next day on which time changes it stands for how fresh it is by now. */
function hashOf(basis: string, { facts }: LeadToScore, staleAt: number | null): string {
  return createHash('sha256')
    .update(`${basis}\n${JSON.stringify(facts)}\n${staleAt}`)
    .digest('base64url')
    .slice(0, 22);
}

function movedParts(before: PartPoints, after: PartPoints): Partial<Record<PartName, number>> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as PartName[];
  const moves = names.map((part) => [part, (after[part]?.[0] ?? 0) - (before[part]?.[0] ?? 0)]);
  return Object.fromEntries(moves.filter(([, points]) => points !== 0)) as Partial<
    Record<PartName, number>
  >;
}
