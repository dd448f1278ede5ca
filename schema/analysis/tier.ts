import { PRICES } from '../credit/prices.ts';

/** How deep a lead is looked into. */
export const TIERS = ['light', 'deep', 'xray'] as const;
export type Tier = (typeof TIERS)[number];

/** What a tier finds out; each part is a question of its own, and all are asked at once. */
export const PARTS = [
  'fit',
  'evidence',
  'draft',
  'signals',
  'persona',
  'objections',
  'approach',
] as const;
export type Part = (typeof PARTS)[number];

export const TIER_PARTS: Record<Tier, readonly Part[]> = {
  light: ['fit'],
  deep: ['fit', 'evidence', 'draft'],
  xray: ['fit', 'evidence', 'signals', 'persona', 'objections', 'approach'],
};

/** The steps of a run in their order; parts run beside each other. */
export type StepName = 'page' | Part | 'save';

export function stepsOf(tier: Tier): StepName[] {
  return ['page', ...TIER_PARTS[tier], 'save'];
}

/** In credits. */
export function priceOf(tier: Tier): number {
  return PRICES.analysis[tier];
}

/** A second call for the same lead and tier within this time is the same run, and costs nothing. */
export const SAME_RUN_MS = 5 * 60_000;

/** One call takes at most this many leads. */
export const MAX_BATCH_LEADS = 100;
/** How many runs of one call go on at a time. */
export const BATCH_AT_ONCE = 50;

/** The ledger's hold of a run. */
export function holdIdOfRun(runId: string): string {
  return `analysis:${runId}`;
}

export const RUN_STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

export function isGoing(state: RunState): boolean {
  return state === 'queued' || state === 'running';
}
