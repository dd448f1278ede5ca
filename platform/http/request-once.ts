import type { Dispatcher } from 'undici';
import { FetchFailure, classifyFailure } from './fetch-failure.ts';

export interface RequestLimits {
  /** Until the last byte, redirects not included. */
  totalMs: number;
  /** From the request's last byte to the answer's headers. */
  headersMs: number;
  /** The longest silence within the body. */
  bodyIdleMs: number;
  /** Bytes on the wire. */
  maxBytes: number;
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

export interface OneRequest {
  dispatcher: Dispatcher;
  url: URL;
  headers: Record<string, string>;
  limits: RequestLimits;
  signal?: AbortSignal | undefined;
  /** Decides by status and headers whether the body is worth its bytes; a throw ends the request. */
  wantsBody: (status: number, headers: Record<string, string>) => boolean;
}

/** An unwanted body this small is read to its end, because that keeps the connection usable. */
const DRAIN_BYTES = 64 * 1024;

/**
 * One GET, no redirects. Rejects with FetchFailure. It speaks to undici's dispatch interface
 * directly: a body that is capped and kept whole needs no stream, which is half of the cost.
 */
export function requestOnce(request: OneRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const { limits, signal, url } = request;
    let controller: Dispatcher.DispatchController | null = null;
    let failure: FetchFailure | null = null;
    let answer: RawAnswer | null = null;
    let isWanted = true;
    let received = 0;
    const chunks: Buffer[] = [];

    const settle = (finish: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      finish();
    };
    const fail = (cause: FetchFailure) => {
      if (failure !== null) return;
      failure = cause;
      controller?.abort(cause);
      settle(() => reject(cause));
    };
    const onAbort = () => fail(new FetchFailure('aborted', 'the request was called off'));
    const timer = setTimeout(
      () => fail(new FetchFailure('timeout', `no complete answer within ${limits.totalMs} ms`)),
      limits.totalMs,
    );
    if (signal?.aborted === true) return onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });

    request.dispatcher.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: 'GET',
        headers: request.headers,
        headersTimeout: limits.headersMs,
        bodyTimeout: limits.bodyIdleMs,
      },
      {
        onRequestStart(started) {
          controller = started;
          // Time may have run out while the request waited for a connection.
          if (failure !== null) started.abort(failure);
        },
        onResponseStart(_controller, status, headers) {
          if (status < 200 || failure !== null) return;
          answer = { status, headers: flatten(headers), body: EMPTY };
          try {
            isWanted = request.wantsBody(status, answer.headers);
          } catch (error) {
            return fail(classifyFailure(error));
          }
          const announced = Number(answer.headers['content-length'] ?? 0);
          if (isWanted && announced > limits.maxBytes) fail(tooLarge(limits.maxBytes));
        },
        onResponseData(_controller, chunk) {
          if (failure !== null) return;
          received += chunk.length;
          if (isWanted) {
            chunks.push(chunk);
            if (received > limits.maxBytes) fail(tooLarge(limits.maxBytes));
          } else if (received > DRAIN_BYTES && answer !== null) {
            const done = answer;
            failure = new FetchFailure('aborted', 'the rest is not wanted');
            controller?.abort(failure);
            settle(() => resolve(done));
          }
        },
        onResponseEnd() {
          if (failure !== null || answer === null) return;
          const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
          const done = { ...answer, body: body ?? EMPTY };
          settle(() => resolve(done));
        },
        onResponseError(_controller, error) {
          fail(classifyFailure(error));
        },
        onRequestUpgrade(_controller, _status, _headers, socket) {
          socket.destroy();
          fail(new FetchFailure('protocol', 'the server switched protocols'));
        },
      },
    );
  });
}

const EMPTY = Buffer.alloc(0);

function tooLarge(maxBytes: number): FetchFailure {
  return new FetchFailure('too_large', `more than ${maxBytes} bytes`);
}

function flatten(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}
