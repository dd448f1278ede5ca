import type { Origin } from '../analysis/result.ts';
import type { Tier } from '../analysis/tier.ts';
import type { StepSource } from '../enrichment/run.ts';
import type { EditableLeadField } from '../lead/fields.ts';
import type { EmailReason, EmailState } from '../verification/verdict.ts';

/** What a worker did about a lead, as its timeline tells it. Money in millionths of a US dollar. */
export type EnrichedDetails = {
  /** Who was asked and answered. */
  asked: StepSource[];
  /** Fields that were filled or got another value, by who gave them. */
  added: { source: StepSource; fields: string[] }[];
  credits: number;
  costMicros: number;
};

export type VerifiedDetails = {
  address: string;
  state: EmailState;
  reason: EmailReason;
  /** The provider that said so; null when DNS and mail hosts did. */
  source: string | null;
};

export type AnalysedDetails = {
  runId: string;
  tier: Tier;
  /** Of the rules or a model; null when it ended without a result. */
  origin: Origin | 'mixed' | null;
  model: string | null;
  /** 0 to 100. */
  fit: number | null;
  credits: number;
  costMicros: number;
};

/** What went over with a lead that was merged. */
export type MergedDetails = {
  /** Fields whose value the survivor took. */
  fields: EditableLeadField[];
  deals: number;
  notes: number;
  todos: number;
  analyses: number;
};

export type ActivityDetails = EnrichedDetails | VerifiedDetails | AnalysedDetails | MergedDetails;
