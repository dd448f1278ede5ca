import type { ZeroOptions } from '@rocicorp/zero';
import { schema } from '../../schema/tables.ts';
import { mutators } from '../../schema/verbs.ts';

/** The longest that a browser timer takes: about 25 days. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const TEN_YEARS_MS = 10 * 365 * 86_400_000;

/**
 * While it "connects", Zero takes writes; once "disconnected" it refuses them. So it never gives
 * up: neither for want of a network nor because the tab was hidden.
 */
export function zeroOptions(userId: string): ZeroOptions {
  return {
    cacheURL: `${location.origin}/zero`,
    userID: userId,
    context: { userId },
    schema,
    mutators,
    disconnectTimeoutMs: TEN_YEARS_MS,
    hiddenTabDisconnectDelay: LONGEST_TIMER_MS,
    logLevel: 'error',
  };
}
