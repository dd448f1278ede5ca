import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { passwordProblem } from '../../schema/account/password-rule.ts';

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
