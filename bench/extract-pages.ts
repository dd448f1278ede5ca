import { pagesOf } from '../demo/site/pages.ts';
import { writeSitePage } from '../demo/page/site-page.ts';
import { makeWeb } from '../demo/web.ts';
import type { PageInput } from '../worker/extract/extract-page.ts';

const PAGES_PER_SITE = 12;

/**
 * Pages of the sample web, filled up to the weight of real ones: those carry menus, teasers, inline
 * scripts and styles around what they have to say (the median page of small businesses has 20,000 to
 * 40,000 characters, a tenth of it text).
 */
export function listPages(count: number): PageInput[] {
  const web = makeWeb({ sites: Math.ceil(count / PAGES_PER_SITE), pagesPerSite: PAGES_PER_SITE });
  const pages: PageInput[] = [];
  for (const site of web.sites) {
    if (site.listing !== 'nice') continue;
    for (const page of pagesOf(site)) {
      const url = `https://${site.host}${page.path}`;
      const html = writeSitePage(site, page, { origin: `https://${site.host}` });
      pages.push({ url, html: fill(html, pages.length) });
    }
  }
  return pages.slice(0, count);
}

/** Puts a menu before the page's own content and a list of teasers behind it. */
function fill(html: string, number: number): string {
  const menu = repeat(
    40 + (number % 5) * 20,
    (index) =>
      `<li class="menu-item menu-item-${index} depth-${index % 3}"><a href="/section-${index % 9}/page-${index}?ref=menu" title="Page ${index}"><span class="label">Section ${index} &amp; more</span></a></li>`,
  );
  const teasers = repeat(
    8 + (number % 7) * 4,
    (index) =>
      `<article class="teaser post-${index}" data-id="${index}"><a href="/news/${index}"><img src="/img/${index}-400x300.jpg" alt="" width="400" height="300" loading="lazy"></a><h3><a href="/news/${index}">What changes in part ${index} this season</a></h3><p class="excerpt">Our workshop takes a closer look at what matters when a plan meets the real world, from the first sketch to the last invoice, and what that means for you.</p><time datetime="2024-0${(index % 9) + 1}-12">12.0${(index % 9) + 1}.2024</time></article>`,
  );
  const script = `<script>window.dataLayer=window.dataLayer||[];${repeat(30, (index) => `dataLayer.push({event:"e${index}",value:${index * 7919}});`)}</script>`;
  const style = `<style>${repeat(60, (index) => `.c${index}{margin:${index}px;color:#${(index * 40_503).toString(16).padStart(6, '0').slice(0, 6)}}`)}</style>`;
  return html
    .replace('</head>', `${style}${script}</head>`)
    .replace(/<body([^>]*)>/, `<body$1><nav><ul>${menu}</ul></nav>`)
    .replace('</body>', `<section>${teasers}</section></body>`);
}

function repeat(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('');
}
