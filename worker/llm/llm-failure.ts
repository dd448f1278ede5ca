import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'openai';
import { parseRetryAfter } from '../../platform/http/retry-after.ts';

/** Why a model gave no usable answer. */
export type LlmReason =
  /** It took longer than the question may. */
  | 'timeout'
  /** The endpoint asks us to slow down. */
  | 'limited'
  /** The endpoint failed or could not be reached. */
  | 'unavailable'
  /** The key is wrong, or the model is not ours to use. */
  | 'unauthorized'
  /** The endpoint does not take what was asked in this form. */
  | 'unsupported'
  /** The model declined. */
  | 'refused'
  /** The answer does not fit, also after one repair. */
  | 'invalid'
  /** It failed so often lately that it is left alone for a while. */
  | 'resting';

/** One model's failure. Its message never holds what was asked or answered. */
export class LlmFailure extends Error {
  readonly reason: LlmReason;
  /** How long the endpoint asks to wait, in milliseconds. */
  readonly retryAfterMs: number | null;
  /** The parameter that an endpoint does not take. */
  readonly param: string | null;

  constructor(
    reason: LlmReason,
    { retryAfterMs = null, param = null }: Partial<Pick<LlmFailure, 'retryAfterMs' | 'param'>> = {},
  ) {
    super(`The model gave no answer: ${reason}`);
    this.name = 'LlmFailure';
    this.reason = reason;
    this.retryAfterMs = retryAfterMs;
    this.param = param;
  }
}

/** What a thrown thing means. `isOver`: our own deadline for this call has passed. */
export function toLlmFailure(error: unknown, isOver: boolean): LlmFailure {
  if (error instanceof LlmFailure) return error;
  if (isOver || error instanceof APIConnectionTimeoutError) return new LlmFailure('timeout');
  if (error instanceof APIUserAbortError) return new LlmFailure('timeout');
  if (error instanceof APIConnectionError) return new LlmFailure('unavailable');
  if (!(error instanceof APIError)) return new LlmFailure('unavailable');
  const { status } = error;
  const retryAfterMs = parseRetryAfter(error.headers?.get('retry-after') ?? undefined, Date.now());
  if (status === 429) return new LlmFailure('limited', { retryAfterMs });
  if (status === 401 || status === 403) return new LlmFailure('unauthorized');
  if (status === 404) return new LlmFailure('unauthorized');
  if (status === 400 || status === 422) {
    return new LlmFailure('unsupported', { param: error.param ?? null });
  }
  return new LlmFailure('unavailable', { retryAfterMs });
}
