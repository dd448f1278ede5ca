import type { EnrichmentProvider } from './providers.ts';

export const RUN_STATES = ['queued', 'running', 'completed', 'failed', 'cancelled'] as const;
export type RunState = (typeof RUN_STATES)[number];

/** What needs no key, in the order in which it is looked at. */
export const KEYLESS_SOURCES = ['site', 'dns', 'facts'] as const;
export type KeylessSource = (typeof KEYLESS_SOURCES)[number];
export type StepSource = KeylessSource | EnrichmentProvider;

/**
 * `found`: it added something. `nothing`: it answered, and had nothing new. `skipped`: it was not
 * asked, and `reason` says why. `failed`: it was asked, and `reason` says what happened.
 */
export const STEP_STATES = ['waiting', 'running', 'found', 'nothing', 'skipped', 'failed'] as const;
export type StepState = (typeof STEP_STATES)[number];

export const STEP_REASONS = [
  'off',
  'no_key',
  'no_credits',
  'nothing_to_ask',
  'not_needed',
  'keyless',
  'out_of_time',
  'unauthorized',
  'limited',
  'unavailable',
  'bad_reply',
  'bad_request',
  'no_site',
  'failed',
] as const;
export type StepReason = (typeof STEP_REASONS)[number];

export type RunStep = {
  source: StepSource;
  state: StepState;
  reason?: StepReason;
  /** Fields that it filled or gave another value for. */
  added: string[];
  durationMs?: number;
  /** Our own cache answered. */
  isCached?: boolean;
};

/** Steps a run may take, by which a screen tells how far it is: 0 to 1. */
export function runProgress(steps: readonly RunStep[]): number {
  if (steps.length === 0) return 0;
  const done = steps.filter(({ state }) => state !== 'waiting' && state !== 'running');
  return done.length / steps.length;
}
