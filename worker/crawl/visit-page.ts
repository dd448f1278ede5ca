import type { FetchFailed, FetchResult } from '../../platform/http/fetch-page.ts';
import { isHtmlType } from '../../platform/http/fetch-page.ts';
import { isTransientFailure } from '../../platform/http/fetch-failure.ts';
import { ensureRobots } from './ask-robots.ts';
import type { Driver, PageBrowser } from './driver.ts';
import { untouched, type ClaimedPage, type FrontierLink, type VisitedPage } from './frontier.ts';
import type { HostEntry } from './host-book.ts';
import type { PaceAnswer } from './pace.ts';
import { questionOf, textOfFetch, type PageText } from './read-answer.ts';
import { keepUnchanged } from './keep-unchanged.ts';
import { settlePage } from './settle-page.ts';
import { namedSitemaps, visitSitemap } from './visit-sitemap.ts';

/** A page-task ends after this, whatever happens. */
const PAGE_LIMITS = { totalMs: 25_000, headersMs: 15_000, bodyIdleMs: 10_000 };
/** Taken up this often more than it failed: a page that ends its worker. */
const MAX_LOST_CLAIMS = 12;
const MAX_TRIES = 3;
/** Silence holds a connection for long, and seldom ends. */
const MAX_TRIES_SILENT = 2;
/** Asking for quiet is no fault of the page: it is asked once more than others. */
const MAX_TRIES_OVERLOADED = 4;

/**
 * Visits one page that this driver has taken: robots.txt, fetch or browser, judgement, extraction.
 * Never rejects, except when called off; what happened is in the result.
 */
export async function visitPage(driver: Driver, page: ClaimedPage): Promise<VisitedPage> {
  const lost = page.claims - page.attempts;
  if (lost > MAX_LOST_CLAIMS) {
    const reason = `the worker ended ${lost} times while it read this page`;
    return { ...untouched(page), kind: 'crashed', reason };
  }
  const entry = driver.hosts.get(page.host);
  if (driver.task.settings.respectRobots) {
    await ensureRobots(driver.fetcher, entry, page.url, driver.signal);
    if (entry.rules?.isAllowed(page.url) === false) {
      return entry.givenUp === null
        ? { ...untouched(page), state: 'skipped', kind: 'robots', reason: 'robots.txt asks not to' }
        : { ...untouched(page), state: 'skipped', kind: 'robots_unknown', reason: entry.givenUp };
    }
  }
  if (page.role === 'sitemap') return visitSitemap(driver, page);
  const visit = await visitDocument(driver, page, entry);
  return { ...visit, links: [...visit.links, ...namedSitemaps(driver, page, entry)] };
}

function visitDocument(driver: Driver, page: ClaimedPage, entry: HostEntry): Promise<VisitedPage> {
  if (entry.needsBrowser === true && driver.browser !== null) {
    return drawPage(driver, driver.browser, page);
  }
  return fetchPage(driver, page, entry);
}

async function fetchPage(
  driver: Driver,
  page: ClaimedPage,
  entry: HostEntry,
): Promise<VisitedPage> {
  const result = await driver.fetcher.fetchPage(page.url, {
    limits: PAGE_LIMITS,
    acceptsType: (mime) => isHtmlType(mime) || mime === 'text/plain',
    etag: page.etag,
    lastModified: page.lastModified,
    signal: driver.signal,
  });
  driver.hosts.countFetch(entry);
  if (!result.ok) return { ...failed(page, result), pace: paceAnswerOf(result) };
  const isWall = result.status >= 429 && (await asksForProof(driver, page, textOfFetch(result)));
  const pace = isWall
    ? { outcome: 'good' as const, elapsedMs: result.elapsedMs }
    : paceAnswerOf(result);
  if (result.isNotModified) return { ...(await keepUnchanged(driver, page, result)), pace };
  const again = isWall ? null : tryAgain(page, result.status, result.elapsedMs);
  if (again !== null) return { ...again, pace };
  const settled = await settlePage(driver, page, textOfFetch(result), {
    via: 'http',
    etag: result.headers['etag'] ?? null,
    lastModified: result.headers['last-modified'] ?? null,
    elapsedMs: result.elapsedMs,
  });
  return { ...settled, pace };
}

