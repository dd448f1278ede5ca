import { gunzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { sitePaths } from '../web.ts';
import { describeVariants, type Probe } from './describe-variants.ts';
import { SITEMAP_VARIANTS } from './sitemaps.ts';

describeVariants('sites that only a sitemap opens', SITEMAP_VARIANTS, {
  'sitemap-only': async (probe) => {
    expect((await probe.get('/robots.txt')).text).not.toMatch(/sitemap/i);
    expect(locationsIn((await probe.get('/sitemap.xml')).text)).toEqual(pageUrls(probe));
    await expectNoLinks(probe);
  },
  'sitemap-index': async (probe) => {
    expect((await probe.get('/sitemap.xml')).status).toBe(404);
    const robots = (await probe.get('/robots.txt')).text;
    expect(robots).toContain(`sitemap: ${probe.origin}/sitemaps/index.xml`);
    const parts = locationsIn((await probe.get('/sitemaps/index.xml')).text);
    expect(parts).toEqual([`${probe.origin}/sitemaps/1.xml`, `${probe.origin}/sitemaps/2.xml.gz`]);
    const plain = await probe.get('/sitemaps/1.xml');
    const packed = await probe.get('/sitemaps/2.xml.gz');
    expect([
      ...locationsIn(plain.text),
      ...locationsIn(gunzipSync(packed.body).toString()),
    ]).toEqual(pageUrls(probe));
    await expectNoLinks(probe);
  },
  'sitemap-text': async (probe) => {
    expect((await probe.get('/robots.txt')).text).toBe(`Sitemap: ${probe.origin}/pages.txt\n`);
    expect((await probe.get('/pages.txt')).text.trim().split('\n')).toEqual(pageUrls(probe));
    await expectNoLinks(probe);
  },
  'sitemap-broken': async (probe) => {
    const { text } = await probe.get('/sitemap.xml');
    expect(locationsIn(text).slice(0, probe.site.pages)).toEqual(pageUrls(probe));
    expect(text).not.toContain('</urlset>');
    expect(text).toContain('http://169.254.169.254/');
    await expectNoLinks(probe);
  },
});

function locationsIn(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url);
}

function pageUrls({ site, origin }: Probe): string[] {
  return sitePaths(site).map((path) => origin + path);
}

async function expectNoLinks({ get, site }: Probe): Promise<void> {
  for (const path of sitePaths(site)) {
    const { status, text } = await get(path);
    expect(status).toBe(200);
    expect(text).not.toMatch(/<a [^>]*href="\//);
  }
}
