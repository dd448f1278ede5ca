import type { Tier } from '../../../schema/analysis/tier.ts';
import { newId } from '../../../schema/id.ts';
import { act } from '../../offline/act.ts';

/** Looks into one lead; `isForced` reads its page anew. */
export function startAnalysis(orgId: string, leadId: string, tier: Tier, isForced = false): void {
  void act('analysis.start', { orgId, id: newId(), leadId, tier, isForced });
}

export function cancelAnalysis(orgId: string, runId: string): void {
  void act('analysis.cancel', { orgId, runId });
}

/** Looks into many leads. Returns the call's id. */
export function startAnalyses(orgId: string, leadIds: readonly string[], tier: Tier): string {
  const id = newId();
  const runs = leadIds.map((leadId) => ({ id: newId(), leadId }));
  void act('analysis.startMany', { orgId, id, tier, runs });
  return id;
}

export function cancelAnalyses(orgId: string, batchId: string): void {
  void act('analysis.cancelMany', { orgId, batchId });
}
