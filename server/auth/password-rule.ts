import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';

export const MIN_PASSWORD_LENGTH = 8;
/** Hashing is slow on purpose; a longer text would only make it slower. */
export const MAX_PASSWORD_LENGTH = 128;

/** What a new password lacks, as a sentence for the person; null when it is fine. */
function passwordProblem(password: string): string | null {
  if (password.length < MIN_PASSWORD_LENGTH) {
    return `Use at least ${MIN_PASSWORD_LENGTH} characters`;
  }
  if (password.length > MAX_PASSWORD_LENGTH) return `Use at most ${MAX_PASSWORD_LENGTH} characters`;
  if (!/\p{Lu}/u.test(password)) return 'Use at least one upper-case letter';
  if (!/\d/.test(password)) return 'Use at least one digit';
  return null;
}

/** The field of a new password by endpoint. Passwords that exist are not judged again. */
const NEW_PASSWORD_IN: Record<string, string> = {
  '/sign-up/email': 'password',
  '/reset-password': 'newPassword',
  '/change-password': 'newPassword',
  '/set-password': 'newPassword',
};

/**
 * Holds every endpoint that takes a new password to the rule, direct calls as well. Changing it
 * ends the other sessions, whether the caller asks for that or not: it is often the answer to a
 * lost device.
 */
export function passwordRule(): BetterAuthPlugin {
  return {
    id: 'password-rule',
    hooks: {
      before: [
        {
          matcher: ({ path }) => (path ?? '') in NEW_PASSWORD_IN,
          handler: createAuthMiddleware(async (ctx) => {
            const body = (ctx.body ?? {}) as Record<string, unknown>;
            const given = body[NEW_PASSWORD_IN[ctx.path] ?? ''];
            const problem = typeof given === 'string' ? passwordProblem(given) : null;
            if (problem) {
              throw new APIError('BAD_REQUEST', { code: 'WEAK_PASSWORD', message: problem });
            }
            if (ctx.path !== '/change-password') return undefined;
            return { context: { body: { ...body, revokeOtherSessions: true } } };
          }),
        },
      ],
    },
  };
}
