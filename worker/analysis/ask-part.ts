import type { z } from 'zod';
import { partByRules } from '../../schema/analysis/rules/by-rules.ts';
import type { Part, Tier } from '../../schema/analysis/tier.ts';
import { type Llm, type LlmCall, NoAnswer } from '../llm/llm.ts';
import { ANSWERS, MAX_OUTPUT_TOKENS, type PartAnswer } from './answers.ts';
import { previewOf } from './draft-preview.ts';
import { promptFor, type PromptPages } from './prompts.ts';
import type { PartOutcome } from './steps.ts';
import { type Ground, takeAnswer, UnusableAnswer } from './take-answer.ts';

export interface PartQuestion {
  part: Part;
  tier: Tier;
  ground: Ground;
  texts: PromptPages['texts'];
  /** Epoch milliseconds; then rules. */
  deadline: number;
  signal: AbortSignal;
  onPreview?: (text: string) => void;
}

/** A part of an analysis, by a model where one answers in time and is to be believed, else by rules. */
export async function askPart(llm: Llm | null, question: PartQuestion): Promise<PartOutcome> {
  const { part, ground, signal } = question;
  const byRules = (reason: string | null, calls: LlmCall[]): PartOutcome => ({
    part,
    result: partByRules(part, ground.subject),
    model: null,
    reason,
    calls,
  });
  if (!llm) return byRules(null, []);
  try {
    const { value, model, calls } = await llm.ask({
      tier: question.tier,
      name: part,
      schema: ANSWERS[part] as z.ZodType<PartAnswer<Part>>,
      prompt: promptFor(part, ground.subject, question.texts),
      maxOutputTokens: MAX_OUTPUT_TOKENS[part],
      deadline: question.deadline,
      signal,
      ...(part === 'draft' && { onText: (text) => question.onPreview?.(previewOf(text)) }),
    });
    try {
      const result = takeAnswer(part, value as never, ground);
      return { part, result, model, reason: null, calls };
    } catch (error) {
      if (error instanceof UnusableAnswer) return byRules(error.flaw, calls);
      throw error;
    }
  } catch (error) {
    if (error instanceof NoAnswer) return byRules(error.reason, error.calls);
    throw error;
  }
}
