import { writeDocument } from '../page/document.ts';
import { htmlReply, redirectReply, type Reply, type Visit } from '../site/visit.ts';
import { CONTACT_FACTS, type Outcome, type Variant } from '../variant.ts';

/** Sites that let nobody in, in the many ways that this is said. */
export const WALL_VARIANTS: readonly Variant[] = [
  wall('forbidden', 'blocked', 'Sees a 403 for what it is, and does not try again and again.', () =>
    htmlReply(
      '<html><head><title>403 Forbidden</title></head><body><center><h1>403 Forbidden</h1></center><hr><center>nginx</center></body></html>',
      403,
    ),
  ),
  wall('firewall', 'blocked', 'Knows the page of a firewall that refuses by address.', () =>
    htmlReply(
      '<!doctype html><html><head><title>Access Denied</title></head><body><h1>Access Denied</h1><p>You don’t have permission to access this page on this server.</p><p>Reference #18.2d351ab8.1557333295.a4e16ab</p></body></html>',
      403,
    ),
  ),
  wall('legal-block', 'blocked', 'Knows 451, not available in your country.', () =>
    htmlReply('<h1>Not available in your region</h1>', 451),
  ),
  wall('captcha', 'challenge', 'Knows a captcha that comes with status 200.', () =>
    htmlReply(
      '<!doctype html><html><head><title>Are you a robot?</title></head><body><h1>Please verify you are a human</h1><form><div class="g-recaptcha" data-sitekey="sample"></div></form></body></html>',
    ),
  ),
  wall('challenge-403', 'challenge', 'Knows “Just a moment…” with 403.', () =>
    htmlReply(JUST_A_MOMENT, 403),
  ),
  wall(
    'challenge-503',
    'challenge',
    'Knows “Just a moment…” with 503, and does not retry it.',
    () => htmlReply(JUST_A_MOMENT, 503),
  ),
  wall('challenge-200', 'challenge', 'Knows “Just a moment…” even with 200.', () =>
    htmlReply(JUST_A_MOMENT),
  ),
  wall('unauthorized', 'login_wall', 'Asks nobody’s password on a 401.', () => ({
    ...htmlReply('<h1>401 Authorization Required</h1>', 401),
    headers: { 'www-authenticate': 'Basic realm="Members"' },
  })),
  wall(
    'login-form',
    'login_wall',
    'Knows a page that is only a log-in form, with status 200.',
    (visit) => loginPage(visit),
  ),
  wall('login-redirect', 'login_wall', 'Knows that every page leads to /login.', (visit) =>
    visit.url.pathname === '/login'
      ? loginPage(visit)
      : redirectReply(302, `/login?next=${encodeURIComponent(visit.url.pathname)}`),
  ),
  wall('parked-for-sale', 'parked', 'Knows a domain that is for sale.', ({ site }) =>
    htmlReply(
      `<!doctype html><html><head><title>${site.host} is for sale</title></head><body><h1>${site.host}</h1><p>This domain is for sale! Make an offer.</p><a href="https://parking.example/lander?domain=${site.host}">Buy this domain</a><div id="related">Related searches: Insurance, Credit cards, Web hosting</div></body></html>`,
    ),
  ),
  wall('parked-registrar', 'parked', 'Knows a registrar’s placeholder page.', () =>
    htmlReply(
      '<!doctype html><html><head><title>Welcome</title></head><body><h1>This domain has been registered</h1><p>This web page is parked free, courtesy of your registrar. Is this your domain? Let’s turn it into a website!</p></body></html>',
    ),
  ),
  wall('default-server-page', 'parked', 'Knows the page of a freshly installed web server.', () =>
    htmlReply(
      '<!doctype html><html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working. Further configuration is required.</p></body></html>',
    ),
  ),
  wall(
    'under-construction',
    'empty',
    'Finds nothing under “Coming soon”, and charges nothing.',
    () =>
      htmlReply(
        '<!doctype html><html><head><title>Coming soon</title></head><body><h1>Coming soon</h1><p>Our new website is under construction.</p></body></html>',
      ),
  ),
];

const RULES = 'User-agent: *\nAllow: /\n';

/** Every path answers the same; only robots.txt can be had. */
function wall(
  name: string,
  outcome: Outcome,
  expectation: string,
  answer: (visit: Visit) => Reply,
): Variant {
  return {
    name,
    outcome,
    expectation,
    hides: CONTACT_FACTS,
    answer: (visit) =>
      visit.url.pathname === '/robots.txt'
        ? { headers: { 'content-type': 'text/plain' }, body: RULES }
        : answer(visit),
  };
}

const JUST_A_MOMENT =
  '<!DOCTYPE html><html lang="en-US"><head><title>Just a moment...</title><meta name="robots" content="noindex,nofollow"><meta http-equiv="refresh" content="390"></head><body><div class="main-wrapper"><h1>Checking if the site connection is secure</h1><noscript><div id="challenge-error-text">Enable JavaScript and cookies to continue</div></noscript></div><script>(function(){window._cf_chl_opt={cvId:"3",cType:"managed",cRay:"sample"}})();</script><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=sample"></script></body></html>';

function loginPage({ site }: Visit): Reply {
  return htmlReply(
    writeDocument({
      language: 'en',
      title: 'Log in',
      description: 'Log in to continue.',
      themeNumber: site.themeNumber,
      body: '<main><h1>Please log in to continue</h1><form method="post" action="/login"><label for="user">User name</label><input id="user" name="user" autocomplete="username"><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password"><p><button class="button">Log in</button> <a href="/forgot">Forgot your password?</a></p></form></main>',
    }),
  );
}
