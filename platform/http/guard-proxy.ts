import { randomBytes, timingSafeEqual } from 'node:crypto';
import {
  createServer,
  request,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type AllowedOrigins, assertPublicUrl, isAllowedOrigin } from './guard.ts';
import { resolveBySystem, resolvePublic, type Resolve } from './guarded-agent.ts';

export interface GuardProxyOptions {
  allowedOrigins?: AllowedOrigins;
  resolve?: Resolve;
  /** Bytes that one connection may bring in. Default 20 MB. */
  maxBytes?: number;
}

export interface GuardProxy {
  /** `http://127.0.0.1:PORT` */
  server: string;
  username: string;
  password: string;
  close(): Promise<void>;
}

const IDLE_MS = 30_000;
const MAX_BYTES = 20 * 1024 * 1024;

/**
 * A forward proxy on the loopback that only leads to public addresses. A browser looks names up and
 * follows redirects by itself, so no check of its requests' URLs can know where they end; with this
 * as its one way out, the address that was judged is the address that is dialled, for pages,
 * scripts, frames and sockets alike. It asks for a password, so that nobody else's program uses it.
 */
export async function startGuardProxy(options: GuardProxyOptions = {}): Promise<GuardProxy> {
  const password = randomBytes(18).toString('base64url');
  const expected = Buffer.from(`Basic ${Buffer.from(`quarry:${password}`).toString('base64')}`);
  const isKnown = (message: IncomingMessage) => {
    const given = Buffer.from(message.headers['proxy-authorization'] ?? '');
    return given.length === expected.length && timingSafeEqual(given, expected);
  };
  const server = createServer((message, response) => {
    if (isKnown(message)) void forward(options, message, response);
    else response.writeHead(407, { 'proxy-authenticate': 'Basic realm="quarry"' }).end();
  });
  server.on('connect', (message: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (isKnown(message)) void tunnel(options, message, socket, head);
    else socket.end('HTTP/1.1 407 Login\r\nProxy-Authenticate: Basic realm="quarry"\r\n\r\n');
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    server: `http://127.0.0.1:${port}`,
    username: 'quarry',
    password,
    close: () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => done());
      }),
  };
}

interface Target {
  host: string;
  port: number;
}

/** The judged address behind a URL. Throws for what must not be reached. */
async function targetOf(options: GuardProxyOptions, text: string): Promise<Target> {
  const allowed = options.allowedOrigins ?? [];
  const url = assertPublicUrl(text, allowed);
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  const isSample = url.protocol === 'http:' && isAllowedOrigin(url.hostname, port, allowed);
  if (isSample) return { host: '127.0.0.1', port: Number(port) };
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const [first] = await resolvePublic(name, options.resolve ?? resolveBySystem);
  if (first === undefined) throw new Error(`${name} has no address`);
  return { host: first.address, port: Number(port) };
}

/** Plain http arrives as `GET http://host/path`. */
async function forward(
  options: GuardProxyOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const url = new URL(message.url ?? '');
    if (url.protocol !== 'http:') throw new Error('only http comes this way');
    const target = await targetOf(options, url.href);
    const headers: OutgoingHttpHeaders = { ...message.headers, host: url.host };
    delete headers['proxy-authorization'];
    delete headers['proxy-connection'];
    const onward = request(
      {
        ...target,
        path: url.pathname + url.search,
        method: message.method,
        headers,
        timeout: IDLE_MS,
      },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        limitBytes(answer, options.maxBytes ?? MAX_BYTES, () => response.destroy());
        answer.pipe(response);
      },
    );
    onward.on('timeout', () => onward.destroy());
    onward.on('error', () => refuse(response));
    response.on('close', () => onward.destroy());
    message.pipe(onward);
  } catch {
    refuse(response);
  }
}

function refuse(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(502).end();
}

/** https and sockets arrive as `CONNECT host:port`. */
async function tunnel(
  options: GuardProxyOptions,
  message: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): Promise<void> {
  try {
    // The sample web speaks plain http, so nothing private is ever reached by a tunnel.
    const { host, port } = await targetOf(
      { ...options, allowedOrigins: [] },
      `https://${message.url}`,
    );
    const onward = connect({ host, port, timeout: IDLE_MS }, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      onward.write(head);
      onward.pipe(socket);
      socket.pipe(onward);
    });
    limitBytes(onward, options.maxBytes ?? MAX_BYTES, () => socket.destroy());
    const end = () => {
      onward.destroy();
      socket.destroy();
    };
    onward.on('timeout', end);
    onward.on('error', end);
    socket.on('close', end);
  } catch {
    socket.end('HTTP/1.1 502 Refused\r\n\r\n');
  }
}

function limitBytes(from: NodeJS.ReadableStream, maxBytes: number, stop: () => void): void {
  let received = 0;
  from.on('data', (chunk: Buffer) => {
    received += chunk.length;
    if (received > maxBytes) stop();
  });
}
