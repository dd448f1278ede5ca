import {
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  zstdDecompressSync,
} from 'node:zlib';
import { expect } from 'vitest';
import { sitePaths } from '../web.ts';
import { describeVariants, type Probe } from './describe-variants.ts';
import { TRANSFER_VARIANTS } from './transfers.ts';

describeVariants('sites with their own ways of sending', TRANSFER_VARIANTS, {
  'encoding-gzip': (probe) => expectCompressed(probe, 'gzip', gunzipSync),
  'encoding-br': (probe) => expectCompressed(probe, 'br', brotliDecompressSync),
  'encoding-deflate': (probe) => expectCompressed(probe, 'deflate', inflateSync),
  'encoding-raw-deflate': (probe) => expectCompressed(probe, 'deflate', inflateRawSync),
  'encoding-zstd': (probe) => expectCompressed(probe, 'zstd', zstdDecompressSync),
  'encoding-lie': async ({ get }) => {
    const { headers, body, text } = await get('/');
    expect(headers['content-encoding']).toBe('gzip');
    expect(text).toContain('<!doctype html>');
    expect(() => gunzipSync(body)).toThrow('incorrect header check');
  },
  'etag-only': async ({ get }) => {
    const { headers } = await get('/contact');
    expect(headers['last-modified']).toBeUndefined();
    const again = await get('/contact', { 'if-none-match': headers.etag! });
    expect([again.status, again.headers['last-modified']]).toEqual([304, undefined]);
    const since = { 'if-modified-since': new Date().toUTCString() };
    expect((await get('/contact', since)).status).toBe(200);
  },
  'last-modified-only': async ({ get }) => {
    const { headers } = await get('/contact');
    expect(headers.etag).toBeUndefined();
    const since = { 'if-modified-since': headers['last-modified']! };
    expect((await get('/contact', since)).status).toBe(304);
    const later = { 'if-modified-since': new Date().toUTCString() };
    expect((await get('/contact', later)).status).toBe(200);
  },
  'validators-lie': async ({ get }) => {
    const [first, second] = [await get('/about'), await get('/about')];
    expect(first.headers.etag).not.toBe(second.headers.etag);
    expect(first.text).toBe(second.text);
  },
  'content-types': async ({ get, site }) => {
    const contact = await get('/contact');
    expect(contact.headers['content-type']).toBe('application/xhtml+xml; charset=utf-8');
    expect(contact.text).toContain(site.company.emails[0]);
    const home = (await get('/')).text;
    for (const [path, type] of Object.entries({
      '/brochure.pdf': 'application/pdf',
      '/photo.jpg': 'image/jpeg',
      '/archive.zip': 'application/zip',
      '/data.html': 'application/octet-stream',
      '/lying-image.html': 'text/html',
    })) {
      expect(home).toContain(`href="${path}"`);
      expect((await get(path)).headers['content-type']).toBe(type);
    }
  },
});

async function expectCompressed(
  { get, site }: Probe,
  encoding: string,
  decompress: (body: Buffer) => Buffer,
): Promise<void> {
  for (const path of sitePaths(site)) {
    const plain = await get(path);
    const packed = await get(path, { 'accept-encoding': `gzip;q=0.5, ${encoding}` });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe(encoding);
    expect(packed.body.length).toBeLessThan(plain.body.length / 2);
    expect(decompress(packed.body).toString()).toBe(plain.text);
  }
}
