import { get as httpGet } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { expect } from 'vitest';
import { describeVariants, type Probe } from './describe-variants.ts';
import { NETWORK_VARIANTS } from './network.ts';

describeVariants('sites on bad days', NETWORK_VARIANTS, {
  'slow-answer': async (probe) => {
    const startedAt = performance.now();
    expect((await probe.get('/')).status).toBe(200);
    // Timers may fire a millisecond early.
    expect(performance.now() - startedAt).toBeGreaterThan(58);
  },
  'slow-loris': async (probe) => {
    const bytes = await readSome(probe, '/', 60);
    expect(bytes.toString()).toMatch(/^<!doctype html><title>Loading<\/title><p>\.{10,}$/);
  },
  'no-answer': async (probe) => {
    const answer = probe.get('/').then(
      () => 'answered',
      () => 'broken',
    );
    const other = probe.get('/robots.txt').then(({ status }) => status);
    expect(await Promise.race([answer, other])).toBe(200);
  },
  'connection-reset': async ({ get }) => {
    await expect(get('/')).rejects.toThrow(/ECONNRESET|socket hang up/);
    expect((await get('/robots.txt')).status).toBe(200);
  },
  truncated: async ({ get }) => {
    await expect(get('/')).rejects.toThrow('aborted');
  },
  'not-http': async ({ get }) => {
    await expect(get('/')).rejects.toThrow('Parse Error');
  },
  'too-many-requests': async ({ get }) => {
    const [first, tooSoon] = [await get('/'), await get('/')];
    expect([first.status, first.headers['retry-after']]).toEqual([429, '1']);
    expect(tooSoon.status).toBe(429);
    await passTime(1000);
    expect((await get('/')).status).toBe(200);
  },
  'too-many-requests-date': async ({ get }) => {
    const { status, headers } = await get('/');
    const waitMs = Date.parse(headers['retry-after'] ?? '') - Date.now();
    expect(status).toBe(503);
    expect(waitMs).toBeGreaterThan(500);
    await passTime(waitMs);
    expect((await get('/')).status).toBe(200);
  },
  'server-error-recovers': async ({ get }) => {
    const statuses = [await get('/'), await get('/'), await get('/')].map(({ status }) => status);
    expect(statuses).toEqual([502, 502, 200]);
  },
  'server-error': async ({ get }) => {
    for (let attempt = 0; attempt < 5; attempt++) expect((await get('/')).status).toBe(500);
  },
  'dead-links': async ({ get }) => {
    expect((await get('/')).text).toContain('href="/gone"');
    expect([(await get('/missing')).status, (await get('/gone')).status]).toEqual([404, 410]);
  },
  'huge-page': async (probe) => {
    const { body } = await probe.get('/brochure');
    expect(body.length).toBe(100 * 1024 ** 2);
    expect((await probe.get('/contact')).text).toContain(probe.site.company.emails[0]);
  },
  'huge-declared': async (probe) => {
    const response = await open(probe, '/brochure');
    expect(response.headers['content-length']).toBe(String(5 * 1024 ** 3));
    response.destroy();
  },
  'gzip-bomb': async (probe) => {
    const response = await open(probe, '/brochure');
    let packed = 0;
    let unpacked = 0;
    response.on('data', (chunk: Buffer) => (packed += chunk.length));
    // Gunzip checks the checksum and the length at the end: the bomb is valid to the last byte.
    for await (const chunk of response.pipe(createGunzip()) as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
    }
    expect(unpacked).toBe(1000 * 1024 ** 2);
    expect(packed).toBeLessThan(1.2 * 1024 ** 2);
  },
});

function open({ origin }: Probe, path: string) {
  const { host, port } = new URL(origin);
  return new Promise<Readable & { headers: Record<string, unknown> }>((resolve, reject) => {
    httpGet({ host: '127.0.0.1', port, path, headers: { host } }, resolve).once('error', reject);
  });
}

async function readSome(probe: Probe, path: string, bytes: number): Promise<Buffer> {
  const response = await open(probe, path);
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    if (Buffer.concat(chunks).length >= bytes) break;
  }
  return Buffer.concat(chunks);
}

/** The server's own clock is what is under test, so this waits for real, exactly as long as told. */
function passTime(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
