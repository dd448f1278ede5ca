import { describe, expect, test } from 'vitest';
import { judgePage, type PageKind } from './page-kind.ts';
import { outlinePage } from './page-outline.ts';

const PROSE = 'We bake bread and cakes for the whole town, every day from five in the morning. ';

interface Given {
  html: string;
  status?: number;
  headers?: Record<string, string>;
  requestedUrl?: string;
  url?: string;
  isDrawn?: boolean;
}

function kindOf({ html, ...rest }: Given): PageKind {
  const evidence = {
    status: 200,
    headers: {},
    requestedUrl: 'https://example.com/x',
    url: 'https://example.com/x',
    ...rest,
  };
  return judgePage({ ...evidence, outline: outlinePage(html) }).kind;
}

const titled = (title: string, body = '') => `<title>${title}</title><body>${body}`;

describe('an ordinary page', () => {
  test.each([
    ['a plain one', titled('Bakery', PROSE.repeat(5))],
    ['a short one', titled('Bakery', '<p>Baker Street 1, London. Call 020 7946 0000.')],
    [
      'one with a login form in its header',
      titled('Shop', `<form><input type=password></form>${PROSE.repeat(20)}`),
    ],
    [
      'one whose form is guarded by a captcha',
      titled('Contact', `<script src="https://www.google.com/recaptcha/api.js"></script>${PROSE}`),
    ],
    [
      'one behind Cloudflare that got through',
      titled(
        'Contact',
        `<script src="/cdn-cgi/challenge-platform/x.js"></script>${PROSE.repeat(5)}`,
      ),
    ],
    [
      'an article about blocked accounts',
      titled('Why you have been blocked', `<h1>You have been blocked</h1>${PROSE.repeat(40)}`),
    ],
    ['a trader of domains', titled('Domains', `This domain is for sale. ${PROSE.repeat(40)}`)],
    ['a bus line', titled('Route 4040', PROSE)],
    [
      'a drawn application',
      titled('App', `<div id=root>${PROSE.repeat(10)}</div><script src=a.js></script>`),
    ],
    [
      'a business card in JSON-LD',
      titled('Card', '<script type="application/ld+json">{"@type":"Organization"}</script>'),
    ],
    ['a business card of two links', titled('Card', '<a href="mailto:a@example.com">M</a>')],
    ['a page of links', titled('Links', '<a href=/a></a>'.repeat(10))],
  ])('%s is ok', (_name, html) => {
    expect(kindOf({ html })).toBe('ok');
  });
});

describe('a wall', () => {
  test.each<[PageKind, string, Given]>([
    [
      'challenge',
      'Cloudflare by header',
      { html: titled('x'), status: 403, headers: { 'cf-mitigated': 'challenge' } },
    ],
    [
      'challenge',
      'Cloudflare by title',
      {
        html: titled('Just a moment...', 'Enable JavaScript and cookies to continue'),
        status: 503,
      },
    ],
    [
      'challenge',
      'a captcha with status 200',
      { html: titled('Shop', 'Please complete the security check to continue') },
    ],
    [
      'challenge',
      'DataDome by script',
      {
        html: titled(
          'shop.example',
          '<script src="https://ct.captcha-delivery.com/c.js"></script>',
        ),
        status: 403,
      },
    ],
    [
      'challenge',
      'press and hold',
      { html: titled('Access', 'Press & Hold to confirm you are a human') },
    ],
    ['login', 'status 401', { html: titled('x'), status: 401 }],
    [
      'login',
      'a redirect',
      {
        html: titled('Acme', PROSE),
        requestedUrl: 'https://example.com/team',
        url: 'https://example.com/login?next=/team',
      },
    ],
    [
      'login',
      'a form',
      { html: titled('Members', '<form>Name <input> Password <input type=password></form>') },
    ],
    [
      'login',
      'a titled form',
      { html: titled('Anmelden | Verein', `<input type=password>${PROSE.repeat(12)}`) },
    ],
    ['login', 'a demand', { html: titled('Profile', 'Please log in to continue.') }],
    ['blocked', 'status 403', { html: titled('Forbidden'), status: 403 }],
    ['blocked', 'status 429', { html: titled('Slow down'), status: 429 }],
    ['blocked', 'status 999', { html: '', status: 999 }],
    [
      'blocked',
      'a polite one with status 200',
      { html: titled('Access Denied', 'Reference #18.2f') },
    ],
    [
      'blocked',
      'by country',
      { html: titled('Sorry', 'This site is not available in your country.') },
    ],
    ['missing', 'status 404', { html: titled('x', PROSE), status: 404 }],
    ['missing', 'status 410', { html: '', status: 410 }],
    ['missing', 'a soft one', { html: titled('Page not found – Acme', PROSE.repeat(3)) }],
    [
      'missing',
      'a soft one in German',
      { html: titled('Acme', `<h1>Seite nicht gefunden</h1>${PROSE}`) },
    ],
    ['missing', 'a soft one in French', { html: titled('Erreur 404', PROSE) }],
    ['server_error', 'status 502', { html: titled('Bad Gateway'), status: 502 }],
    [
      'parked',
      'for sale',
      { html: titled('acme.com', 'The domain acme.com is for sale. Make an offer') },
    ],
    ['parked', 'for sale in German', { html: titled('x', 'Diese Domain steht zum Verkauf') }],
    ['parked', 'nginx out of the box', { html: titled('Welcome to nginx!', PROSE) }],
    [
      'parked',
      'an advertiser’s script',
      { html: titled('acme.com', '<script src="//img.sedoparking.com/x.js"></script>') },
    ],
    ['parked', 'suspended', { html: titled('x', 'This Account has been suspended.') }],
    [
      'needs_browser',
      'an empty React root',
      { html: '<div id=root></div><script src=main.js></script>' },
    ],
    [
      'needs_browser',
      'a noscript plea',
      {
        html: titled(
          'App',
          '<noscript>You need to enable JavaScript to run this app.</noscript><script src=a.js></script>',
        ),
      },
    ],
    ['needs_browser', 'nothing but script', { html: '<script>draw()</script>' }],
    [
      'empty',
      'a promise',
      { html: titled('Acme', 'Our new website is under construction. Come back soon!') },
    ],
    ['empty', 'nothing', { html: '' }],
    [
      'empty',
      'a root that stayed empty in the browser',
      { html: '<div id=root></div><script src=a.js></script>', isDrawn: true },
    ],
  ])('%s: %s', (kind, _name, given) => {
    expect(kindOf(given)).toBe(kind);
  });
});

test('the verdict says what gave it away', () => {
  const outline = outlinePage(titled('Access Denied'));
  const url = 'https://example.com/';
  expect(judgePage({ status: 200, headers: {}, requestedUrl: url, url, outline })).toEqual({
    kind: 'blocked',
    reason: 'the title is “Access Denied”',
  });
});
