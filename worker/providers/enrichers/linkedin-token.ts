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
}

/** A token this close to its end may be over when the call arrives. */
const SPARE_MS = 60_000;
const MAX_TOKENS = 1_000;
const ASK_WITHIN_MS = 10_000;
const NEVER = new AbortController().signal;
/** By the hash of the client's id and secret: every org that holds the pair may use the token. */
const tokens = new Map<string, Token>();

/**
 * An application's access token by the client credentials flow
 * (learn.microsoft.com/linkedin/shared/authentication/client-credentials-flow), kept in memory while
 * it lasts, asked for once however many leads wait. Throws `ProviderError`: `unauthorized` where
 * LinkedIn does not know the pair, which it says with 400 or 401.
 */
export function linkedinToken(
  { id, secret }: { id: string; secret: string },
  context: AskContext,
): Promise<string> {
  const name = nameOf(id, secret);
  const known = tokens.get(name);
  if (known && known.until > Date.now()) return inTime(known.value, context);
  const token: Token = { value: Promise.resolve(''), until: Infinity };
  // Whoever asks first may be called off or run out of time: the others still want the token.
  const asking = { ...context, signal: NEVER, until: Date.now() + ASK_WITHIN_MS };
  token.value = askToken(id, secret, asking).then(
    ({ access_token: value, expires_in: seconds }) => {
      token.until = Date.now() + seconds * 1000 - SPARE_MS;
      return value;
    },
    (error: unknown) => {
      if (tokens.get(name) === token) tokens.delete(name);
      throw error;
    },
  );
  // Those who wait may all be gone by then.
  token.value.catch(() => undefined);
  tokens.set(name, token);
  const oldest = tokens.size > MAX_TOKENS ? tokens.keys().next().value : undefined;
  if (oldest !== undefined) tokens.delete(oldest);
  return inTime(token.value, context);
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
export function forgetLinkedinToken({ id, secret }: { id: string; secret: string }): void {
  tokens.delete(nameOf(id, secret));
}

/** Whether a refusal is about the token rather than about what was asked. */
export function isTokenRefused(error: unknown): boolean {
  return isProviderError(error) && error.kind === 'unauthorized' && error.status === 401;
}

const nameOf = (id: string, secret: string) =>
  createHash('sha256').update(`${id}\0${secret}`).digest('hex');

function askToken(id: string, secret: string, context: AskContext) {
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
