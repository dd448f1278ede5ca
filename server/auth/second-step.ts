import type { BetterAuthPlugin } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import { generateRandomString } from 'better-auth/crypto';

/** How long the person has to type the code. */
const CHALLENGE_MS = 10 * 60_000;
/** Where a provider's redirect leads when the second step is still to come. */
const STEP_PAGE = '/sign-in?step=code';

/**
 * The library asks for the second step after a password alone. A mailed link and a provider's word
 * are one factor as well, so they lead to the same question: the session that they opened is taken
 * back, and a challenge as the library's own is left in its place.
 */
export function secondStepForAll(): BetterAuthPlugin {
  return {
    id: 'second-step-for-all',
    hooks: {
      after: [
        {
          matcher: ({ path }) => path === '/magic-link/verify' || isProviderReturn(path),
          handler: createAuthMiddleware(async (ctx) => {
            const opened = ctx.context.newSession;
            if (opened?.user['twoFactorEnabled'] !== true) return undefined;
            const { internalAdapter } = ctx.context;
            deleteSessionCookie(ctx, true);
            await internalAdapter.deleteSession(opened.session.token);
            ctx.context.setNewSession(null);

            const identifier = `2fa-${generateRandomString(20)}`;
            const expiresAt = new Date(Date.now() + CHALLENGE_MS);
            await internalAdapter.createVerificationValue({
              identifier,
              value: opened.user.id,
              expiresAt,
            });
            await internalAdapter.createVerificationValue({
              identifier: `2fa-attempts-${identifier}`,
              value: '0',
              expiresAt,
            });
            const cookie = ctx.context.createAuthCookie('two_factor', {
              maxAge: CHALLENGE_MS / 1000,
            });
            await ctx.setSignedCookie(
              cookie.name,
              identifier,
              ctx.context.secret,
              cookie.attributes,
            );
            if (isProviderReturn(ctx.path)) throw ctx.redirect(STEP_PAGE);
            return ctx.json({ twoFactorRedirect: true });
          }),
        },
      ],
    },
  };
}

function isProviderReturn(path: string | undefined): boolean {
  return path?.startsWith('/callback/') ?? false;
}
