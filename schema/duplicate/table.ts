import { boolean, enumeration, json, number, string, table } from '@rocicorp/zero';
import type { Feature } from './match/features.ts';
import type { TakenFields } from './merge-fields.ts';

export type CandidateState = 'open' | 'merged' | 'dismissed';

/** Two leads that may be one. `leadAId` is the smaller of their ids. */
export const duplicateCandidate = table('duplicateCandidate')
  .from('duplicate_candidate')
  .columns({
    /** See `pairId`. */
    id: string(),
    orgId: string().from('org_id'),
    leadAId: string().from('lead_a_id'),
    leadBId: string().from('lead_b_id'),
    /** 0 to 1. */
    probability: number(),
    features: json<Feature[]>(),
    state: enumeration<CandidateState>(),
    /** One of the two is in the bin, or was merged elsewhere. */
    isHidden: boolean().from('is_hidden'),
    decidedBy: string().from('decided_by').optional(),
    decidedAt: number().from('decided_at').optional(),
    createdAt: number().from('created_at'),
  })
  .primaryKey('id');

export const leadMerge = table('leadMerge')
  .from('lead_merge')
  .columns({
    id: string(),
    orgId: string().from('org_id'),
    survivorId: string().from('survivor_id'),
    mergedId: string().from('merged_id'),
    fields: json<TakenFields>(),
    mergedBy: string().from('merged_by').optional(),
    mergedAt: number().from('merged_at'),
    unmergedBy: string().from('unmerged_by').optional(),
    unmergedAt: number().from('unmerged_at').optional(),
    reverted: json<string[]>(),
  })
  .primaryKey('id');

export const duplicateSetting = table('duplicateSetting')
  .from('duplicate_setting')
  .columns({
    orgId: string().from('org_id'),
    autoMerge: boolean().from('auto_merge'),
    changedBy: string().from('changed_by').optional(),
    sweepStartedAt: number().from('sweep_started_at').optional(),
    sweepFinishedAt: number().from('sweep_finished_at').optional(),
    sweepLeads: number().from('sweep_leads'),
  })
  .primaryKey('orgId');

/** The id of the candidate of two leads, in whichever order. */
export function pairId(one: string, other: string): string {
  return one < other ? `${one}~${other}` : `${other}~${one}`;
}
