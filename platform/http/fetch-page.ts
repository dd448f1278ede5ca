import { ProxyAgent, type Dispatcher } from 'undici';
import { decodeText } from './decode-text.ts';
import { decompress } from './decompress.ts';
import { FetchFailure, classifyFailure } from './fetch-failure.ts';
import type { FetchFailureKind } from './fetch-failure.ts';
import { assertPublicUrl, isAllowedOrigin } from './guard.ts';
import { createGuardedAgent, resolveBySystem, resolvePublic } from './guarded-agent.ts';
import type { GuardedAgentOptions } from './guarded-agent.ts';
import { requestOnce } from './request-once.ts';
import type { RawAnswer, RequestLimits } from './request-once.ts';
import { parseRetryAfter } from './retry-after.ts';

export interface FetchedPage {
  ok: true;
  requestedUrl: string;
  /** Where the redirects ended. */
  url: string;
  /** Each URL that answered with a redirect, in order. */
  redirects: string[];
  status: number;
  headers: Record<string, string>;
  /** Lower case, without parameters; empty when the server gave none. */
  contentType: string;
  /** After decompression. */
  body: Buffer;
  /** The decoded body; empty when `decode` is false. */
  text: string;
  charset: string;
  wireBytes: number;
  elapsedMs: number;
  /** The server confirmed (304) that the copy named by the request's validators is current. */
  isNotModified: boolean;
  retryAfterMs: number | null;
}

export interface FetchFailed {
  ok: false;
  requestedUrl: string;
  /** The URL that failed, which may be a redirect's target. */
  url: string;
  redirects: string[];
  kind: FetchFailureKind;
  message: string;
  elapsedMs: number;
}

export type FetchResult = FetchedPage | FetchFailed;

export interface FetcherOptions extends GuardedAgentOptions {
  userAgent: string;
  acceptLanguage?: string;
  /** An operator's forward proxy. It dials by itself, so names are only checked beforehand. */
  proxyUrl?: string;
}

export interface FetchOptions {
  limits?: Partial<RequestLimits>;
  /** After decompression. Default 5 MB. */
  maxBytes?: number;
  /** Default 10. */
  maxRedirects?: number;
  /** Which content types are wanted of a 2xx answer. Default: HTML, XHTML, or none named. */
  acceptsType?: (contentType: string) => boolean;
  /** Validators of the copy at hand. */
  etag?: string | null;
  lastModified?: string | null;
  userAgent?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** False leaves `text` empty, for binary bodies. */
  decode?: boolean;
}

export interface Fetcher {
  /** Never rejects: what went wrong is in the result. */
  fetchPage(url: string, options?: FetchOptions): Promise<FetchResult>;
  close(): Promise<void>;
}

/** A pool of guarded keep-alive connections with one identity towards the web. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const direct = createGuardedAgent(options);
  const proxy =
    options.proxyUrl === undefined
      ? null
      : new ProxyAgent({ uri: options.proxyUrl, connections: options.connectionsPerOrigin ?? 16 });
  const route = async (url: URL): Promise<Dispatcher> => {
    const isSampleWeb = isAllowedOrigin(url.hostname, url.port, options.allowedOrigins ?? []);
    if (proxy === null || isSampleWeb) return direct;
    await resolvePublic(url.hostname.replace(/^\[|\]$/g, ''), options.resolve ?? resolveBySystem);
    return proxy;
  };
  return {
    fetchPage: (url, request = {}) => fetchPage(route, options, url, request),
    close: async () => {
      await Promise.all([direct.destroy(), proxy?.destroy()]);
    },
  };
}

const MAX_BYTES = 5 * 1024 * 1024;
const DEFAULT_LIMITS: RequestLimits = {
  totalMs: 30_000,
  headersMs: 15_000,
  bodyIdleMs: 10_000,
  maxBytes: MAX_BYTES,
};

async function fetchPage(
  route: (url: URL) => Promise<Dispatcher>,
  identity: FetcherOptions,
  requestedUrl: string,
  options: FetchOptions,
): Promise<FetchResult> {
  const startedAt = performance.now();
  const redirects: string[] = [];
  let current = requestedUrl;
  try {
    for (;;) {
      const url = checkedUrl(current, identity);
      current = url.href;
      const limits = limitsFor(options, startedAt);
      const answer = await requestOnce({
        dispatcher: await route(url),
        url,
        headers: headersFor(identity, options),
        limits,
        signal: options.signal,
        wantsBody: (status, headers) => wantsBody(status, headers, options),
      });
      const next = redirectTarget(answer, url);
      if (next === null) {
        const elapsedMs = performance.now() - startedAt;
        const page = await finishPage(answer, url, options);
        return { ...page, requestedUrl, redirects, elapsedMs };
      }
      redirects.push(url.href);
      if (redirects.includes(next))
        throw new FetchFailure('redirect_loop', `${next} leads to itself`);
      if (redirects.length > (options.maxRedirects ?? 10)) {
        throw new FetchFailure('too_many_redirects', `more than ${redirects.length - 1} redirects`);
      }
      current = next;
    }
  } catch (error) {
    const { kind, message } = classifyFailure(error);
    const elapsedMs = performance.now() - startedAt;
    return { ok: false, requestedUrl, url: current, redirects, kind, message, elapsedMs };
  }
}

function checkedUrl(given: string, identity: FetcherOptions): URL {
  if (!URL.canParse(given)) throw new FetchFailure('invalid_url', `${given} is not a URL`);
  return assertPublicUrl(given, identity.allowedOrigins);
}

/** The total is one purse for all hops. */
function limitsFor(options: FetchOptions, startedAt: number): RequestLimits {
  const limits = { ...DEFAULT_LIMITS, maxBytes: options.maxBytes ?? MAX_BYTES, ...options.limits };
  const leftMs = limits.totalMs - (performance.now() - startedAt);
  return { ...limits, totalMs: Math.max(1, Math.ceil(leftMs)) };
}