async function drawPage(
  driver: Driver,
  browser: PageBrowser,
  page: ClaimedPage,
): Promise<VisitedPage> {
  const startedAt = performance.now();
  const drawn = await browser.draw(page.url, driver.signal);
  const elapsedMs = performance.now() - startedAt;
  driver.hosts.countFetch(driver.hosts.get(page.host));
  if (!drawn.ok) {
    const failure = { ...drawn, requestedUrl: page.url, url: page.url, redirects: [], elapsedMs };
    return { ...failed(page, failure), via: 'browser', pace: { outcome: 'failure', elapsedMs } };
  }
  const outcome = isOverload(drawn.status) ? 'overload' : 'good';
  const pace: PaceAnswer = { outcome, elapsedMs };
  const again = tryAgain(page, drawn.status, elapsedMs);
  if (again !== null) return { ...again, via: 'browser', pace };
  const text: PageText = { ...drawn, isDrawn: true };
  const arrival = { via: 'browser', etag: null, lastModified: null, elapsedMs } as const;
  return { ...(await settlePage(driver, page, text, arrival)), pace };
}

/** Firewalls dress their questions as 429 and 503; asking again only deepens their doubts. */
async function asksForProof(driver: Driver, page: ClaimedPage, answer: PageText): Promise<boolean> {
  const { verdict } = await driver.reader.read(questionOf(page, answer));
  return verdict.kind === 'challenge';
}

function isOverload(status: number): boolean {
  return status === 429 || status === 503;
}

function paceAnswerOf(result: FetchResult): PaceAnswer {
  const { elapsedMs } = result;
  if (result.ok) {
    const { status, retryAfterMs } = result;
    return { outcome: isOverload(status) ? 'overload' : 'good', elapsedMs, retryAfterMs };
  }
  return { outcome: isTransientFailure(result.kind) ? 'failure' : 'good', elapsedMs };
}

/** 429 and 5xx are asked again, after the pause that the host's pace has taken from them. */
function tryAgain(page: ClaimedPage, status: number, elapsedMs: number): VisitedPage | null {
  const tries = isOverload(status) ? MAX_TRIES_OVERLOADED : MAX_TRIES;
  if ((status !== 429 && status < 500) || status >= 600 || page.attempts + 1 >= tries) return null;
  const reason = `status ${status}, to be tried again`;
  return {
    ...untouched(page),
    state: 'waiting',
    kind: 'retry',
    reason,
    via: 'http',
    status,
    elapsedMs,
  };
}

function failed(page: ClaimedPage, failure: FetchFailed): VisitedPage {
  if (failure.kind === 'aborted') return { ...untouched(page), state: 'waiting', kind: 'aborted' };
  const isLast = page.attempts + 1 >= (failure.kind === 'timeout' ? MAX_TRIES_SILENT : MAX_TRIES);
  const isTransient = isTransientFailure(failure.kind);
  const links = isTransient && !isLast ? [] : otherStart(page, failure.kind);
  return {
    ...untouched(page),
    links,
    state:
      links.length > 0
        ? 'free'
        : isTransient && !isLast
          ? 'waiting'
          : (STATE_OF_FAILURE[failure.kind] ?? 'failed'),
    kind: failure.kind,
    reason: failure.message.slice(0, 300),
    via: 'http',
    elapsedMs: failure.elapsedMs,
  };
}

/**
 * People give domains, not addresses: a site that has no https, or lives under www alone, is looked
 * for there before it counts as gone.
 */
function otherStart(page: ClaimedPage, kind: FetchFailed['kind']): FrontierLink[] {
  const url = new URL(page.url);
  if (page.depth > 0 || page.role === 'sitemap') return [];
  if (kind === 'dns' && url.hostname.split('.').length === 2) url.hostname = `www.${url.hostname}`;
  else if (NO_HTTPS.has(kind) && url.protocol === 'https:' && url.port === '')
    url.protocol = 'http:';
  else return [];
  return [{ ...page, url: url.href, host: url.host }];
}

const NO_HTTPS = new Set<FetchFailed['kind']>(['refused', 'reset', 'tls', 'protocol', 'timeout']);

/** Nothing that a second try or a person could mend: recognised, and free. */
const STATE_OF_FAILURE: Partial<Record<FetchFailed['kind'], 'free'>> = {
  bad_content_type: 'free',
};
