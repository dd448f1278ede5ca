import { findPage } from '../site/pages.ts';
import { htmlReply, textReply, type Reply, type Visit } from '../site/visit.ts';
import { writeSitePage } from '../page/site-page.ts';
import { CONTACT_FACTS, type Variant } from '../variant.ts';
import { dripBody, truncateBody, writeEndlessly, writeGzipBomb, writeNonsense } from '../stream.ts';

/** Sites on bad days: slow, overloaded, breaking off, or far too much. */
export const NETWORK_VARIANTS: readonly Variant[] = [
  {
    name: 'slow-answer',
    outcome: 'facts',
    expectation: 'Waits for slow pages without holding up any other host.',
    answer: (visit) => onPages(visit, (html) => ({ ...htmlReply(html), afterMs: visit.slowMs })),
  },
  {
    name: 'slow-loris',
    outcome: 'failed',
    expectation: 'Ends a body that comes byte by byte and never ends, within its time for a page.',
    hides: CONTACT_FACTS,
    answer: (visit) =>
      onPages(visit, () => ({ ...HTML_HEAD, stream: dripBody(visit.slowMs / 30) })),
  },
  {
    name: 'no-answer',
    outcome: 'failed',
    expectation: 'Gives up on a server that takes the request and says nothing.',
    hides: CONTACT_FACTS,
    answer: (visit) => onPages(visit, () => ({ seize: () => {} })),
  },
  {
    name: 'connection-reset',
    outcome: 'failed',
    expectation: 'Tries again a few times when the connection breaks, then gives up.',
    hides: CONTACT_FACTS,
    answer: (visit) =>
      onPages(visit, () => ({ seize: (response) => response.socket?.resetAndDestroy() })),
  },
  {
    name: 'truncated',
    outcome: 'failed',
    expectation: 'Takes a body shorter than its Content-Length for a failure, not for a page.',
    hides: CONTACT_FACTS,
    answer: (visit) => onPages(visit, (html) => ({ seize: truncateBody(html) })),
  },
  {
    name: 'not-http',
    outcome: 'failed',
    expectation: 'Fails cleanly on an answer that is no HTTP.',
    hides: CONTACT_FACTS,
    answer: (visit) => onPages(visit, () => ({ seize: writeNonsense })),
  },
  {
    name: 'too-many-requests',
    outcome: 'facts',
    expectation: 'Waits the second that Retry-After asks for before it tries a page again.',
    answer: (visit) =>
      onPages(visit, (html) =>
        visit.nth > 1 && visit.sinceLastMs >= 1000
          ? htmlReply(html)
          : withRetryAfter(textReply('Too many requests', 429), '1'),
      ),
  },
  {
    name: 'too-many-requests-date',
    outcome: 'facts',
    expectation: 'Understands a Retry-After that is a date, on a 503.',
    answer: (visit) =>
      onPages(visit, (html) =>
        visit.nth > 1 && visit.sinceLastMs >= 1000
          ? htmlReply(html)
          : // Dates know no milliseconds: two seconds ahead is one to two seconds from now.
            withRetryAfter(textReply('Busy', 503), new Date(Date.now() + 2000).toUTCString()),
      ),
  },
  {
    name: 'server-error-recovers',
    outcome: 'facts',
    expectation: 'Gets every page at the third try.',
    answer: (visit) =>
      onPages(visit, (html) =>
        visit.nth > 2 ? htmlReply(html) : htmlReply('<h1>502 Bad Gateway</h1>', 502),
      ),
  },
  {
    name: 'server-error',
    outcome: 'failed',
    expectation: 'Gives up after its few tries, and charges nothing.',
    hides: CONTACT_FACTS,
    answer: (visit) => onPages(visit, () => htmlReply('<h1>Internal Server Error</h1>', 500)),
  },
  {
    name: 'dead-links',
    outcome: 'facts',
    expectation: 'Takes 404 and 410 as final, and asks once.',
    answer: (visit) => {
      if (visit.url.pathname === '/gone') return textReply('Gone', 410);
      const more = '<p><a href="/missing">Missing</a> <a href="/gone">Gone</a></p>';
      return visit.url.pathname === '/' ? onPages(visit, htmlReply, more) : null;
    },
  },
  {
    name: 'huge-page',
    outcome: 'bounded',
    expectation: 'Stops reading a page of a hundred megabytes at its limit.',
    answer: (visit) => answerBrochure(visit, { ...HTML_HEAD, stream: writeEndlessly(100) }),
  },
  {
    name: 'huge-declared',
    outcome: 'bounded',
    expectation: 'Does not begin to read a page that says it has five gigabytes.',
    answer: (visit) =>
      answerBrochure(visit, {
        headers: { ...HTML_HEAD.headers, 'content-length': 5 * 1024 ** 3 },
        stream: writeEndlessly(5 * 1024),
      }),
  },
  {
    name: 'gzip-bomb',
    outcome: 'bounded',
    expectation: 'Stops unpacking a megabyte that swells to a gigabyte at its limit.',
    answer: (visit) =>
      answerBrochure(visit, {
        headers: { ...HTML_HEAD.headers, 'content-encoding': 'gzip' },
        stream: writeGzipBomb(100),
      }),
  },
];

const HTML_HEAD = { headers: { 'content-type': 'text/html; charset=utf-8' } };

/** Answers the site's own pages in the given way; robots.txt and the rest stay plain. */
function onPages(visit: Visit, answer: (html: string) => Reply, more = ''): Reply | null {
  const { site, url, originOf } = visit;
  const page = findPage(site, url);
  return page && answer(writeSitePage(site, page, { origin: originOf(site.slug), more }));
}

/** The trouble stands behind one link; the rest of the site is as it should be. */
function answerBrochure(visit: Visit, brochure: Reply): Reply | null {
  if (visit.url.pathname === '/brochure') return brochure;
  const more = '<p><a href="/brochure">About us: the whole story</a></p>';
  return visit.url.pathname === '/' ? onPages(visit, htmlReply, more) : null;
}

function withRetryAfter(reply: Reply, value: string): Reply {
  return { ...reply, headers: { ...reply.headers, 'retry-after': value } };
}
