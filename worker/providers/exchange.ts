import { type Dispatcher, request } from 'undici';
import { decompress } from '../../platform/http/decompress.ts';
import { classifyFailure, FetchFailure } from '../../platform/http/fetch-failure.ts';
import { assertPublicUrl, type AllowedOrigins } from '../../platform/http/guard.ts';
import { parseRetryAfter } from '../../platform/http/retry-after.ts';

/** What travels: JSON, or a form as `application/x-www-form-urlencoded`. */
export type RequestBody = { json: unknown } | { form: Record<string, string> };

export interface Exchange {
  dispatcher: Dispatcher;
  /** Null: the operator has named this host, wherever it is. */
  allowedOrigins: AllowedOrigins | null;
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body: RequestBody | null;
  /** Until the last byte. */
  withinMs: number;
  /** After decompression. */
  maxBytes: number;
  signal: AbortSignal | undefined;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  text: string;
  retryAfterMs: number | null;
}

/**
 * One request and its whole answer. Redirects are not followed: an API's address is documented, and
 * a key must not travel elsewhere. Rejects with FetchFailure, `aborted` when `signal` was.
 */
export async function exchange(one: Exchange): Promise<Answer> {
  const limit = AbortSignal.timeout(Math.max(1, Math.ceil(one.withinMs)));
  const signal = one.signal ? AbortSignal.any([one.signal, limit]) : limit;
  try {
    const { allowedOrigins } = one;
    const url = allowedOrigins === null ? one.url : assertPublicUrl(one.url, allowedOrigins);
    const { body, type } = packBody(one.body);
    const answer = await request(url, {
      dispatcher: one.dispatcher,
      method: one.method,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip, br',
        ...(type ? { 'content-type': type } : {}),
        ...one.headers,
      },
      body,
      signal,
    });
    const headers = flatten(answer.headers);
    const bytes = await readBody(answer.body, one.maxBytes);
    const encoding = headers['content-encoding'] ?? '';
    const plain = encoding === '' ? bytes : await decompress(bytes, encoding, one.maxBytes);
    return {
      status: answer.statusCode,
      headers,
      text: plain.toString('utf8'),
      retryAfterMs: parseRetryAfter(headers['retry-after'], Date.now()),
    };
  } catch (error) {
    if (one.signal?.aborted) throw new FetchFailure('aborted', 'the call was called off');
    if (limit.aborted) {
      throw new FetchFailure('timeout', `no complete answer within ${Math.round(one.withinMs)} ms`);
    }
    throw classifyFailure(error);
  }
}

function packBody(body: RequestBody | null): { body: string | null; type: string | null } {
  if (!body) return { body: null, type: null };
  if ('json' in body) return { body: JSON.stringify(body.json), type: 'application/json' };
  return {
    body: new URLSearchParams(body.form).toString(),
    type: 'application/x-www-form-urlencoded',
  };
}

async function readBody(body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    received += chunk.length;
    if (received > maxBytes) {
      body.destroy();
      throw new FetchFailure('too_large', `more than ${maxBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
  );
  return Object.fromEntries(pairs) as Record<string, string>;
}
