import { copyOf } from './copy/by-language.ts';
import { writeDocument, writeLogo } from './page/document.ts';
import { escapeHtml } from './page/escape.ts';
import { htmlReply, textReply, type Reply } from './site/visit.ts';
import type { DemoSite, DemoWeb } from './web.ts';

/** Paths of the portal from which a crawl may start. */
export const DEMO_START_PATHS = {
  /** Says what this is and leads to the listings. */
  welcome: '/',
  /** The nice sites: a newcomer's first crawl. Paged with `?page=N`. */
  directory: '/directory',
  /** One site for each difficulty. */
  difficult: '/difficult',
  /** Everything, on pages of its own. */
  all: '/all',
} as const;

export const PORTAL_HOST = 'sample.localhost';

interface Portal {
  web: DemoWeb;
  originOf: (slug: string) => string;
}

/** Answers on the portal's host; null for paths that it doesn't have. */
export function answerPortal({ web, originOf }: Portal, url: URL): Reply | null {
  const nice = web.sites.filter((site) => site.listing === 'nice');
  switch (url.pathname) {
    case '/robots.txt':
      return textReply('User-agent: *\nDisallow: /__stats\n');
    case DEMO_START_PATHS.welcome:
      return htmlReply(writeWelcome(nice.length, web.sites.length));
    case DEMO_START_PATHS.directory:
      return list({ title: 'Company directory', sites: nice, originOf, url });
    case DEMO_START_PATHS.difficult:
      return list({
        title: 'Difficult sites',
        sites: web.sites.filter((site) => site.listing === 'difficult'),
        originOf,
        url,
      });
    case DEMO_START_PATHS.all:
      return list({ title: 'All sites', sites: web.sites, originOf, url });
    default:
      return null;
  }
}

function writeWelcome(niceCount: number, allCount: number): string {
  return writePortalPage(
    'The sample web',
    `<div class="hero"><h1>A small web to practise on</h1><p>${niceCount} made-up companies with websites of their own: dentists, law firms, makers, cafés and agencies in seven countries. Nobody here exists, no number rings, no mail arrives. Crawl as much as you like.</p><p><a class="button" href="/directory">Browse the directory</a></p></div>
<main><section class="cards"><article class="card"><h3><a href="/directory">Company directory</a></h3><p>Ordinary sites. Start here.</p></article><article class="card"><h3><a href="/difficult" rel="nofollow">Difficult sites</a></h3><p>${allCount - niceCount} sites that block, loop, stall or mislead.</p></article><article class="card"><h3><a href="/all" rel="nofollow">All sites</a></h3><p>Everything in one list.</p></article></section></main>`,
  );
}

interface Listing {
  title: string;
  sites: DemoSite[];
  originOf: (slug: string) => string;
  url: URL;
}

function list({ title, sites, originOf, url }: Listing): Reply | null {
  const pageSize = portalPageSize(sites.length);
  const last = Math.max(1, Math.ceil(sites.length / pageSize));
  const page = Number(url.searchParams.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > last) return null;
  const shown = sites.slice((page - 1) * pageSize, page * pageSize);
  const cards = shown.map((site) => writeCard(site, originOf(site.slug))).join('\n');
  return htmlReply(
    writePortalPage(
      page > 1 ? `${title}, page ${page}` : title,
      `<main><h1>${title}</h1><p class="faint">${sites.length} sites, page ${page} of ${last}</p><div class="cards listing">${cards}</div>${writePager(url.pathname, page, last)}</main>`,
    ),
  );
}

/** Twelve to a page; webs of thousands are listed on some twenty pages. */
function portalPageSize(siteCount: number): number {
  return Math.max(12, Math.ceil(siteCount / 20));
}

function writeCard(site: DemoSite, origin: string): string {
  const { company, variant } = site;
  if (site.listing === 'difficult') {
    return `<article class="card"><h3><a href="${origin}/">${variant.name}</a></h3><p>${escapeHtml(variant.expectation)}</p></article>`;
  }
  const booking = company.hasOnlineBooking
    ? `<p class="role">${copyOf(company.language).bookOnline}</p>`
    : '';
  return `<article class="card">${writeLogo(site.themeNumber, company.name.slice(0, 1))}<h3><a href="${origin}/">${escapeHtml(company.name)}</a></h3><p class="role">${escapeHtml(company.industry)} · ${escapeHtml(site.city)}</p><p>${escapeHtml(company.description)}</p>${booking}</article>`;
}

function writePager(path: string, page: number, last: number): string {
  const previous =
    page > 1
      ? `<a class="button" rel="prev" href="${path}${page > 2 ? `?page=${page - 1}` : ''}">Previous</a>`
      : '';
  const next =
    page < last ? `<a class="button" rel="next" href="${path}?page=${page + 1}">Next</a>` : '';
  return `<nav aria-label="Pages">${previous} ${next}</nav>`;
}

function writePortalPage(title: string, body: string): string {
  return writeDocument({
    language: 'en',
    title: `${title} · Sample web`,
    description: 'A directory of made-up companies to practise crawling on.',
    themeNumber: 5,
    body: `<header class="site"><a class="brand" href="/">${writeLogo(5, 'S')}<span>Sample web</span></a><nav><a href="/directory">Directory</a><a href="/difficult" rel="nofollow">Difficult sites</a><a href="/all" rel="nofollow">All</a></nav></header>${body}`,
  });
}
