import { hash } from 'node:crypto';
import { writeDocument } from '../page/document.ts';
import { escapeHtml } from '../page/escape.ts';
import { writeFooter } from '../page/frame.ts';
import { writeMain, writeSitePage, titleOf } from '../page/site-page.ts';
import type { DemoSite } from '../web.ts';
import { findPage, pagesOf } from './pages.ts';
import { htmlReply, textReply, type Reply, type Visit } from './visit.ts';
import { SHELL_BUNDLE, writeShell } from './script-shell.ts';

/** The plain site: pages, robots.txt, sitemap, validators, and a 404 page for the rest. */
export function answerSite(visit: Visit): Reply {
  const { site, url } = visit;
  const special = SPECIAL_PATHS[url.pathname];
  if (special) return withValidators(visit, special(visit));
  if (site.traits.drawnBy === 'script') return answerScriptSite(visit);
  const page = findPage(site, url);
  if (!page) return notFound(site);
  const html = writeSitePage(site, page, { origin: visit.originOf(site.slug) });
  return withValidators(visit, htmlReply(html));
}

const SPECIAL_PATHS: Record<string, (visit: Visit) => Reply> = {
  '/robots.txt': ({ site, originOf }) =>
    textReply(
      `User-agent: *\nDisallow: /cdn-cgi/\n\nSitemap: ${originOf(site.slug)}/sitemap.xml\n`,
    ),
  '/sitemap.xml': (visit) => xmlReply(writeSitemap(visit)),
  '/favicon.ico': () => ({ status: 204 }),
};

/** The pages of a site as a sitemap. */
export function writeSitemap({ site, originOf }: Visit, paths = pathsOf(site)): string {
  const entries = paths.map(
    (path) =>
      `<url><loc>${escapeHtml(originOf(site.slug) + path)}</loc><lastmod>${LAST_CHANGE.slice(0, 10)}</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`;
}

export function xmlReply(body: string | Buffer): Reply {
  return { headers: { 'content-type': 'application/xml; charset=utf-8' }, body };
}

export function pathsOf(site: DemoSite): string[] {
  return pagesOf(site).map((page) => page.path);
}

function notFound(site: DemoSite, status = 404): Reply {
  return htmlReply(
    writeDocument({
      language: site.company.language,
      title: 'Page not found',
      description: 'There is no such page.',
      themeNumber: site.themeNumber,
      body: `<main><h1>Page not found</h1><p>The page you were looking for is not here. <a href="/">Back to the start</a></p></main>`,
    }),
    status,
  );
}

/** The sample web never changes, so every page was last changed on one day. */
export const LAST_CHANGE = '2025-03-14T09:26:53Z';
const LAST_MODIFIED = new Date(LAST_CHANGE).toUTCString();

/** Adds ETag and Last-Modified, and turns the reply into a 304 where the visitor has it already. */
function withValidators({ headers }: Visit, reply: Reply): Reply {
  if (reply.body === undefined) return reply;
  const etag = `"${hash('sha1', reply.body).slice(0, 16)}"`;
  const validators = { etag, 'last-modified': LAST_MODIFIED };
  const known = headers['if-none-match'];
  const isKnown = known
    ? known.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag)
    : Date.parse(headers['if-modified-since'] ?? '') >= Date.parse(LAST_CHANGE);
  return isKnown
    ? { status: 304, headers: validators }
    : { ...reply, headers: { ...reply.headers, ...validators } };
}

/** An empty page, a bundle that draws it, and the JSON that the bundle asks for. */
function answerScriptSite(visit: Visit): Reply {
  const { site, url } = visit;
  if (url.pathname === '/assets/app.js') {
    return withValidators(visit, {
      headers: { 'content-type': 'text/javascript; charset=utf-8' },
      body: SHELL_BUNDLE,
    });
  }
  if (url.pathname === '/api/page') {
    const wanted = URL.parse(url.searchParams.get('path') ?? '/', url);
    const page = wanted && findPage(site, wanted);
    const body = page && {
      title: titleOf(site, page),
      html: writeMain(site, page) + writeFooter(site),
    };
    return {
      status: body ? 200 : 404,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? { error: 'not found' }),
    };
  }
  return findPage(site, url) ? withValidators(visit, htmlReply(writeShell(site))) : notFound(site);
}
