import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ProviderRequest {
  method: string;
  /** The `Host` header without its port. */
  host: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string | string[] | undefined>;
  /** Parsed when it is JSON, else the text. */
  body: unknown;
}

export interface ScriptedReply {
  status?: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

/** `hang` never answers, `reset` breaks the connection. */
export type Scripted = ScriptedReply | 'hang' | 'reset';

/** An HTTP API on this machine that answers as its script says. */
export class TestProvider {
  readonly requests: ProviderRequest[] = [];
  script: (request: ProviderRequest, nth: number) => Scripted | Promise<Scripted> = () => ({
    status: 404,
    json: {},
  });
  readonly #server: Server;
  #notify: () => void = () => undefined;

  private constructor() {
    this.#server = createServer((request, reply) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://provider');
        const asked: ProviderRequest = {
          method: request.method ?? 'GET',
          host: (request.headers.host ?? '').replace(/:\d+$/, ''),
          path: url.pathname,
          query: Object.fromEntries(url.searchParams),
          headers: request.headers,
          body: parseBody(Buffer.concat(chunks).toString('utf8')),
        };
        this.requests.push(asked);
        this.#notify();
        void this.#answer(asked, reply);
      });
    });
  }

  static async start(port = 0): Promise<TestProvider> {
    const provider = new TestProvider();
    provider.#server.listen(port, '127.0.0.1');
    await once(provider.#server, 'listening');
    return provider;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** As the guard's list of allowed origins wants it. */
  get host(): string {
    return `localhost:${this.port}`;
  }

  get origin(): string {
    return `http://${this.host}`;
  }

  /** When the `nth` request has come in. */
  async asked(nth: number): Promise<void> {
    while (this.requests.length < nth) {
      await new Promise<void>((resolve) => {
        this.#notify = resolve;
      });
    }
  }

  async #answer(asked: ProviderRequest, reply: ServerResponse): Promise<void> {
    const scripted = await this.script(asked, this.requests.length);
    if (scripted === 'hang') return;
    if (scripted === 'reset') {
      reply.socket?.destroy();
      return;
    }
    const { status = 200, json, text, headers = {} } = scripted;
    reply.writeHead(status, { 'content-type': 'application/json', ...headers });
    reply.end(text ?? JSON.stringify(json ?? {}));
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
