import { writeSitePage } from '../page/site-page.ts';
import { findPage } from '../site/pages.ts';
import { htmlReply, redirectReply, textReply, type Reply, type Visit } from '../site/visit.ts';
import { CONTACT_FACTS, type Variant } from '../variant.ts';

/**
 * Sites with rules. The paths named forbidden really exist and are linked, so that a crawler which
 * does not keep the rules shows up in the statistics.
 */
export const ROBOTS_VARIANTS: readonly Variant[] = [
  {
    name: 'robots-disallow-all',
    outcome: 'blocked',
    expectation: 'Asks for robots.txt and for nothing else.',
    hides: CONTACT_FACTS,
    forbidden: ['/', '/contact', '/about', '/team'],
    answer: withRules('User-agent: *\nDisallow: /\n'),
  },
  {
    name: 'robots-precedence',
    outcome: 'facts',
    expectation: 'Lets the longest matching rule win, and Allow where two are equally long.',
    forbidden: ['/files/secret', '/files/open/never', '/search?q=a', '/download.pdf'],
    answer: withRules(
      `User-agent: *
Disallow: /files/
Allow: /files/open
Disallow: /files/open/never
Allow: /page
Disallow: /page
Disallow: /*?q=
Disallow: /*.pdf$
`,
      [
        '/files/secret',
        '/files/open',
        '/files/open/never',
        '/page',
        '/search?q=a',
        '/search',
        '/download.pdf',
        '/download.pdf.html',
      ],
    ),
  },
  {
    name: 'robots-groups',
    outcome: 'facts',
    expectation: 'Keeps the group for every agent, and merges groups that name the same agent.',
    forbidden: ['/private', '/hidden'],
    answer: withRules(
      `# comments and odd spacing are allowed
User-agent: BadBot
User-agent: WorseBot
Disallow: /

USER-AGENT : *
disallow:/private   # not for you

User-agent: GoodBot
Disallow:

User-agent: *
Disallow: /hidden
`,
      ['/private', '/hidden', '/open'],
    ),
  },
  {
    name: 'robots-crawl-delay',
    outcome: 'facts',
    expectation: 'Leaves at least a second between two requests to this host.',
    answer: withRules('User-agent: *\nCrawl-delay: 1\n'),
  },
  {
    name: 'robots-unavailable',
    outcome: 'blocked',
    expectation: 'Takes a robots.txt that answers 503 for a ban on everything, as RFC 9309 says.',
    hides: CONTACT_FACTS,
    forbidden: ['/', '/contact'],
    answer: ({ url }) =>
      url.pathname === '/robots.txt' ? textReply('Service unavailable', 503) : null,
  },
  {
    name: 'robots-missing',
    outcome: 'facts',
    expectation: 'Takes a robots.txt that answers 404 for leave to crawl everything.',
    answer: ({ url }) => (url.pathname === '/robots.txt' ? textReply('Not found', 404) : null),
  },
  {
    name: 'robots-redirected',
    outcome: 'facts',
    expectation: 'Follows the redirect of robots.txt and keeps the rules at its end.',
    forbidden: ['/private'],
    answer: (visit) =>
      visit.url.pathname === '/robots.txt'
        ? redirectReply(301, '/rules/robots.txt')
        : withRules(
            'User-agent: *\nDisallow: /private\n',
            ['/private'],
            '/rules/robots.txt',
          )(visit),
  },
  {
    name: 'robots-huge',
    outcome: 'facts',
    expectation: 'Keeps the rules in the first 500 KiB of a robots.txt of two megabytes.',
    forbidden: ['/private'],
    answer: (visit) =>
      withRules(
        `User-agent: *\nDisallow: /private\n${'Disallow: /nowhere/at/all\n'.repeat(80_000)}`,
        ['/private'],
      )(visit),
  },
  {
    name: 'robots-meta',
    outcome: 'facts',
    expectation: 'Stores nothing from noindex pages and follows no link marked or under nofollow.',
    forbidden: ['/unfollowed', '/behind-nofollow', '/behind-header'],
    answer: answerMeta,
  },
];

/** Serves the rules at robots.txt, and pages at the extra paths, which the home page links to. */
function withRules(rules: string, extraPaths: readonly string[] = [], rulesPath = '/robots.txt') {
  return (visit: Visit): Reply | null => {
    const { site, url, originOf } = visit;
    if (url.pathname === rulesPath) return textReply(rules);
    const target = url.pathname + url.search;
    if (extraPaths.includes(target)) return htmlReply(writeExtra(target));
    const page = url.pathname === '/' ? findPage(site, url) : null;
    if (!page || extraPaths.length === 0) return null;
    const more = extraPaths.map((path) => `<a href="${path}">${path}</a>`).join(' ');
    return htmlReply(writeSitePage(site, page, { origin: originOf(site.slug), more }));
  };
}

function answerMeta({ site, url, originOf }: Visit): Reply | null {
  const page = url.pathname === '/' ? findPage(site, url) : null;
  if (page) {
    const more =
      '<p><a rel="nofollow" href="/unfollowed">Unfollowed</a> <a href="/nofollow-page">Page under nofollow</a> <a href="/noindex-page">Page under noindex</a> <a href="/header-page">Rules in a header</a></p>';
    return htmlReply(writeSitePage(site, page, { origin: originOf(site.slug), more }));
  }
  const secret = `secret@${site.company.domain}`;
  switch (url.pathname) {
    case '/nofollow-page':
      return htmlReply(
        '<!doctype html><html><head><meta name="robots" content="nofollow"><title>Under nofollow</title></head><body><a href="/behind-nofollow">Behind</a></body></html>',
      );
    case '/noindex-page':
      return htmlReply(
        `<!doctype html><html><head><meta name="ROBOTS" content="NOINDEX"><title>Under noindex</title></head><body><a href="mailto:${secret}">${secret}</a></body></html>`,
      );
    case '/header-page':
      return {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'x-robots-tag': 'noindex, nofollow',
        },
        body: `<!doctype html><title>Rules in a header</title><p>header-${secret}</p><a href="/behind-header">Behind</a>`,
      };
    case '/unfollowed':
    case '/behind-nofollow':
    case '/behind-header':
      return htmlReply(writeExtra(url.pathname));
    default:
      return null;
  }
}

function writeExtra(path: string): string {
  return `<!doctype html><html lang="en"><head><title>${path}</title></head><body><main><h1>${path}</h1><p>This page exists to see who asks for it.</p></main></body></html>`;
}
