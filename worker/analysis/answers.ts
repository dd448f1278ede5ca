import { z } from 'zod';
import type { Part } from '../../schema/analysis/tier.ts';

/** What a model is asked to answer for each part. Longer texts than these do not fit a screen. */

const line = z.string().trim().min(3).max(400);
const quote = z.string().max(400).describe('Words of a page, or empty');

export const ANSWERS = {
  fit: z.strictObject({
    score: z.int().min(0).max(100),
    summary: line,
    reasons: z
      .array(z.strictObject({ sign: z.enum(['plus', 'minus', 'open']), text: line, quote }))
      .min(1)
      .max(8),
  }),
  evidence: z.strictObject({
    items: z.array(z.strictObject({ sign: z.enum(['plus', 'minus']), claim: line, quote })).max(10),
  }),
  draft: z.strictObject({
    language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
    subject: z.string().trim().min(3).max(160),
    body: z.string().trim().min(80).max(2500),
  }),
  signals: z.strictObject({
    items: z
      .array(z.strictObject({ text: line, strength: z.enum(['high', 'medium', 'low']), quote }))
      .max(10),
  }),
  persona: z.strictObject({
    style: line,
    motives: z.array(line).max(5),
    tone: line,
    avoid: z.array(line).max(5),
  }),
  objections: z.strictObject({
    items: z
      .array(z.strictObject({ objection: line, answer: line }))
      .min(1)
      .max(8),
  }),
  approach: z.strictObject({ opener: line, steps: z.array(line).min(1).max(8) }),
} as const satisfies Record<Part, z.ZodType>;

export type PartAnswer<P extends Part> = z.infer<(typeof ANSWERS)[P]>;

export const MAX_OUTPUT_TOKENS: Record<Part, number> = {
  fit: 900,
  evidence: 1200,
  draft: 900,
  signals: 1200,
  persona: 700,
  objections: 900,
  approach: 700,
};
