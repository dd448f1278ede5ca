import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFetcher, type Fetcher } from './fetch-page.ts';
import { BlockedUrlError, assertAllowedOrigins, assertPublicUrl, isPublicUrl } from './guard.ts';
import { whyAddressBlocked } from './public-address.ts';
import { HOSTILE_DNS_ANSWERS, ssrfVectors } from './ssrf-vectors.ts';

const connections: string[] = [];
let listeners: Server[] = [];
let port = 0;
let redirector: Server;
let redirectorPort = 0;

beforeAll(async () => {
  port = await listen('127.0.0.1', 0);
  await listen('::1', port).catch(() => 0);
  redirector = createHttpServer((request, response) => {
    const to = decodeURIComponent((request.url ?? '').slice('/to/'.length));
    response.writeHead(302, { location: Buffer.from(to, 'utf8').toString('latin1') }).end();
  });
  redirectorPort = await new Promise((done) => {
    redirector.listen(0, '127.0.0.1', () => done((redirector.address() as AddressInfo).port));
  });
});

afterAll(() => {
  for (const server of [...listeners, redirector]) server.close();
  listeners = [];
});

function listen(host: string, wanted: number): Promise<number> {
  const server = createServer((socket) => {
    connections.push(`${socket.localAddress}`);
    socket.destroy();
  });
  listeners.push(server);
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(wanted, host, () => done((server.address() as AddressInfo).port));
  });
}

const vectors = ssrfVectors(0);
/** A net for what hangs: a busy machine needs seconds for two hundred redirects at once. */
const LIMITS = { limits: { totalMs: 30_000 } };

async function fetchAll(fetcher: Fetcher, urls: string[]) {
  return Promise.all(urls.map((url) => fetcher.fetchPage(url, LIMITS)));
}

describe('the attack list', () => {
  test('is long enough to mean something', () => {
    expect(new Set(vectors).size).toBeGreaterThanOrEqual(150);
  });

  test('is refused by the text check alone, each one', () => {
    const letThrough = ssrfVectors(port).filter((url) => isPublicUrl(url));
    expect(letThrough).toEqual([]);
  });

  test('opens no connection when fetched, and says why', async () => {
    // A resolver that sends every name to the listener: only the text check stands before it.
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    const fetcher = createFetcher({ userAgent: 'test', resolve });
    const results = await fetchAll(fetcher, ssrfVectors(port));
    await fetcher.close();
    const kinds = new Set(results.map((result) => (result.ok ? 'fetched' : result.kind)));
    expect([...kinds].sort()).toEqual(['blocked_address', 'invalid_url']);
    expect(connections).toEqual([]);
  });

  test('opens no connection when it is the target of a redirect', async () => {
    const fetcher = createFetcher({
      userAgent: 'test',
      allowedOrigins: [`*.localhost:${redirectorPort}`],
    });
    const targets = ssrfVectors(port).filter((url) => url.trim() !== '' && !/[\t\r\n]/.test(url));
    const starts = targets.map(
      (url) => `http://open.localhost:${redirectorPort}/to/${encodeURIComponent(url)}`,
    );
    const results = await fetchAll(fetcher, starts);
    await fetcher.close();
    expect(connections).toEqual([]);
    expect(results.filter((result) => result.redirects.length > 0).length).toBeGreaterThan(150);
    // Relative ones lead back to the redirector itself, and there to their own end.
    const fetched = results.filter(
      (result) => result.ok && new URL(result.url).port !== `${redirectorPort}`,
    );
    expect(fetched).toEqual([]);
  });
});

