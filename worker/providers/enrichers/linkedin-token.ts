import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isProviderError, ProviderError } from '../provider-error.ts';
import { type AskContext, callBase } from './enricher.ts';

const tokenReply = z.object({
  access_token: z.string().min(1).max(4000),
  /** Seconds; LinkedIn gives half an hour. */
  expires_in: z.number().positive(),
});

interface Token {
  value: Promise<string>;
  /** Epoch milliseconds; unknown while it is being asked for. */
  until: number;
  /** Whoever asks first may be called off or run out of time: it is asked for while others wait. */
  waiting: number;
  giveUp: AbortController;
}

/** A token this close to its end may be over when the call arrives. */
const SPARE_MS = 60_000;
const MAX_TOKENS = 1_000;
const ASK_WITHIN_MS = 10_000;
/** By the hash of the client's id and secret: every org that holds the pair may use the token. */
const tokens = new Map<string, Token>();

/**
 * An application's access token by the client credentials flow
 * (learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow), kept in memory while
 * it lasts, asked for once however many leads wait, and no longer than one of them does. Throws
 * `ProviderError`: `unauthorized` where LinkedIn does not know the pair, which it says with 400 or
 * 401, `unavailable` when it keeps a lead waiting too long.
 */
export async function linkedinToken(
  application: { id: string; secret: string },
  context: AskContext,
): Promise<string> {
  const name = nameOf(application);
  const known = tokens.get(name);
  const token = known && known.until > Date.now() ? known : startToken(application, context);
  token.waiting++;
  try {
    return await inTime(token.value, context);
  } catch (error) {
    if (token.waiting === 1 && token.until === Infinity) {
      forget(name, token);
      token.giveUp.abort(error);
    }
    throw error;
  } finally {
    token.waiting--;
  }
}

function startToken(application: { id: string; secret: string }, context: AskContext): Token {
  const name = nameOf(application);
  const giveUp = new AbortController();
  const until = Date.now() + ASK_WITHIN_MS;
  const value = askToken(application, { ...context, signal: giveUp.signal, until }).then(
    ({ access_token, expires_in: seconds }) => {
      token.until = Date.now() + seconds * 1000 - SPARE_MS;
      return access_token;
    },
    (error: unknown) => {
      forget(name, token);
      throw error;
    },
  );
  const token: Token = { value, until: Infinity, waiting: 0, giveUp };
  // Those who wait may all be gone by then.
  value.catch(() => undefined);
  tokens.set(name, token);
  const oldest = tokens.size > MAX_TOKENS ? tokens.keys().next().value : undefined;
  if (oldest !== undefined) tokens.delete(oldest);
  return token;
}

function forget(name: string, token: Token): void {
  if (tokens.get(name) === token) tokens.delete(name);
}

/** Throws what is kept waiting too long as a provider's silence, and the signal's reason. */
async function inTime(token: Promise<string>, { signal, until }: AskContext): Promise<string> {
  const limit = AbortSignal.timeout(Math.max(1, until - Date.now()));
  const ended = AbortSignal.any([signal, limit]);
  const { promise, reject } = Promise.withResolvers<never>();
  const end = () => {
    const says = 'sales-navigator did not answer in time';
    const late = new ProviderError('unavailable', says, { provider: 'sales-navigator' });
    reject(signal.aborted ? (signal.reason as Error) : late);
  };
  ended.addEventListener('abort', end, { once: true });
  if (ended.aborted) end();
  try {
    return await Promise.race([token, promise]);
  } finally {
    ended.removeEventListener('abort', end);
  }
}

/** Makes the next call ask anew: a token may be withdrawn before its time. */
export function forgetLinkedinToken(application: { id: string; secret: string }): void {
  tokens.delete(nameOf(application));
}

/** Whether a refusal is about the token rather than about what was asked. */
export function isTokenRefused(error: unknown): boolean {
  return isProviderError(error) && error.kind === 'unauthorized' && error.status === 401;
}

const nameOf = ({ id, secret }: { id: string; secret: string }) =>
  createHash('sha256').update(`${id}\0${secret}`).digest('hex');

function askToken({ id, secret }: { id: string; secret: string }, context: AskContext) {
  const host = context.client.baseUrl('sales-navigator', 'https://www.linkedin.com');
  return context.client.call({
    ...callBase('sales-navigator', context),
    operation: 'access-token',
    url: new URL('/oauth/v2/accessToken', host),
    // In the body, as LinkedIn advises: addresses end up in logs.
    body: {
      form: { grant_type: 'client_credentials', client_id: id, client_secret: secret },
    },
    reply: tokenReply,
    notFoundStatuses: [],
    kindOf: (status, body) => (status === 400 && isClientError(body) ? 'unauthorized' : null),
  });
}

/** RFC 6749, 5.2. */
const clientError = z.object({
  error: z.enum(['invalid_client', 'unauthorized_client', 'invalid_request', 'access_denied']),
});
const isClientError = (body: unknown) => clientError.safeParse(body).success;
