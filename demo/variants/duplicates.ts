import { writeSitePage } from '../page/site-page.ts';
import { findPage } from '../site/pages.ts';
import { htmlReply, type Reply, type Visit } from '../site/visit.ts';
import type { Variant } from '../variant.ts';

/** Sites that show the same page under many addresses. */
export const DUPLICATE_VARIANTS: readonly Variant[] = [
  {
    name: 'print-views',
    outcome: 'facts',
    expectation: 'Sees that ?print=1 is the page again without its frame, and keeps one.',
    answer: (visit) => {
      const wantsPrint = visit.url.searchParams.get('print') === '1';
      return page(visit, (html) =>
        wantsPrint
          ? html.replace(/<header class="site">[\s\S]*?<\/header>|<footer[\s\S]*?<\/footer>/g, '')
          : html.replace('</main>', '<p><a href="?print=1">Print this page</a></p></main>'),
      );
    },
  },
  {
    name: 'tracking-parameters',
    outcome: 'facts',
    expectation: 'Drops utm_source, gclid and fbclid from addresses before it counts them.',
    answer: (visit) =>
      page(visit, (html) =>
        html.replace(/<nav>[\s\S]*?<\/nav>/, (nav) =>
          [
            nav,
            nav.replace(/href="(\/[^"?]*)"/g, 'href="$1?utm_source=nav&amp;utm_medium=web"'),
            nav.replace(/href="(\/[^"?]*)"/g, 'href="$1?gclid=CjwKCAjw"'),
            nav.replace(/href="(\/[^"?]*)"/g, 'href="$1?fbclid=IwAR0#top"'),
          ].join(''),
        ),
      ),
  },
  {
    name: 'many-addresses',
    outcome: 'facts',
    expectation: 'Sees one page behind /team, /team/, /Team, /team.html and /x/../team.',
    answer: (visit) => answerManyAddresses(visit),
  },
  {
    name: 'near-duplicates',
    outcome: 'facts',
    expectation: 'Skips two hundred city pages that differ in one word, after the first few.',
    answer: (visit) => answerCityPages(visit),
  },
  {
    name: 'changing-clock',
    outcome: 'facts',
    expectation: 'Sees that a page with only a new time on it is the same page.',
    answer: (visit) =>
      page(visit, (html) =>
        html.replace(
          '</main>',
          `<p class="faint">Page made at ${new Date().toISOString()} for visitor ${visit.nth}.</p></main>`,
        ),
      ),
  },
];

function page({ site, url, originOf }: Visit, change: (html: string) => string): Reply | null {
  const found = findPage(site, url);
  if (!found) return null;
  return htmlReply(change(writeSitePage(site, found, { origin: originOf(site.slug) })));
}

function answerManyAddresses(visit: Visit): Reply | null {
  const plain = new URL(visit.url);
  plain.pathname = plain.pathname
    .toLowerCase()
    .replace(/^\/index\.html$/, '/')
    .replace(/\.html$/, '')
    .replace(/(.)\/$/, '$1');
  return page({ ...visit, url: plain }, (html) =>
    html.replace(
      '</main>',
      '<p><a href="/index.html">Start</a> <a href="/team/">Team</a> <a href="/Team">Team</a> <a href="/team.html">Team</a> <a href="/x/../team">Team</a></p></main>',
    ),
  );
}

const CITY_PAGES = 200;

function answerCityPages({ site, url, originOf }: Visit): Reply | null {
  const drawing = { origin: originOf(site.slug) };
  const number = Number(/^\/near\/(\d+)$/.exec(url.pathname)?.[1] ?? NaN);
  const isCityPage = number >= 1 && number <= CITY_PAGES;
  const found = findPage(site, isCityPage ? new URL('/', url) : url);
  if (!found) return null;
  if (isCityPage) {
    const html = writeSitePage(site, found, drawing);
    return htmlReply(
      html.replace(/<link rel="canonical"[^>]*>/, '').replaceAll(site.city, `Village ${number}`),
    );
  }
  const links = Array.from(
    { length: CITY_PAGES },
    (_, at) => `<a href="/near/${at + 1}">Village ${at + 1}</a>`,
  );
  const more = found.kind === 'home' ? `<p>${links.join(' ')}</p>` : '';
  return htmlReply(writeSitePage(site, found, { ...drawing, more }));
}
