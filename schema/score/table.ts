import { enumeration, json, number, string, table } from '@rocicorp/zero';
import type { Counterfactual } from './counterfactual.ts';
import type { ScoreEvidence } from './facts.ts';
import type { PartName } from './reasons.ts';

/** Points, and how many there could be. */
export type PartPoints = Partial<Record<PartName, [points: number, max: number]>>;

/** What made a score another one. */
export const SCORE_CAUSES = ['first', 'lead', 'company', 'evidence', 'icp', 'time'] as const;
export type ScoreCause = (typeof SCORE_CAUSES)[number];

/** What the org's default ideal customer makes of a lead. */
export const score = table('score')
  .columns({
    leadId: string().from('lead_id'),
    orgId: string().from('org_id'),
    /** None: judged by itself, without an ideal customer. */
    icpId: string().from('icp_id').optional(),
    total: number(),
    parts: json<PartPoints>(),
    counterfactuals: json<Counterfactual[]>(),
    /** With the rows of lead and company all that it was made from. */
    evidence: json<ScoreEvidence>(),
    inputsHash: string().from('inputs_hash'),
    staleAt: number().from('stale_at').optional(),
    computedAt: number().from('computed_at'),
  })
  .primaryKey('leadId');

export const scoreHistory = table('scoreHistory')
  .from('score_history')
  .columns({
    id: number(),
    leadId: string().from('lead_id'),
    orgId: string().from('org_id'),
    icpId: string().from('icp_id').optional(),
    total: number(),
    cause: enumeration<ScoreCause>(),
    /** By how many points each part moved. */
    moved: json<Partial<Record<PartName, number>>>(),
    at: number(),
  })
  .primaryKey('id');
