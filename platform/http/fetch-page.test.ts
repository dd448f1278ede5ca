import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher, type FetchOptions } from './fetch-page.ts';
import { parseRetryAfter } from './retry-after.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const PAGE = `<!doctype html><title>Bäckerei</title>${'<p>Brötchen täglich frisch</p>'.repeat(50)}`;
const BOMB = Buffer.alloc(20 * 1024 * 1024);
const html = (body: string | Buffer, headers: Record<string, string> = {}): Answer => {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  };
};

const ROUTES: Record<string, Answer> = {
  '/plain': html(PAGE),
  '/gzip': html(gzipSync(PAGE), { 'content-encoding': 'gzip' }),
  '/br': html(brotliCompressSync(PAGE), { 'content-encoding': 'br' }),
  '/deflate': html(deflateSync(PAGE), { 'content-encoding': 'deflate' }),
  '/deflate-raw': html(deflateRawSync(PAGE), { 'content-encoding': 'deflate' }),
  '/zstd': html(zstdCompressSync(PAGE), { 'content-encoding': 'zstd' }),
  '/twice': html(gzipSync(gzipSync(PAGE)), { 'content-encoding': 'gzip, gzip' }),
  '/large-gzip': html(gzipSync(noise(300_000)), { 'content-encoding': 'gzip' }),
  '/cut': html(gzipSync(noise(30_000)).subarray(0, 10_000), { 'content-encoding': 'gzip' }),
  '/not-gzip': html(PAGE, { 'content-encoding': 'gzip' }),
  '/unknown-coding': html(PAGE, { 'content-encoding': 'rot13' }),
  '/bomb-gzip': html(gzipSync(BOMB), { 'content-encoding': 'gzip' }),
  '/bomb-br': html(brotliCompressSync(BOMB), { 'content-encoding': 'br' }),
  '/bomb-zstd': html(zstdCompressSync(BOMB), { 'content-encoding': 'zstd' }),
  '/bomb-twice': html(gzipSync(gzipSync(BOMB)), { 'content-encoding': 'gzip, gzip' }),
  '/layers': html(PAGE, { 'content-encoding': 'gzip, gzip, gzip' }),
  '/huge': html(Buffer.alloc(400_000, 'x')),
  '/huge-chunked': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const pump = () => {
      while (!response.destroyed && response.write(Buffer.alloc(50_000, 'x')));
      response.once('drain', pump);
    };
    pump();
  },
  '/pdf': html('%PDF-1.7', { 'content-type': 'application/pdf' }),
  '/untyped': (_request, response) => response.end(PAGE),
  '/refused-as-json': (_request, response) => {
    response.writeHead(403, { 'content-type': 'application/json' }).end('{"error":"no"}');
  },
  '/busy': (_request, response) => {
    response.writeHead(429, { 'retry-after': '7', 'content-type': 'text/html' }).end('slow down');
  },
  '/silent': () => {},
  '/stalls': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).write('<p>one');
  },
  '/loris': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const drip = setInterval(() => response.write('.'), 20);
    response.on('close', () => clearInterval(drip));
  },
  '/to-plain': redirect('/plain'),
  '/to-umlaut': redirect(Buffer.from('/bücher', 'utf8').toString('latin1')),
  '/b%C3%BCcher': html('<p>Bücher'),
  '/to-file': redirect('file:///etc/passwd'),
  '/to-nowhere': redirect('http://['),
  '/loop-a': redirect('/loop-b'),
  '/loop-b': redirect('/loop-a'),
  '/self': redirect('/self'),
  '/to-fragment': redirect('/plain#team'),
  '/no-location': (_request, response) =>
    response.writeHead(302, { 'content-type': 'text/html' }).end('x'),
  '/validated': (request, response) => {
    if (request.headers['if-none-match'] === '"v1"')
      response.writeHead(304, { etag: '"v1"' }).end();
    else html(PAGE, { etag: '"v1"' })(request, response);
  },
  '/echo': (request, response) => html(JSON.stringify(request.headers))(request, response),
};

function redirect(location: string): Answer {
  return (_request, response) => response.writeHead(302, { location }).end('moved');
}

