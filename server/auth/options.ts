import type { BetterAuthOptions } from 'better-auth';
import { isAPIError } from 'better-auth/api';
import { anonymous } from 'better-auth/plugins/anonymous';
import { magicLink } from 'better-auth/plugins/magic-link';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Pool } from 'pg';
import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '../../schema/account/password-rule.ts';
import { newId } from '../../schema/id.ts';
import type { Env } from '../../platform/env.ts';
import type { Log } from '../../platform/log.ts';
import {
  accountExistsMail,
  magicLinkMail,
  resetMail,
  verifyMail,
} from '../../platform/mail/mails.ts';
import { isDatabaseAway, type Sql } from '../../platform/sql.ts';
import { adoptGuestWork } from './adopt-guest.ts';
import { onlyProvenSessions, tidyUser } from './database-hooks.ts';
import { toLinkPage } from './mailed-link.ts';
import type { PasswordHash } from './auth.ts';
import type { Outbox } from './outbox.ts';
import { passwordRule } from './password-rule.ts';
import { pathLimits } from './path-limits.ts';
import { secondStepForAll } from './second-step.ts';
import { CLIENT_ADDRESS_HEADER, signInGuard, unlockAccount } from './sign-in-guard.ts';

const MINUTE = 60;
const DAY = 24 * 60 * MINUTE;

interface OptionDeps {
  env: Env;
  secret: string;
  log: Log;
  sql: Sql;
  pool: Pool;
  outbox: Outbox;
  passwordHash?: PasswordHash | undefined;
}

/**
 * How the auth library is set up. Whatever it would decide by NODE_ENV (limits, origin checks,
 * secure cookies) is said here, so that a test and a customer meet the same rules.
 */
export function authOptions(deps: OptionDeps) {
  const { env, secret, log, sql, pool, outbox, passwordHash } = deps;
  const publicUrl = env.QUARRY_PUBLIC_URL;
  return {
    appName: 'Quarry',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      disableColors: true,
      log: (level, message, ...details: unknown[]) => log[level]({ details }, message),
    },
    onAPIError: {
      errorURL: `${publicUrl}/sign-in`,
      onError: (error) => {
        // Answered like every other request that found no database.
        if (isDatabaseAway(error)) throw error;
        const isRefusal = isAPIError(error) && error.statusCode < 500;
        if (!isRefusal) log.error({ err: error }, 'an auth request failed');
      },
    },
    trustedOrigins: (request) => [ownLoopbackOrigin(request)],

    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      minPasswordLength: MIN_PASSWORD_LENGTH,
      maxPasswordLength: MAX_PASSWORD_LENGTH,
      ...(passwordHash ? { password: passwordHash } : {}),
      resetPasswordTokenExpiresIn: 60 * MINUTE,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, url }) => {
        const withPage = url.endsWith('callbackURL=') ? `${url}%2Freset-password` : url;
        outbox.post(resetMail({ to: user.email, url: withPage }));
      },
      onPasswordReset: async ({ user }) => {
        // The token came by mail, so the mailbox is proven.
        await sql`update auth."user" set "emailVerified" = true where id = ${user.id}`;
        await unlockAccount(sql, user.email);
      },
      onExistingUserSignUp: async ({ user }) => {
        outbox.post(accountExistsMail({ to: user.email, url: `${publicUrl}/sign-in` }));
      },
    },
    emailVerification: {
      sendOnSignUp: true,
      sendOnSignIn: true,
      autoSignInAfterVerification: true,
      expiresIn: 60 * MINUTE,
      sendVerificationEmail: async ({ user, url }) => {
        const page = new URL(toLinkPage(url), publicUrl).href;
        outbox.post(verifyMail({ to: user.email, url: page }));
      },
    },
    socialProviders: socialProviders(env),
    account: { encryptOAuthTokens: true },
    user: { changeEmail: { enabled: false }, deleteUser: { enabled: false } },
    session: {
      expiresIn: 30 * DAY,
      updateAge: DAY,
      // A copy in a cookie would outlive sign-out on other devices.
      cookieCache: { enabled: false },
    },
    verification: { storeIdentifier: 'hashed' },
    databaseHooks: { user: tidyUser, session: onlyProvenSessions },

    rateLimit: pathLimits(sql, env.QUARRY_AUTH_RATE_LIMIT),
    plugins: [
      // First: to all others a sign-in is none while its second step is still to come.
      twoFactor({ issuer: 'Quarry', allowPasswordless: true }),
      secondStepForAll(),
      ...(env.QUARRY_AUTH_RATE_LIMIT ? [signInGuard(sql)] : []),
      passwordRule(),
      magicLink({
        expiresIn: 15 * MINUTE,
        storeToken: 'hashed',
        sendMagicLink: async ({ email, url }) => {
          const page = new URL(toLinkPage(url), publicUrl).href;
          outbox.post(magicLinkMail({ to: email, url: page }));
        },
      }),
      anonymous({
        generateName: () => 'Guest',
        onLinkAccount: ({ anonymousUser, newUser }) =>
          adoptGuestWork(sql, anonymousUser.user.id, newUser.user.id),
      }),
    ],
    // Guests come in through POST /api/sample, which gives them something to see.
    disabledPaths: ['/sign-in/anonymous', '/delete-anonymous-user'],

    advanced: {
      cookiePrefix: cookiePrefix(publicUrl),
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      database: { generateId: () => newId() },
      backgroundTasks: { handler: (task) => void task.catch(() => undefined) },
    },
  } satisfies BetterAuthOptions;
}

/** Cookies ignore ports: two copies on one machine would sign each other out. */
function cookiePrefix(publicUrl: string): string {
  const { hostname, port } = new URL(publicUrl);
  return isLoopbackName(hostname) && port ? `quarry-${port}` : 'quarry';
}

/** This machine by another of its names, as far as the page and the request agree on it. */
function ownLoopbackOrigin(request?: Request): string | null {
  const origin = request?.headers.get('origin');
  if (!origin || !URL.canParse(origin)) return null;
  const { host, hostname } = new URL(origin);
  return isLoopbackName(hostname) && host === request?.headers.get('host') ? origin : null;
}

export function isLoopbackName(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]';
}

/** A provider's word that a mailbox is proven will do; without it, our own mail asks. */
function socialProviders(env: Env): BetterAuthOptions['socialProviders'] {
  const requireEmailVerification = true;
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env;
  const google = { clientId: GOOGLE_CLIENT_ID ?? '', clientSecret: GOOGLE_CLIENT_SECRET };
  const github = { clientId: GITHUB_CLIENT_ID ?? '', clientSecret: GITHUB_CLIENT_SECRET };
  return {
    ...(google.clientId ? { google: { ...google, requireEmailVerification } } : {}),
    ...(github.clientId ? { github: { ...github, requireEmailVerification } } : {}),
  };
}
