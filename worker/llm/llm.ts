import type { z } from 'zod';
import type { LlmReason } from './llm-failure.ts';
import type { LlmTier, Usage } from './models.ts';

/**
 * A question in the order in which it is sent. Endpoints keep what many questions begin with in a
 * cache, at a fraction of the price: so what never changes comes first, and what differs from lead
 * to lead last.
 */
export interface Prompt {
  /** The same in every question of an org: instructions, and what we sell to whom. */
  constant: string;
  /** The same in every question of this kind. */
  task: string;
  /** What the question is about, fenced (fence.ts). */
  data: string;
}

export interface Question<T> {
  tier: LlmTier;
  /** Of the answer's schema, in the words of the API: letters, digits, `_`. */
  name: string;
  schema: z.ZodType<T>;
  prompt: Prompt;
  maxOutputTokens: number;
  /** Epoch milliseconds; past it, rules take over. */
  deadline: number;
  /** Ends the question; its reason is thrown. */
  signal?: AbortSignal;
  /** Gets the text so far, where a person waits for it. */
  onText?: (text: string) => void;
}

/** One call to a model, whether it was of use or not: what it cost was spent. */
export interface LlmCall extends Usage {
  /** Unlike any other call's. */
  id: string;
  provider: string;
  model: string;
  costMicros: number;
  durationMs: number;
  /** `answered`, or why not. */
  outcome: 'answered' | LlmReason;
}

export interface Answer<T> {
  value: T;
  model: string;
  calls: LlmCall[];
}

/** No model of the chain gave a usable answer in time: rules are next. */
export class NoAnswer extends Error {
  readonly reason: LlmReason;
  readonly calls: LlmCall[];

  constructor(reason: LlmReason, calls: LlmCall[]) {
    super(`No model gave an answer: ${reason}`);
    this.name = 'NoAnswer';
    this.reason = reason;
    this.calls = calls;
  }
}

export interface Llm {
  /**
   * Asks the models of a tier in turn, until one gives an answer that fits the schema. Throws
   * `NoAnswer` when none does before the deadline.
   */
  ask<T>(question: Question<T>): Promise<Answer<T>>;
  close(): Promise<void>;
}