function noise(length: number): string {
  let state = 1;
  let text = '';
  while (text.length < length) text += (state = (state * 48271) % 2147483647).toString(36);
  return text;
}

const sockets = new Set<Socket>();
let hops = 0;
let opened = 0;
const server = createServer((request, response) => {
  const path = request.url ?? '';
  if (path.startsWith('/hops/')) {
    hops++;
    return redirect(`/hops/${Number(path.slice(6)) + 1}`)(request, response);
  }
  return (ROUTES[path] ?? ((_request, missing) => missing.writeHead(404).end()))(request, response);
});
const closer = createTcpServer((socket) => socket.destroy());
const babbler = createTcpServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'));
let base = '';
let fetcher: Fetcher;
let closerPort = 0;
let babblerPort = 0;

beforeAll(async () => {
  server.on('connection', (socket) => {
    opened++;
    sockets.add(socket);
  });
  const port = await listen(server);
  closerPort = await listen(closer);
  babblerPort = await listen(babbler);
  base = `http://site.localhost:${port}`;
  fetcher = createFetcher({
    userAgent: 'QuarryBot/1.0',
    allowedOrigins: [port, closerPort, babblerPort, 9].map((allowed) => `*.localhost:${allowed}`),
  });
});

afterAll(async () => {
  await fetcher.close();
  for (const socket of sockets) socket.destroy();
  for (const one of [server, closer, babbler]) one.close();
});

function listen(one: {
  listen: typeof closer.listen;
  address: typeof closer.address;
}): Promise<number> {
  return new Promise((done) => {
    one.listen(0, '127.0.0.1', () => done((one.address() as AddressInfo).port));
  });
}

const get = (path: string, options: FetchOptions = {}) => fetcher.fetchPage(base + path, options);

async function failureOf(path: string, options: FetchOptions = {}): Promise<string> {
  const result = await get(path, options);
  return result.ok ? `no failure, status ${result.status}` : result.kind;
}

describe('a page that arrives', () => {
  test.each(['/plain', '/gzip', '/br', '/deflate', '/deflate-raw', '/zstd', '/twice', '/untyped'])(
    'is read through its encoding: %s',
    async (path) => {
      const result = await get(path);
      expect(result).toMatchObject({ ok: true, status: 200, text: PAGE, charset: 'utf-8' });
    },
  );

  test('carries what the caller needs to store and to judge it', async () => {
    const result = await get('/validated');
    expect(result).toEqual({
      ok: true,
      requestedUrl: `${base}/validated`,
      url: `${base}/validated`,
      redirects: [],
      status: 200,
      headers: expect.objectContaining({ etag: '"v1"' }),
      contentType: 'text/html',
      body: Buffer.from(PAGE),
      text: PAGE,
      charset: 'utf-8',
      wireBytes: Buffer.byteLength(PAGE),
      elapsedMs: expect.any(Number),
      isNotModified: false,
      retryAfterMs: null,
    });
  });

  test('and is larger than a synchronous unpacking would take', async () => {
    const result = await get('/large-gzip');
    expect(result.ok && result.text === noise(300_000)).toBe(true);
  });

  test('cut short still yields what came', async () => {
    const result = await get('/cut');
    expect(result.ok && result.text.length > 5_000 && noise(30_000).startsWith(result.text)).toBe(
      true,
    );
  });

  test('unchanged since the last time is not sent again', async () => {
    const result = await get('/validated', { etag: '"v1"' });
    expect(result).toMatchObject({ ok: true, status: 304, isNotModified: true, text: '' });
  });

  test('was asked for by the product under its name', async () => {
    const result = await get('/echo', { headers: { cookie: 'a=1' } });
    expect(result.ok && JSON.parse(result.text)).toMatchObject({
      'user-agent': 'QuarryBot/1.0',
      'accept-encoding': 'gzip, deflate, br, zstd',
      cookie: 'a=1',
    });
  });

  test('as a refusal keeps its status, whatever its type', async () => {
    expect(await get('/refused-as-json')).toMatchObject({ ok: true, status: 403, text: '' });
    expect(await get('/busy')).toMatchObject({ ok: true, status: 429, retryAfterMs: 7_000 });
    expect(await get('/missing')).toMatchObject({ ok: true, status: 404 });
  });
});

