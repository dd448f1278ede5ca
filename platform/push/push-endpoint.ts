import { AppError } from '../../schema/app-error.ts';
import { BlockedUrlError, isAllowedOrigin, isPublicUrl } from '../http/guard.ts';

const MAX_CHARS = 2000;

/** The push service that tests run on this machine, as the guard wants it. */
export function testPushOrigins(port: number | undefined): string[] {
  return port ? [`localhost:${port}`] : [];
}

/**
 * Endpoints are URLs that a client names: https to a public host, or the tests' own service. Where
 * the name leads is checked again when it is dialled.
 */
export function isPushEndpoint(text: string, allowedOrigins: readonly string[] = []): boolean {
  if (text.length > MAX_CHARS || !URL.canParse(text)) return false;
  const { protocol, hostname, port, username } = new URL(text);
  if (username !== '') return false;
  if (protocol === 'http:') return isAllowedOrigin(hostname, port, allowedOrigins);
  return protocol === 'https:' && isPublicUrl(text);
}

export function assertPushEndpoint(text: string, allowedOrigins: readonly string[]): void {
  if (!isPushEndpoint(text, allowedOrigins)) {
    throw new AppError('invalid', 'This browser’s push service can’t be reached from here');
  }
}

/** Whether a request was not made because of where it would have led. */
export function isBlocked(error: unknown): boolean {
  if (error instanceof BlockedUrlError) return true;
  return error instanceof Error && error.cause instanceof BlockedUrlError;
}