function headersFor(identity: FetcherOptions, options: FetchOptions): Record<string, string> {
  const headers: Record<string, string> = {
    'user-agent': options.userAgent ?? identity.userAgent,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.8,*/*;q=0.5',
    'accept-language': identity.acceptLanguage ?? 'en,*;q=0.5',
    'accept-encoding': 'gzip, deflate, br, zstd',
    ...options.headers,
  };
  if (options.etag) headers['if-none-match'] = options.etag;
  if (options.lastModified) headers['if-modified-since'] = options.lastModified;
  return headers;
}

function wantsBody(
  status: number,
  headers: Record<string, string>,
  options: FetchOptions,
): boolean {
  if (REDIRECT_STATUS.has(status) || status === 304 || status === 204) return false;
  const isAccepted = (options.acceptsType ?? isHtmlType)(mimeOf(headers));
  // An error page tells by its text what kind of refusal it is, when it has any.
  if (!isAccepted && status < 300) {
    throw new FetchFailure('bad_content_type', `the answer is ${mimeOf(headers)}`);
  }
  return isAccepted;
}

/** HTML and what servers call it. A missing type is let through: the page's own text decides. */
export function isHtmlType(mime: string): boolean {
  return mime === '' || mime === 'text/html' || mime === 'application/xhtml+xml';
}

const REDIRECT_STATUS = new Set([301, 302, 303, 307, 308]);

function redirectTarget(answer: RawAnswer, from: URL): string | null {
  const location = answer.headers['location'];
  if (!REDIRECT_STATUS.has(answer.status) || location === undefined) return null;
  // Servers send raw UTF-8 bytes here, which HTTP hands over as Latin-1.
  const target = URL.parse(Buffer.from(location, 'latin1').toString('utf8'), from);
  if (target === null) throw new FetchFailure('invalid_url', 'the redirect target is not a URL');
  target.hash = '';
  return target.href;
}

type FinishedPage = Omit<FetchedPage, 'requestedUrl' | 'redirects' | 'elapsedMs'>;

async function finishPage(
  answer: RawAnswer,
  url: URL,
  options: FetchOptions,
): Promise<FinishedPage> {
  const { status, headers } = answer;
  const encoding = headers['content-encoding'] ?? '';
  const maxBytes = options.maxBytes ?? MAX_BYTES;
  const body = encoding === '' ? answer.body : await decompress(answer.body, encoding, maxBytes);
  const decoded =
    options.decode === false
      ? { text: '', charset: '' }
      : decodeText(body, headers['content-type'] ?? '');
  return {
    ok: true,
    url: url.href,
    status,
    headers,
    contentType: mimeOf(headers),
    body,
    ...decoded,
    wireBytes: answer.body.length,
    isNotModified: status === 304,
    retryAfterMs: parseRetryAfter(headers['retry-after'], Date.now()),
  };
}

function mimeOf(headers: Record<string, string>): string {
  return (headers['content-type'] ?? '').split(/[;,]/, 1)[0]?.trim().toLowerCase() ?? '';
}
