import { gzipSync } from 'node:zlib';
import { writeSitePage } from '../page/site-page.ts';
import { pathsOf, writeSitemap, xmlReply } from '../site/answer-site.ts';
import { findPage } from '../site/pages.ts';
import { htmlReply, textReply, type Reply, type Visit } from '../site/visit.ts';
import type { Variant } from '../variant.ts';

/** Sites without any links between their pages: only the sitemap leads to them. */
export const SITEMAP_VARIANTS: readonly Variant[] = [
  {
    name: 'sitemap-only',
    outcome: 'facts',
    expectation: 'Finds all pages through /sitemap.xml, which robots.txt does not mention.',
    answer: (visit) =>
      visit.url.pathname === '/robots.txt'
        ? textReply('User-agent: *\nAllow: /\n')
        : unlinked(visit),
  },
  {
    name: 'sitemap-index',
    outcome: 'facts',
    expectation:
      'Follows robots.txt to a sitemap index, and that to a plain and a gzipped sitemap.',
    answer: (visit) => answerIndex(visit) ?? unlinked(visit),
  },
  {
    name: 'sitemap-text',
    outcome: 'facts',
    expectation: 'Reads a sitemap that is plain text with one URL a line.',
    answer: (visit) => {
      const { site, url, originOf } = visit;
      const origin = originOf(site.slug);
      if (url.pathname === '/robots.txt') return textReply(`Sitemap: ${origin}/pages.txt\n`);
      if (url.pathname === '/sitemap.xml') return textReply('Not found', 404);
      if (url.pathname === '/pages.txt') {
        return textReply(
          `${pathsOf(site)
            .map((path) => origin + path)
            .join('\n')}\n`,
        );
      }
      return unlinked(visit);
    },
  },
  {
    name: 'sitemap-broken',
    outcome: 'facts',
    expectation:
      'Takes what can be read of a sitemap with errors, foreign hosts and a loop of indexes.',
    answer: (visit) => {
      const { site, url, originOf } = visit;
      if (url.pathname !== '/sitemap.xml') return unlinked(visit);
      const [intact = ''] = writeSitemap(visit).split('</urlset>');
      return xmlReply(
        `${intact}<url><loc>not a url</loc></url><url><loc>http://169.254.169.254/latest/</loc></url><sitemap><loc>${originOf(site.slug)}/sitemap.xml</loc></sitemap><url><loc>`,
      );
    },
  },
];

function answerIndex(visit: Visit): Reply | null {
  const { site, url, originOf } = visit;
  const origin = originOf(site.slug);
  const paths = pathsOf(site);
  const half = Math.ceil(paths.length / 2);
  switch (url.pathname) {
    case '/robots.txt':
      return textReply(`User-agent: *\nDisallow:\n\nsitemap: ${origin}/sitemaps/index.xml\n`);
    case '/sitemap.xml':
      return textReply('Not found', 404);
    case '/sitemaps/index.xml':
      return xmlReply(
        `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${origin}/sitemaps/1.xml</loc></sitemap><sitemap><loc>${origin}/sitemaps/2.xml.gz</loc></sitemap></sitemapindex>\n`,
      );
    case '/sitemaps/1.xml':
      return xmlReply(writeSitemap(visit, paths.slice(0, half)));
    case '/sitemaps/2.xml.gz':
      return {
        headers: { 'content-type': 'application/gzip' },
        body: gzipSync(writeSitemap(visit, paths.slice(half))),
      };
    default:
      return null;
  }
}

/** The page without a link to any other page of the site. */
function unlinked({ site, url, originOf }: Visit): Reply | null {
  const page = findPage(site, url);
  if (!page) return null;
  const html = writeSitePage(site, page, { origin: originOf(site.slug) });
  return htmlReply(html.replace(/<a [^>]*href="\/[^"]*"[^>]*>/g, '<a>'));
}
