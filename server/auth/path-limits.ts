import type { BetterAuthOptions } from 'better-auth';
import type { Sql } from '../../platform/sql.ts';
import { takeTry } from './rate-limit.ts';

const MINUTE = 60;

/**
 * What one address may do, whatever the account (limits by account: sign-in-guard.ts). Wide enough
 * for an office behind one address, narrow enough against one password tried on many accounts.
 */
const BY_PATH: Record<string, { max: number; window: number }> = {
  '/sign-in/email': { max: 100, window: 15 * MINUTE },
  '/sign-in/magic-link': { max: 60, window: 15 * MINUTE },
  '/magic-link/verify': { max: 60, window: 15 * MINUTE },
  '/verify-email': { max: 60, window: 15 * MINUTE },
  '/sign-in/social': { max: 60, window: 15 * MINUTE },
  '/sign-up/email': { max: 100, window: 60 * MINUTE },
  '/request-password-reset': { max: 60, window: 15 * MINUTE },
  '/send-verification-email': { max: 60, window: 15 * MINUTE },
  '/reset-password': { max: 30, window: 15 * MINUTE },
  '/change-password': { max: 10, window: 15 * MINUTE },
  // These ask for the password.
  '/two-factor/enable': { max: 10, window: 15 * MINUTE },
  '/two-factor/disable': { max: 10, window: 15 * MINUTE },
  '/two-factor/generate-backup-codes': { max: 10, window: 15 * MINUTE },
  '/two-factor/get-totp-uri': { max: 10, window: 15 * MINUTE },
  '/two-factor/verify-totp': { max: 30, window: 15 * MINUTE },
  '/two-factor/verify-backup-code': { max: 30, window: 15 * MINUTE },
};
const OTHERS = { max: 600, window: MINUTE };

/**
 * The library's own limiter, told to work in every mode (it is off outside production by default),
 * by the address that our server vouches for, and to count in the database.
 */
export function pathLimits(sql: Sql, isOn: boolean): BetterAuthOptions['rateLimit'] {
  return {
    enabled: isOn,
    ...OTHERS,
    customRules: BY_PATH,
    customStorage: {
      async consume(key, { max, window }) {
        const seconds = await takeTry(sql, bucketOf(key), { tries: max, windowSeconds: window });
        return { allowed: seconds === 0, retryAfter: seconds || null };
      },
    },
  };
}

/** Paths can be made up at will; all that have no rule of their own share one count. */
function bucketOf(key: string): string {
  const [address = '', path = ''] = key.split('|');
  return `path ${address} ${path in BY_PATH ? path : '*'}`;
}