describe('hostile name servers', () => {
  test.each(HOSTILE_DNS_ANSWERS.map((answer) => [answer]))(
    'answering %j reach nothing',
    async (answer) => {
      const resolve = async () =>
        answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
      const fetcher = createFetcher({ userAgent: 'test', resolve });
      const result = await fetcher.fetchPage(`http://innocent.example.com:${port}/`, LIMITS);
      await fetcher.close();
      expect(result.ok).toBe(false);
      expect(connections).toEqual([]);
    },
  );

  test('that answer well once and badly after are not asked again: the judged address is dialled', async () => {
    let asked = 0;
    // The first answer is public by its form, and belongs to nobody.
    const resolve = async () =>
      asked++ === 0 ? [{ address: '2000::1', family: 6 }] : [{ address: '127.0.0.1', family: 4 }];
    const fetcher = createFetcher({ userAgent: 'test', resolve });
    const limits = { totalMs: 300 };
    for (let i = 0; i < 3; i++) {
      const result = await fetcher.fetchPage(`http://rebind.example.com:${port}/${i}`, { limits });
      expect(result.ok).toBe(false);
    }
    await fetcher.close();
    expect(asked).toBe(1);
    expect(connections).toEqual([]);
  });
});

describe('the sample web', () => {
  test('is let through on its own port only', () => {
    const allowed = ['*.localhost:4100'];
    expect(isPublicUrl('http://acme.localhost:4100/contact', allowed)).toBe(true);
    expect(isPublicUrl('http://a.b.localhost:4100/', allowed)).toBe(true);
    for (const url of [
      'http://acme.localhost:4101/',
      'http://acme.localhost/',
      'http://localhost:4100/',
      'https://acme.localhost:4100/',
      'http://127.0.0.1:4100/',
      'http://[::1]:4100/',
      'http://acme.localhost.evil.com:410/',
      'http://evillocalhost:4100/',
      'http://user@acme.localhost:4100/',
    ]) {
      expect(isPublicUrl(url, allowed), url).toBe(false);
    }
  });

  test('is the only thing that can be allowed', () => {
    for (const pattern of ['10.0.0.1:80', '*:80', '*.internal:80', 'localhost', '*.localhost:*']) {
      expect(() => assertAllowedOrigins([pattern]), pattern).toThrow(TypeError);
    }
  });

  test('is dialled at 127.0.0.1 whatever the name server says', async () => {
    const server = createHttpServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<p>here');
    });
    const at = await new Promise<number>((done) => {
      server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
    });
    const resolve = () => Promise.reject(new Error('not to be asked'));
    const fetcher = createFetcher({
      userAgent: 'test',
      resolve,
      allowedOrigins: [`*.localhost:${at}`],
    });
    const result = await fetcher.fetchPage(`http://acme.localhost:${at}/`);
    await fetcher.close();
    server.close();
    expect(result).toMatchObject({ ok: true, status: 200, text: '<p>here' });
  });
});

describe('the ordinary web', () => {
  test.each([
    'http://example.com/',
    'https://example.com/',
    'https://example.com.:443/a?b#c',
    'http://bücher.example.org/',
    'http://example.com:8080/',
    'https://example.com:8443/',
    'http://example.com:3000/',
    'http://93.184.216.34/',
    'http://[2606:2800:220:1:248:1893:25c8:1946]/',
    'http://10.example.com/',
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
  ])('%s passes the text check', (url) => {
    expect(assertPublicUrl(url)).toBeInstanceOf(URL);
  });

  test('a blocked URL is told apart by its error', () => {
    expect(() => assertPublicUrl('http://10.0.0.1/')).toThrow(BlockedUrlError);
    expect(() => assertPublicUrl('nonsense')).toThrow(BlockedUrlError);
  });

  test('addresses: public ones pass, what is no address does not', () => {
    expect(whyAddressBlocked('8.8.8.8')).toBeNull();
    expect(whyAddressBlocked('2a00:1450:4001:800::200e')).toBeNull();
    expect(whyAddressBlocked('example.com')).toMatch('not an IP address');
    expect(whyAddressBlocked('127.1')).toMatch('not an IP address');
    expect(whyAddressBlocked('fe80::1%eth0')).toMatch('linkLocal');
  });
});
