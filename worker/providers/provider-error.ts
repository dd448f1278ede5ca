/**
 * How a call to a provider can end badly.
 * `no_key`: the org has none, so nothing was asked. `unauthorized`: the key is wrong, spent or not
 * entitled. `limited`: too much was asked. `unavailable`: it did not answer, or we don't ask it for a
 * while. `bad_reply`: it answered something else than it documents. `bad_request`: it refuses what we
 * ask. `not_found`: it knows nothing of this.
 */
export const PROVIDER_ERROR_KINDS = [
  'no_key',
  'unauthorized',
  'limited',
  'unavailable',
  'bad_reply',
  'bad_request',
  'not_found',
] as const;
export type ProviderErrorKind = (typeof PROVIDER_ERROR_KINDS)[number];

export interface ProviderErrorDetails {
  provider: string;
  /** The HTTP status, when there was an answer. */
  status?: number | null;
  /** When it makes sense to ask again. */
  retryAfterMs?: number | null;
  /** Nothing was sent: the breaker is open. */
  isShortCircuit?: boolean;
}

/** The message is for a person and holds neither key nor body. */
export class ProviderError extends Error {
  readonly kind: ProviderErrorKind;
  readonly provider: string;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  readonly isShortCircuit: boolean;

  constructor(kind: ProviderErrorKind, message: string, details: ProviderErrorDetails) {
    super(message);
    this.name = 'ProviderError';
    this.kind = kind;
    this.provider = details.provider;
    this.status = details.status ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
    this.isShortCircuit = details.isShortCircuit ?? false;
  }
}

export function isProviderError(error: unknown): error is ProviderError {
  return error instanceof ProviderError;
}
