import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerPortal, PORTAL_HOST } from './portal.ts';
import { answerSite } from './site/answer-site.ts';
import { textReply, type Reply, type Visit } from './site/visit.ts';
import { RequestLedger, type DemoStats } from './stats.ts';
import { makeWeb, type DemoSite, type DemoWeb, type WebOptions } from './web.ts';

export interface DemoOptions extends WebOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** The address to bind; loopback by default, and only loopback belongs on anybody's machine. */
  bind?: string;
  /** How long slow pages take, in milliseconds; 3,000 by default. */
  slowMs?: number;
  /** Told about each request when its answer is done with. */
  log?: (request: LoggedRequest) => void;
}

export interface LoggedRequest {
  method: string;
  url: string;
  userAgent: string;
  status: number;
  /** False when the visitor hung up before the end. */
  finished: boolean;
  durationMs: number;
}

export interface Demo {
  /** The portal, such as `http://sample.localhost:4100`. */
  url: string;
  port: number;
  sites: DemoSite[];
  web: DemoWeb;
  /** `http://slug.localhost:PORT`, without a slash at the end. */
  originOf: (slug: string) => string;
  stats(): DemoStats;
  resetStats(): void;
  /** Ends all connections, those of slow pages too. */
  close(): Promise<void>;
}

/** Serves the sample web. Every site answers under its own host name, all on one port. */
export async function startDemo(options: DemoOptions = {}): Promise<Demo> {
  const web = makeWeb(options);
  const ledger = new RequestLedger();
  const server = createServer({ keepAliveTimeout: 30_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, options.bind ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const originOf = (slug: string) => `http://${slug}.localhost:${port}`;
  const nice = web.sites.filter((site) => site.listing === 'nice');
  const grounds: Grounds = { web, nice, ledger, port, originOf, slowMs: options.slowMs ?? 3000 };
  server.on('request', (request, response) => {
    if (options.log) logRequest(request, response, options.log);
    try {
      serve(grounds, request, response);
    } catch (error) {
      // A fault of ours must not take the other sites down with it.
      console.error(`${request.headers.host}${request.url}`, error);
      response.destroy();
    }
  });
  return {
    url: `http://${PORTAL_HOST}:${port}`,
    port,
    sites: web.sites,
    web,
    originOf,
    stats: () => ledger.report(),
    resetStats: () => ledger.reset(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Grounds {
  web: DemoWeb;
  nice: DemoSite[];
  ledger: RequestLedger;
  port: number;
  slowMs: number;
  originOf: (slug: string) => string;
}

function serve(grounds: Grounds, request: IncomingMessage, response: ServerResponse): void {
  const host = (request.headers.host ?? '').toLowerCase();
  // Null for what no URL parser takes: request targets may hold anything.
  const url = URL.parse(request.url ?? '/', `http://${host}`);
  if (!url) return send(textReply('Bad request', 400), request, response);
  const hostname = url.hostname;
  const isPortal = isPortalHost(hostname);
  if (isPortal && url.pathname === '/__stats') {
    return send(answerStats(grounds.ledger, url), request, response);
  }
  const arrival = grounds.ledger.arrive(url.href, hostname, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    request.resume();
    return send(textReply('Thank you, but nothing here can be changed.', 405), request, response);
  }
  if (isPortal) {
    const reply = answerPortal(grounds, url) ?? textReply('There is no such page.', 404);
    return send(reply, request, response);
  }
  const site = grounds.web.siteOf(hostname.replace(/\.localhost$/, ''));
  if (!site) return send(textReply('No site of that name here.', 421), request, response);
  const { slowMs, originOf, nice } = grounds;
  const visit = { site, neighbours: nice, url, headers: request.headers, slowMs, originOf };
  send(answer({ ...visit, ...arrival }), request, response);
}

function answer(visit: Visit): Reply {
  return visit.site.variant.answer?.(visit) ?? answerSite(visit);
}

function answerStats(ledger: RequestLedger, url: URL): Reply {
  const report = JSON.stringify(ledger.report());
  if (url.searchParams.get('reset') === '1') ledger.reset();
  return { headers: { 'content-type': 'application/json' }, body: report };
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply.afterMs) {
    const timer = setTimeout(() => write(reply, request, response), reply.afterMs);
    response.once('close', () => clearTimeout(timer));
    return;
  }
  write(reply, request, response);
}

function write(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply.seize) return reply.seize(response);
  response.statusCode = reply.status ?? 200;
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.setHeader(name, value);
  if (reply.stream && request.method === 'GET') return reply.stream(response);
  if (reply.body !== undefined && !response.hasHeader('content-length')) {
    response.setHeader('content-length', Buffer.byteLength(reply.body));
  }
  response.end(reply.body);
}

function isPortalHost(hostname: string): boolean {
  return hostname === PORTAL_HOST || hostname === 'localhost' || /^[\d.]+$|^\[/.test(hostname);
}

function logRequest(
  request: IncomingMessage,
  response: ServerResponse,
  log: (request: LoggedRequest) => void,
): void {
  const startedAt = performance.now();
  response.once('close', () =>
    log({
      method: request.method ?? '',
      url: `http://${request.headers.host ?? ''}${request.url ?? ''}`,
      userAgent: request.headers['user-agent'] ?? '',
      status: response.statusCode,
      finished: response.writableFinished,
      durationMs: performance.now() - startedAt,
    }),
  );
}
