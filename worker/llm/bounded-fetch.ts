import { Agent, fetch as undiciFetch } from 'undici';

/** No answer of ours is longer than some thousand tokens. */
const MAX_BYTES = 2 * 1024 * 1024;
const CONNECTIONS = 256;

export interface BoundedFetch {
  fetch: typeof globalThis.fetch;
  close(): Promise<void>;
}

/**
 * The way to the one endpoint that the operator has configured, which may well be on this machine or
 * network: so the guard against private addresses does not apply, and instead nothing leads away
 * from there. Another origin and every redirect are refused; an answer ends at 2 MB.
 */
export function openBoundedFetch(baseUrl: string): BoundedFetch {
  const { origin } = new URL(baseUrl);
  const dispatcher = new Agent({
    connections: CONNECTIONS,
    pipelining: 1,
    connect: { timeout: 10_000 },
    keepAliveTimeout: 10_000,
  });
  const bounded = async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin) throw new TypeError('The endpoint lies elsewhere');
    const answer = await undiciFetch(url, {
      ...(init as object),
      dispatcher,
      redirect: 'error',
    });
    // The same thing by two names: undici's types and the web's.
    const body = answer.body as unknown as ReadableStream<Uint8Array> | null;
    return new Response(body?.pipeThrough(limitBytes()) ?? null, {
      status: answer.status,
      headers: [...answer.headers],
    });
  };
  return { fetch: bounded, close: () => dispatcher.destroy() };
}

function limitBytes(): TransformStream<Uint8Array, Uint8Array> {
  let received = 0;
  return new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (received > MAX_BYTES) controller.error(new TypeError('The answer is too long'));
      else controller.enqueue(chunk);
    },
  });
}
