import { z } from 'zod';
import { callCost, type AskContext } from './enricher.ts';
import { hunterCall } from './hunter.ts';
import { number } from './loose.ts';

const STATUSES = ['valid', 'invalid', 'accept_all', 'webmail', 'disposable', 'unknown'] as const;
/** What Hunter says of an address; `unknown` also while it is still looking. */
export type HunterVerdict = (typeof STATUSES)[number];

const verifierReply = z.object({
  data: z.object({ status: z.enum(STATUSES).catch('unknown'), score: number }),
});

/** Asks Hunter's `email-verifier`, for half a credit. Throws `ProviderError`. */
export async function verifyWithHunter(
  email: string,
  context: AskContext,
): Promise<{ verdict: HunterVerdict; score: number | null }> {
  const { data } = await context.client.call({
    ...hunterCall('email-verifier', { email }, context),
    reply: verifierReply,
    cost: { ...callCost('hunter', context, { share: 0.5 }), kind: 'verification' },
  });
  return { verdict: data.status, score: data.score ?? null };
}
