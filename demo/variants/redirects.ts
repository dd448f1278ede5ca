import { escapeHtml } from '../page/escape.ts';
import { writeSitePage } from '../page/site-page.ts';
import { findPage, pathOf } from '../site/pages.ts';
import { htmlReply, redirectReply, type Reply, type Visit } from '../site/visit.ts';
import { CONTACT_FACTS, type Variant } from '../variant.ts';

/** Sites that send visitors elsewhere: rightly, in circles, and to where nobody should go. */
export const REDIRECT_VARIANTS: readonly Variant[] = [
  {
    name: 'redirects',
    outcome: 'facts',
    expectation: 'Follows 301, 302, 303, 307, 308, meta refresh and relative targets, once each.',
    answer: answerRedirects,
  },
  {
    name: 'redirect-loop',
    outcome: 'failed',
    hides: CONTACT_FACTS,
    expectation: 'Gives up on circles of one, two and three, with and without a cookie or query.',
    answer: ({ url }) => {
      const round = Number(url.searchParams.get('round') ?? 0);
      const next: Record<string, string> = {
        '/': '/a',
        '/a': '/b',
        '/b': '/',
        '/contact': '/contact',
        '/team': `/team?round=${round + 1}`,
      };
      const location = next[url.pathname];
      return location === undefined ? null : redirectReply(302, location);
    },
  },
  {
    name: 'redirect-chain',
    outcome: 'failed',
    hides: CONTACT_FACTS,
    expectation: 'Gives up before the end of a chain of fifty.',
    answer: ({ url }) => {
      const step = Number(url.searchParams.get('step') ?? 0);
      return url.pathname === '/' && step < 50 ? redirectReply(301, `/?step=${step + 1}`) : null;
    },
  },
  {
    name: 'redirect-other-host',
    outcome: 'nothing',
    expectation: 'Follows a moved company to its new host, and keeps nothing under the old one.',
    hides: CONTACT_FACTS,
    answer: ({ site, url, originOf }) =>
      url.pathname === '/robots.txt'
        ? null
        : redirectReply(301, `${originOf(newHostOf(site.slug))}${url.pathname}${url.search}`),
  },
  {
    name: 'redirect-other-host-new',
    outcome: 'facts',
    expectation: 'The new home of the company that moved.',
  },
  {
    name: 'redirect-private',
    outcome: 'facts',
    expectation: 'Opens no connection to any private address, however it is written.',
    answer: ({ url, site, originOf }) => {
      const target = PRIVATE_TARGETS[Number(/^\/go\/(\d+)$/.exec(url.pathname)?.[1] ?? NaN)];
      if (target !== undefined) return redirectReply(302, target);
      const page = url.pathname === '/' ? findPage(site, url) : null;
      if (!page) return null;
      const links = PRIVATE_TARGETS.flatMap((address, at) => [
        `<a href="/go/${at}">Redirect ${at}</a>`,
        `<a href="${escapeHtml(address)}">Link ${at}</a>`,
      ]);
      const more = `<p>${links.join('\n')}</p><img src="${PRIVATE_TARGETS[0]}" alt="">`;
      return htmlReply(writeSitePage(site, page, { origin: originOf(site.slug), more }));
    },
  },
];

/** Where a server-side request must never go. */
export const PRIVATE_TARGETS: readonly string[] = [
  'http://169.254.169.254/latest/meta-data/',
  'http://127.0.0.1:22/',
  'http://localhost:5432/',
  'http://[::1]:22/',
  'http://[::ffff:127.0.0.1]:22/',
  'http://[::ffff:169.254.169.254]/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.0.1/',
  'http://0.0.0.0:22/',
  'http://2130706433:22/',
  'http://0x7f000001:22/',
  'http://0177.0.0.1:22/',
  'http://127.1:22/',
  'http://user:password@127.0.0.1:22/',
  'http://metadata.google.internal/computeMetadata/v1/',
  'http://[fe80::1]/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://100.64.0.1/',
  'http://224.0.0.1/',
  '//127.0.0.1:22/',
  'file:///etc/passwd',
  'ftp://127.0.0.1/',
  'gopher://127.0.0.1:25/_HELO',
  'javascript:alert(1)',
  'data:text/html,<a href="mailto:not-a-lead@data.example">x</a>',
];

function newHostOf(slug: string): string {
  return `${slug}-new`;
}

const STATUSES = { 301: 301, 302: 302, 303: 303, 307: 307, 308: 308 } as const;

function answerRedirects({ site, url, originOf }: Visit): Reply | null {
  const contact = pathOf(site, 'contact');
  const status = /^\/via-(30[12378])$/.exec(url.pathname)?.[1];
  if (status !== undefined) {
    return redirectReply(STATUSES[Number(status) as keyof typeof STATUSES], `/end-${status}`);
  }
  if (/^\/end-\d+$|^\/deep\/end-relative$|^\/end-refresh$|^\/end-absolute$/.test(url.pathname)) {
    return htmlReply(
      `<!doctype html><html lang="en"><title>Arrived</title><p>Arrived at ${url.pathname}. <a href="${contact}">Contact</a></p></html>`,
    );
  }
  switch (url.pathname) {
    case '/deep/via-relative':
      return redirectReply(302, 'end-relative');
    case '/via-absolute':
      return redirectReply(302, `${originOf(site.slug)}/end-absolute#fragment`);
    case '/via-refresh':
      return htmlReply(
        '<!doctype html><html><head><meta http-equiv="Refresh" content="0; URL=\'/end-refresh\'"><title>Moved</title></head><body>Moved.</body></html>',
      );
    case '/via-nothing':
      return { status: 302, body: '' };
    case '/via-nonsense':
      return redirectReply(302, 'http://[not a url');
  }
  const page = url.pathname === '/' ? findPage(site, url) : null;
  if (!page) return null;
  const links = [...Object.keys(STATUSES), 'refresh', 'absolute', 'nothing', 'nonsense']
    .map((kind) => `<a href="/via-${kind}">${kind}</a>`)
    .join(' ');
  const more = `<p>${links} <a href="/deep/via-relative">relative</a></p>`;
  return htmlReply(writeSitePage(site, page, { origin: originOf(site.slug), more }));
}
