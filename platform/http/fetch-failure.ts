/** Everything that can keep a page from arriving. An HTTP status, whatever it is, is no failure. */
export const FETCH_FAILURE_KINDS = [
  'invalid_url',
  'blocked_address',
  'dns',
  'refused',
  'reset',
  'network',
  'timeout',
  'tls',
  'protocol',
  'too_large',
  'bad_content_type',
  'bad_encoding',
  'redirect_loop',
  'too_many_redirects',
  'aborted',
] as const;
export type FetchFailureKind = (typeof FETCH_FAILURE_KINDS)[number];

/** Failures that another try, later, may mend. */
export function isTransientFailure(kind: FetchFailureKind): boolean {
  return TRANSIENT.has(kind);
}

const TRANSIENT = new Set<FetchFailureKind>(['dns', 'refused', 'reset', 'network', 'timeout']);

export class FetchFailure extends Error {
  readonly kind: FetchFailureKind;
  constructor(kind: FetchFailureKind, message: string) {
    super(message);
    this.name = 'FetchFailure';
    this.kind = kind;
  }
}

/** Names an error of undici, node:net, node:tls or node:dns. */
export function classifyFailure(error: unknown): FetchFailure {
  if (error instanceof FetchFailure) return error;
  const cause = rootCause(error);
  const code = codeOf(cause);
  // Undici's parser errors carry a name and no code.
  const kind = cause.name === 'HTTPParserError' ? 'protocol' : kindOfCode(code);
  return new FetchFailure(kind, cause.message || code || 'unknown failure');
}

function kindOfCode(code: string): FetchFailureKind {
  const known = KIND_BY_CODE[code];
  if (known !== undefined) return known;
  if (TLS_CODE.test(code)) return 'tls';
  return 'network';
}

const KIND_BY_CODE: Record<string, FetchFailureKind> = {
  QUARRY_BLOCKED_URL: 'blocked_address',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EAI_FAIL: 'dns',
  EAI_NODATA: 'dns',
  ENODATA: 'dns',
  ECONNREFUSED: 'refused',
  EHOSTUNREACH: 'refused',
  ENETUNREACH: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_OVERFLOW: 'protocol',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  UND_ERR_ABORTED: 'aborted',
};

const TLS_CODE =
  /^(?:ERR_TLS_|ERR_SSL_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$|HOSTNAME_MISMATCH)/;

/** An AggregateError (all addresses of a host failed) or a wrapped one is named by what lies below. */
function rootCause(error: unknown): Error {
  let current = error instanceof Error ? error : new Error(String(error));
  for (let depth = 0; depth < 5; depth++) {
    if (codeOf(current) !== '') return current;
    const inner: unknown = current instanceof AggregateError ? current.errors[0] : current.cause;
    if (!(inner instanceof Error)) return current;
    current = inner;
  }
  return current;
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
