import * as z from 'zod/mini';
import { AppError, isErrorCode } from '../../schema/app-error.ts';
import { fetchAndSetClock } from './server-clock.ts';

const failure = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.optional(z.record(z.string(), z.unknown())),
  }),
});

interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON, unless it is a form or a file. */
  body?: unknown;
  timeoutMs?: number;
  signal?: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 15_000;

/**
 * Asks our own server for what is not a row: files, previews, configuration. Rows come from Zero.
 * Throws the server's `AppError`, or `unavailable` when the server can't be reached.
 */
export async function callApi<Schema extends z.ZodMiniType>(
  path: `/api/${string}`,
  answer: Schema,
  options: CallOptions = {},
): Promise<z.output<Schema>> {
  const response = await reach(path, options);
  const data: unknown = await response.json().catch(() => null);
  if (!response.ok) throw toAppError(response.status, data);
  return z.parse(answer, data);
}

async function reach(path: string, options: CallOptions): Promise<Response> {
  const { method = 'GET', body, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
  const isRaw = body instanceof FormData || body instanceof Blob;
  const limit = AbortSignal.timeout(timeoutMs);
  try {
    return await fetchAndSetClock(path, {
      method,
      credentials: 'same-origin',
      headers: body === undefined || isRaw ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? null : isRaw ? body : JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new AppError('unavailable', 'The server cannot be reached');
  }
}

function toAppError(status: number, data: unknown): AppError {
  const parsed = z.safeParse(failure, data);
  if (!parsed.success) return new AppError('unavailable', `The server answered ${status}`);
  const { code, message, details } = parsed.data.error;
  return new AppError(isErrorCode(code) ? code : 'unavailable', message, details);
}
