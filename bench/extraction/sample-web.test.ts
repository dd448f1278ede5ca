import { describe, expect, test } from 'vitest';
import { writeSitePage } from '../../demo/page/site-page.ts';
import { pagesOf } from '../../demo/site/pages.ts';
import { makeWeb } from '../../demo/web.ts';
import type { Finding } from '../../schema/evidence/finding.ts';
import { extractPage } from '../../worker/extract/extract-page.ts';
import { isSupported } from '../../worker/extract/receipt.ts';

const web = makeWeb({ sites: 120, pagesPerSite: 8 });
const pages = web.sites
  .filter((site) => site.listing === 'nice')
  .flatMap((site) =>
    pagesOf(site).map((page) => ({
      url: `https://${site.host}${page.path}`,
      html: writeSitePage(site, page, { origin: `https://${site.host}` }),
    })),
  );

describe('the sample web', () => {
  test('resolves every receipt in the page that it was read from', () => {
    let count = 0;
    const unresolved: { url: string; finding: Finding }[] = [];
    for (const { url, html } of pages) {
      for (const finding of extractPage({ url, html }).findings) {
        count++;
        if (!isSupported(html, finding)) unresolved.push({ url, finding });
      }
    }
    expect(unresolved).toEqual([]);
    expect(count).toBeGreaterThan(pages.length * 5);
  });
});