describe('redirects', () => {
  test('are followed and remembered, fragments dropped, raw UTF-8 understood', async () => {
    expect(await get('/to-plain')).toMatchObject({
      ok: true,
      requestedUrl: `${base}/to-plain`,
      url: `${base}/plain`,
      redirects: [`${base}/to-plain`],
    });
    expect(await get('/to-fragment')).toMatchObject({ url: `${base}/plain` });
    expect(await get('/to-umlaut')).toMatchObject({ ok: true, text: '<p>Bücher' });
  });

  test('without a target are an answer like any other', async () => {
    expect(await get('/no-location')).toMatchObject({ ok: true, status: 302 });
  });

  test('that circle or lead out of the web end with their name', async () => {
    expect(await failureOf('/loop-a')).toBe('redirect_loop');
    expect(await failureOf('/self')).toBe('redirect_loop');
    expect(await failureOf('/to-file')).toBe('blocked_address');
    expect(await failureOf('/to-nowhere')).toBe('invalid_url');
  });

  test('are counted', async () => {
    hops = 0;
    expect(await failureOf('/hops/0', { maxRedirects: 4 })).toBe('too_many_redirects');
    expect(hops).toBe(5);
  });
});

describe('limits', () => {
  test.each(['/bomb-gzip', '/bomb-br', '/bomb-zstd', '/bomb-twice', '/huge', '/huge-chunked'])(
    '%s is cut off at the byte limit',
    async (path) => {
      expect(await failureOf(path, { maxBytes: 300_000 })).toBe('too_large');
    },
  );

  test.each(['/not-gzip', '/unknown-coding', '/layers'])(
    '%s is refused as unreadable',
    async (path) => {
      expect(await failureOf(path)).toBe('bad_encoding');
    },
  );

  test('what is no page is left unread', async () => {
    expect(await failureOf('/pdf')).toBe('bad_content_type');
  });

  test.each([
    ['/silent', { limits: { totalMs: 150 } }],
    ['/stalls', { limits: { totalMs: 150 } }],
    ['/loris', { limits: { totalMs: 150 } }],
  ])('%s ends at the deadline', async (path, options) => {
    const startedAt = performance.now();
    expect(await failureOf(path, options)).toBe('timeout');
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  test('a caller can call it off, before and during', async () => {
    expect(await failureOf('/plain', { signal: AbortSignal.abort() })).toBe('aborted');
    const controller = new AbortController();
    const pending = failureOf('/stalls', { signal: controller.signal });
    setImmediate(() => controller.abort());
    expect(await pending).toBe('aborted');
  });
});

describe('a host that is not there', () => {
  test('is told apart from one that hangs up or speaks something else', async () => {
    const at = (port: number) => fetcher.fetchPage(`http://x.localhost:${port}/`);
    expect(await at(9)).toMatchObject({ ok: false, kind: 'refused' });
    expect(await at(closerPort)).toMatchObject({ ok: false, kind: 'reset' });
    expect(await at(babblerPort)).toMatchObject({ ok: false, kind: 'protocol' });
  });

  test('by its name is a dns failure', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
    const lost = createFetcher({ userAgent: 'test', resolve });
    expect(await lost.fetchPage('http://gone.example.com/')).toMatchObject({
      ok: false,
      kind: 'dns',
    });
    await lost.close();
  });

  test('does not reject for a URL that is none', async () => {
    expect(await fetcher.fetchPage('http://')).toMatchObject({ ok: false, kind: 'invalid_url' });
  });
});

test('connections are kept and shared', async () => {
  const before = opened;
  for (let i = 0; i < 50; i++) await get('/plain');
  expect(opened - before).toBeLessThanOrEqual(3);
});

test('Retry-After is read as seconds and as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(parseRetryAfter('120', now)).toBe(120_000);
  expect(parseRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30_000);
  expect(parseRetryAfter('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0);
  expect(parseRetryAfter('soon', now)).toBeNull();
  expect(parseRetryAfter(undefined, now)).toBeNull();
});
