import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { createHash } from 'node:crypto';
import type { Sql } from '../../platform/sql.ts';
import { forgetTries, type Limit, takeTry } from './rate-limit.ts';

/** The header in which the plugin hands over the client's address; nobody else can set it. */
export const CLIENT_ADDRESS_HEADER = 'x-quarry-client-address';

/** From one address at one account. */
const SIGN_IN_TRIES: Limit = { tries: 5, windowSeconds: 15 * 60 };
/** At one account from anywhere. A link by mail or a new password opens it before the hour is over. */
const ACCOUNT_LOCK: Limit = { tries: 10, windowSeconds: 24 * 3600, lockSeconds: 3600 };
/** Mails that a stranger can make us send to one mailbox. */
const MAILS_PER_MAILBOX: Limit = { tries: 5, windowSeconds: 15 * 60 };

const MAILING_PATHS = new Set([
  '/request-password-reset',
  '/send-verification-email',
  '/sign-in/magic-link',
  '/sign-up/email',
]);

interface HookContext {
  path?: string | undefined;
  body?: unknown;
  headers?: Headers | undefined;
}

/**
 * Counts by account what the library counts by address alone. It hooks into the endpoints
 * themselves, so direct calls count too. A try is counted before the password is looked at and
 * taken back on success: guesses that run side by side can't slip through. Accounts that do not
 * exist are counted and locked alike, so an answer never tells whether one exists.
 */
export function signInGuard(sql: Sql): BetterAuthPlugin {
  return {
    id: 'sign-in-guard',
    hooks: {
      before: [
        {
          matcher: ({ path }) => path === '/sign-in/email',
          handler: createAuthMiddleware(async (ctx) => {
            const email = emailOf(ctx);
            if (!email) return;
            const keys = keysOf(addressOf(ctx), email);
            refuseAfter(await takeTry(sql, keys.tries, SIGN_IN_TRIES));
            refuseAfter(await takeTry(sql, keys.account, ACCOUNT_LOCK));
          }),
        },
        {
          matcher: ({ path }) => MAILING_PATHS.has(path ?? ''),
          handler: createAuthMiddleware(async (ctx) => {
            const email = emailOf(ctx);
            if (!email) return;
            refuseAfter(await takeTry(sql, keysOf('', email).mails, MAILS_PER_MAILBOX));
          }),
        },
      ],
      after: [
        {
          matcher: () => true,
          handler: createAuthMiddleware(async (ctx) => {
            const user = ctx.context.newSession?.user;
            if (!user) return;
            await forgetTries(sql, Object.values(keysOf(addressOf(ctx), user.email)));
          }),
        },
      ],
    },
  };
}

/** Lifts the lock of an account whose owner has shown to hold its mailbox. */
export async function unlockAccount(sql: Sql, email: string): Promise<void> {
  await forgetTries(sql, [keysOf('', email).account]);
}

function keysOf(address: string, email: string) {
  const account = digest(email);
  return {
    tries: `sign-in ${address} ${account}`,
    account: `account ${account}`,
    mails: `mails ${account}`,
  };
}

/** Keys outlive the request; the mailbox of somebody without an account is not ours to keep. */
function digest(email: string): string {
  return createHash('sha256').update(email.toLowerCase()).digest('base64url');
}

function emailOf({ body }: HookContext): string | null {
  const { email } = (body ?? {}) as { email?: unknown };
  return typeof email === 'string' && email.length <= 254 ? email : null;
}

function addressOf({ headers }: HookContext): string {
  return headers?.get(CLIENT_ADDRESS_HEADER) ?? 'direct';
}

function refuseAfter(seconds: number): void {
  if (seconds === 0) return;
  const minutes = Math.ceil(seconds / 60);
  throw new APIError(
    'TOO_MANY_REQUESTS',
    {
      code: 'TOO_MANY_TRIES',
      message: `Too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`}, or ask for a link by mail.`,
    },
    { 'Retry-After': String(seconds) },
  );
}
