import * as z from 'zod/mini';
import { ERROR_STATUS, type ErrorCode } from './app-error.ts';
import { envelope } from './verb.ts';

/** The most acts that one request delivers. */
export const MAX_DELIVERY = 200;

/** `POST /api/acts`: what a device still owes, in the order in which it was made. */
export const actDelivery = z.strictObject({
  /** Whose acts they are. The session may be somebody else's by now: another tab signed in. */
  userId: z.string().check(z.maxLength(64)),
  acts: z
    .array(z.strictObject({ name: z.string().check(z.maxLength(100)), act: envelope }))
    .check(z.maxLength(MAX_DELIVERY)),
});

const code = z.enum(Object.keys(ERROR_STATUS) as [ErrorCode, ...ErrorCode[]]);

/**
 * One answer an act, in their order; it may stop early, the rest is to be sent again. `failed`: the
 * server could not decide.
 */
export const actAnswers = z.object({
  answers: z.array(
    z.discriminatedUnion('kind', [
      z.object({ opId: z.string(), kind: z.literal('applied') }),
      z.object({ opId: z.string(), kind: z.literal('failed') }),
      z.object({
        opId: z.string(),
        kind: z.literal('refused'),
        refusal: z.object({
          code,
          message: z.string(),
          details: z.record(z.string(), z.unknown()),
        }),
      }),
    ]),
  ),
});
export type ActAnswer = z.output<typeof actAnswers>['answers'][number];
