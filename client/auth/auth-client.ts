import * as z from 'zod/mini';
import { AppError, type ErrorCode, isAppError } from '../../schema/app-error.ts';
import { fetchAndSetClock } from '../api/server-clock.ts';

/**
 * The auth library's HTTP surface at `/api/auth`, as far as screens use it. Plain fetch: its own
 * client would add 12 KB to the entry for the same ten calls.
 */

const user = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  image: z.nullish(z.string()),
  /** A guest who tries the product without an account. */
  isAnonymous: z.nullish(z.boolean()),
  /** Signing in takes a code as well. */
  twoFactorEnabled: z.nullish(z.boolean()),
});
export type AuthUser = z.infer<typeof user>;

const sessionAnswer = z.nullable(z.object({ user }));
const failure = z.object({ code: z.nullish(z.string()), message: z.nullish(z.string()) });
const anything = z.unknown();
const entered = z.object({ twoFactorRedirect: z.nullish(z.boolean()) });

/** Whether the person is in, or a code is still to come. */
export type Entry = 'in' | 'code';

/** The signed-in user as the server knows it; null when nobody is. */
export async function fetchSession(): Promise<AuthUser | null> {
  const answer = await call('/get-session', sessionAnswer);
  return answer?.user ?? null;
}

export function signUp(input: { name: string; email: string; password: string; next: string }) {
  const { next, ...body } = input;
  return call('/sign-up/email', anything, { ...body, callbackURL: next });
}

export async function signIn(input: { email: string; password: string }): Promise<Entry> {
  const answer = await call('/sign-in/email', entered, { ...input, rememberMe: true });
  return answer.twoFactorRedirect ? 'code' : 'in';
}

/** With the token of a mailed link: the address is its reader's, who is signed in with it. */
export function confirmAddress(token: string) {
  return call('/verify-email', anything, { token });
}

/** With the token of a mailed link; it works once. */
export async function enterByLink(token: string): Promise<Entry> {
  const answer = await call('/magic-link/verify', entered, { token });
  return answer.twoFactorRedirect ? 'code' : 'in';
}

/** Whether a mailed link has expired or was used already. */
export function isSpentLink(error: unknown): boolean {
  return isAppError(error) && error.details['code'] === 'INVALID_TOKEN';
}

/** The second step: a code from the person's app, or one of the backup codes. */
export function enterCode(input: { code: string; isBackup: boolean; trustDevice: boolean }) {
  const { isBackup, ...body } = input;
  return call(`/two-factor/verify-${isBackup ? 'backup-code' : 'totp'}`, anything, body);
}

/** Where the provider wants the person to go; it sends them back to `next`. */
export async function socialSignInUrl(input: { provider: string; next: string }): Promise<string> {
  const { url } = await call('/sign-in/social', z.object({ url: z.string() }), {
    provider: input.provider,
    callbackURL: input.next,
    errorCallbackURL: '/sign-in',
  });
  return url;
}

export function signOut() {
  return call('/sign-out', anything, {});
}

/** Mails a link that signs in; an address without an account gets one. */
export function sendMagicLink(input: { email: string; next: string }) {
  return call('/sign-in/magic-link', anything, {
    email: input.email,
    callbackURL: input.next,
    errorCallbackURL: '/sign-in',
  });
}

/** Answers alike for known and unknown addresses. */
export function requestPasswordReset(email: string) {
  return call('/request-password-reset', anything, { email, redirectTo: '/reset-password' });
}

export function resetPassword(input: { token: string; newPassword: string }) {
  return call('/reset-password', anything, input);
}

export function sendVerification(input: { email: string; next: string }) {
  return call('/send-verification-email', anything, {
    email: input.email,
    callbackURL: input.next,
  });
}

export function updateProfile(changes: { name: string }) {
  return call('/update-user', anything, changes);
}

/** Ends all other sessions as well: a changed password is often an answer to a lost one. */
export function changePassword(input: { currentPassword: string; newPassword: string }) {
  return call('/change-password', anything, { ...input, revokeOtherSessions: true });
}

/** People who came by a link or a provider may have none. */
export async function hasPassword(): Promise<boolean> {
  const accounts = await call('/list-accounts', z.array(z.object({ providerId: z.string() })));
  return accounts.some(({ providerId }) => providerId === 'credential');
}

const backupCodes = z.array(z.string());

/** Begins to switch the second step on; a code from the app (`enterCode`) completes it. */
export function beginTwoFactor(password?: string) {
  const answer = z.object({ totpURI: z.string(), backupCodes });
  return call('/two-factor/enable', answer, { password });
}

export function endTwoFactor(password?: string) {
  return call('/two-factor/disable', anything, { password });
}

/** The ones from before no longer work. */
export async function renewBackupCodes(password?: string): Promise<string[]> {
  const answer = await call('/two-factor/generate-backup-codes', z.object({ backupCodes }), {
    password,
  });
  return answer.backupCodes;
}

async function call<Schema extends z.ZodMiniType>(
  path: string,
  answer: Schema,
  body?: Record<string, unknown>,
): Promise<z.infer<Schema>> {
  const response = await reach(path, body);
  const data: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toAppError(response, data);
  return z.parse(answer, data);
}

async function reach(path: string, body?: Record<string, unknown>): Promise<Response> {
  try {
    return await fetchAndSetClock(`/api/auth${path}`, {
      method: body ? 'POST' : 'GET',
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : null,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(15_000),
    });
  } catch {
    throw new AppError('unavailable', 'The server cannot be reached', { code: 'NETWORK' });
  }
}

const CODE_BY_STATUS: Record<number, ErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  422: 'invalid',
  429: 'limited',
};

/** Keeps the library's own code in `details.code`; the texts for people are in `auth.json`. */
function toAppError(response: Response, data: unknown): AppError {
  const parsed = z.safeParse(failure, data);
  const { code, message } = parsed.success ? parsed.data : { code: null, message: null };
  const status = response.status;
  const kind = CODE_BY_STATUS[status] ?? (status >= 500 ? 'unavailable' : 'invalid');
  return new AppError(kind, message ?? `The server answered ${status}`, {
    code: code ?? (status >= 500 ? 'SERVER' : ''),
    retryAfterS: Number(
      response.headers.get('retry-after') ?? response.headers.get('x-retry-after'),
    ),
  });
}
