import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSitemap } from './sitemap.ts';

const AT = 'https://example.com/sitemap.xml';
const read = (text: string) => readSitemap(Buffer.from(text), AT);

test('a list of pages is read with their dates, extensions left aside', () => {
  const sitemap = read(`<?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc> https://example.com/a?x=1&amp;y=2 </loc><lastmod>2026-01-02</lastmod>
        <image:image><image:loc>https://example.com/a.jpg</image:loc></image:image></url>
      <url><loc><![CDATA[https://example.com/b]]></loc></url>
      <url><loc>/c</loc><lastmod>yesterday</lastmod></url>
      <url><loc></loc></url>
    </urlset>`);
  expect(sitemap).toEqual({
    pages: [
      { url: 'https://example.com/a?x=1&y=2', modifiedAt: Date.parse('2026-01-02') },
      { url: 'https://example.com/b', modifiedAt: null },
      { url: 'https://example.com/c', modifiedAt: null },
    ],
    maps: [],
  });
});

test('an index names other maps', () => {
  const sitemap = read(
    '<sitemapindex><sitemap><loc>https://example.com/1.xml.gz</loc></sitemap></sitemapindex>',
  );
  expect(sitemap).toEqual({ pages: [], maps: ['https://example.com/1.xml.gz'] });
});

test('feeds and plain lists are maps too', () => {
  const rss = read(
    '<rss><channel><item><link>https://example.com/post</link></item></channel></rss>',
  );
  const atom = read('<feed><entry><link href="https://example.com/entry"/></entry></feed>');
  const lines = read('https://example.com/one\r\nnot a url\nhttps://example.com/two');
  expect([rss, atom, lines].map(({ pages }) => pages.map(({ url }) => url))).toEqual([
    ['https://example.com/post'],
    ['https://example.com/entry'],
    ['https://example.com/one', 'https://example.com/two'],
  ]);
});

test('gzip is unpacked, and neither a bomb nor a broken file stops the crawl', () => {
  const packed = gzipSync('<urlset><url><loc>https://example.com/a</loc></url></urlset>');
  expect(readSitemap(packed, AT).pages).toHaveLength(1);
  expect(readSitemap(gzipSync(Buffer.alloc(60 * 1024 * 1024)), AT)).toEqual({
    pages: [],
    maps: [],
  });
  expect(readSitemap(packed.subarray(0, 12), AT)).toEqual({ pages: [], maps: [] });
});

test('fifty thousand entries are the end', () => {
  const entry = '<url><loc>https://example.com/a</loc></url>';
  expect(read(`<urlset>${entry.repeat(50_100)}</urlset>`).pages).toHaveLength(50_000);
});

test('entity tricks expand to nothing', () => {
  const sitemap = read(
    `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>
     <urlset><url><loc>https://example.com/&b;</loc></url></urlset>`,
  );
  expect(sitemap.pages[0]?.url.length ?? 0).toBeLessThan(40);
});

test('any bytes at all are survived', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.string(), (bytes, text) => {
      readSitemap(Buffer.from(bytes), AT);
      read(`<urlset><url><loc>${text}</loc>`);
    }),
    { numRuns: 3_000 },
  );
});
