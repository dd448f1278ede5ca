import { rollDice } from '../dice.ts';
import { writeSitePage } from '../page/site-page.ts';
import { findPage } from '../site/pages.ts';
import { htmlReply, type Reply, type Visit } from '../site/visit.ts';
import type { Variant } from '../variant.ts';

/** Sites with no end. The company's own pages are there too, and should be found first. */
export const TRAP_VARIANTS: readonly Variant[] = [
  {
    name: 'calendar-trap',
    outcome: 'bounded',
    expectation: 'Follows no calendar into the centuries to come.',
    answer: (visit) => {
      const month = /^\/calendar\/(\d{1,6})\/(\d{1,2})$/.exec(visit.url.pathname);
      if (month) return calendarPage(Number(month[1]), Number(month[2]));
      return linkFromHome(visit, '<a href="/calendar/2025/3">Events calendar</a>');
    },
  },
  {
    name: 'session-ids',
    outcome: 'bounded',
    expectation: 'Sees the same pages under ever new session ids.',
    answer: (visit) => withSessionIds(visit),
  },
  {
    name: 'facets',
    outcome: 'bounded',
    expectation: 'Does not try every combination of filters and orders.',
    answer: (visit) => {
      if (visit.url.pathname === '/shop') return facetPage(visit.url);
      return linkFromHome(visit, '<a href="/shop">Shop</a>');
    },
  },
  {
    name: 'growing-paths',
    outcome: 'bounded',
    expectation: 'Stops where a relative link makes each path longer than the one before.',
    answer: (visit) => {
      if (/^\/(news\/)+$/.test(visit.url.pathname)) {
        return htmlReply(
          `<!doctype html><title>News</title><h1>News</h1><p>The latest from ${visit.url.pathname.length} desks.</p><a href="news/">Archive</a> <a href="./news/">Older</a>`,
        );
      }
      return linkFromHome(visit, '<a href="/news/">News</a>');
    },
  },
  {
    name: 'endless-paging',
    outcome: 'bounded',
    expectation: 'Stops when the pages of a list bring nothing new.',
    answer: (visit) => {
      const page = Number(visit.url.searchParams.get('page') ?? 1);
      if (visit.url.pathname === '/archive') {
        return htmlReply(
          `<!doctype html><title>Archive</title><h1>Archive</h1><ul><li>Spring letter</li><li>Summer letter</li></ul><a rel="next" href="/archive?page=${page + 1}">Next</a>`,
        );
      }
      return linkFromHome(visit, '<a href="/archive">Archive</a>');
    },
  },
  {
    name: 'random-maze',
    outcome: 'bounded',
    expectation: 'Keeps its budget in a maze of made-up pages with ten new links each.',
    answer: (visit) => {
      if (visit.url.pathname.startsWith('/maze/')) return mazePage(visit);
      return linkFromHome(visit, '<a href="/maze/start">Articles</a>');
    },
  },
];

function linkFromHome({ site, url, originOf }: Visit, link: string): Reply | null {
  const page = url.pathname === '/' ? findPage(site, url) : null;
  const drawing = { origin: originOf(site.slug), more: `<p>${link}</p>` };
  return page && htmlReply(writeSitePage(site, page, drawing));
}

function calendarPage(year: number, month: number): Reply {
  const at = (months: number) => {
    const total = year * 12 + (month - 1) + months;
    return `/calendar/${Math.floor(total / 12)}/${(total % 12) + 1}`;
  };
  return htmlReply(
    `<!doctype html><title>Calendar ${month}/${year}</title><h1>${month}/${year}</h1><p>No events this month.</p><a href="${at(-1)}">Previous month</a> <a href="${at(1)}">Next month</a> <a href="${at(12)}">Next year</a>`,
  );
}

function withSessionIds({ site, url, nth, originOf }: Visit): Reply | null {
  const page = findPage(site, url);
  if (!page) return null;
  const session = Math.floor(rollDice(url.href, nth).fraction() * 2 ** 32).toString(16);
  const html = writeSitePage(site, page, { origin: originOf(site.slug) })
    // Such shops know no canonical address either.
    .replace(/<link rel="canonical"[^>]*>/, '')
    .replace(/href="(\/[^"]*)"/g, (_, path: string) => {
      const sign = path.includes('?') ? '&amp;' : '?';
      return `href="${path}${sign}PHPSESSID=${session}"`;
    });
  return htmlReply(html);
}

const FACETS = {
  colour: ['red', 'green', 'blue', 'white'],
  size: ['s', 'm', 'l'],
  sort: ['price', 'name', 'new'],
  material: ['wood', 'steel', 'wool'],
  view: ['grid', 'list'],
};

function facetPage(url: URL): Reply {
  const links = Object.entries(FACETS).flatMap(([facet, values]) =>
    values.map((value) => {
      const next = new URLSearchParams(url.searchParams);
      // Filters add up in the order of clicking, so one choice has many addresses.
      next.append(facet, value);
      return `<a href="/shop?${next.toString().replaceAll('&', '&amp;')}">${facet}: ${value}</a>`;
    }),
  );
  return htmlReply(
    `<!doctype html><title>Shop</title><h1>Shop</h1><p>${url.searchParams.size} filters</p>${links.join('\n')}`,
  );
}

function mazePage({ url }: Visit): Reply {
  const dice = rollDice('maze', url.pathname);
  const words = ['amber', 'birch', 'cedar', 'delta', 'ember', 'fjord', 'grove', 'heron', 'inlet'];
  const links = Array.from({ length: 10 }, () => {
    const name = `${dice.pick(words)}-${dice.pick(words)}-${dice.between(0, 1e9)}`;
    return `<li><a href="/maze/${name}">${name}</a></li>`;
  });
  const text = Array.from({ length: 60 }, () => dice.pick(words)).join(' ');
  return htmlReply(
    `<!doctype html><title>${url.pathname.slice(6)}</title><p>${text}</p><ul>${links.join('')}</ul>`,
  );
}
