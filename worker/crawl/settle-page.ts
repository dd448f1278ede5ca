import type { Driver } from './driver.ts';
import type { ClaimedPage, FrontierLink, VisitedPage } from './frontier.ts';
import { isEntryUnit, untouched } from './frontier.ts';
import { linksOfAnswer } from './links-of-answer.ts';
import { findNearDuplicate } from './near-duplicate.ts';
import type { PageKind } from './page-kind.ts';
import type { PageGuide } from './page-outline.ts';
import { entriesOf } from './listed-entry.ts';
import { questionOf, type PageContent, type PageReading, type PageText } from './read-answer.ts';
import { canonicalUrl, siteOf } from './url.ts';

export interface Arrival {
  via: 'http' | 'browser';
  etag: string | null;
  lastModified: string | null;
  elapsedMs: number;
}

/** Decides what an answer amounts to: a page read, one recognised and free, or one for the browser. */
export async function settlePage(
  driver: Driver,
  page: ClaimedPage,
  answer: PageText,
  arrival: Arrival,
): Promise<VisitedPage> {
  const finalUrl = canonicalUrl(answer.url) ?? page.url;
  const base: VisitedPage = {
    ...untouched(page),
    ...arrival,
    status: answer.status,
    finalUrl: finalUrl === page.url ? null : finalUrl,
    unit: unitAt(page, finalUrl),
    findings: [],
  };
  const elsewhere = whyElsewhere(driver, page, finalUrl);
  if (elsewhere !== null) return { ...base, state: 'free', ...elsewhere };

  const reading = await driver.reader.read(questionOf(page, answer, driver.task.listingRules));
  const { kind, reason } = reading.verdict;
  const refresh = refreshLink(driver, page, answer, reading);
  // Whoever is sent on at once has nothing to read here.
  if (refresh.length > 0 && kind !== 'ok') {
    return { ...base, state: 'free', kind: 'refresh', reason: 'it leads on', links: refresh };
  }
  if (kind === 'needs_browser') return escalate(driver, page, answer, reading, base);
  if (reading.content === null) return wall(kind, reason, base);
  const read = keepPage(driver, page, answer, { ...reading, content: reading.content }, base);
  return { ...read, links: [...read.links, ...refresh] };
}

function unitAt(page: ClaimedPage, finalUrl: string): string {
  return isEntryUnit(page.unit) ? page.unit : siteOf(finalUrl);
}

/** A redirect to where the crawl is not meant to go, or to a page that it has or will have anyway. */
function whyElsewhere(
  driver: Driver,
  page: ClaimedPage,
  finalUrl: string,
): { kind: string; reason: string } | null {
  if (finalUrl === page.url) return null;
  const leavesSite = siteOf(finalUrl) !== siteOf(page.url);
  if (
    leavesSite &&
    page.depth > 0 &&
    !driver.task.settings.followExternal &&
    !isEntry(driver, page)
  ) {
    return { kind: 'left_site', reason: `it leads to ${finalUrl.slice(0, 200)}` };
  }
  // Whoever comes to an address first reads it; the other name for it is a duplicate.
  return driver.admit(finalUrl)
    ? null
    : { kind: 'duplicate', reason: `it leads to ${finalUrl.slice(0, 200)}` };
}

/** What a directory points to may live anywhere. */
function isEntry(driver: Driver, page: ClaimedPage): boolean {
  return driver.task.sourceKind === 'listing' && page.depth === 1;
}

type ReadablePage = PageReading & { content: PageContent };

function keepPage(
  driver: Driver,
  page: ClaimedPage,
  answer: PageText,
  reading: ReadablePage,
  base: VisitedPage,
): VisitedPage {
  const { guide, fingerprint } = reading;
  const { snapshot, packed, findings, listing } = reading.content;
  // Some servers make up new validators for each answer.
  if (packed === null) {
    const links = linksOfAnswer(driver, { page, answer, guide: reading.guide, listing });
    const entries = entriesOf(listing, snapshot.hash, answer.url, links);
    return { ...base, state: 'free', kind: 'unchanged', findings: null, links, entries };
  }
  const entry = driver.hosts.get(page.host);
  const twin = findNearDuplicate(fingerprint, driver.fingerprintsOf(page.host));
  if (twin !== null && page.role !== 'listing') {
    return { ...base, state: 'free', kind: 'duplicate', reason: `it says the same as ${twin.url}` };
  }
  driver.addFingerprint(page.host, { ...fingerprint, url: base.finalUrl ?? page.url });
  if (base.via === 'http' && entry.needsBrowser === null) {
    entry.needsBrowser = false;
    entry.isChanged = true;
  }
  const links = linksOfAnswer(driver, { page, answer, guide: reading.guide, listing });
  if (isUnwanted(driver, answer, guide)) {
    const reason = 'the page asks not to be kept';
    return { ...base, state: 'free', kind: 'noindex', reason, links };
  }
  driver.keepSnapshot(snapshot.hash, packed);
  return {
    ...base,
    state: 'done',
    kind: listing === null ? 'ok' : 'listing',
    snapshot,
    entries: entriesOf(listing, snapshot.hash, answer.url, links),
    fingerprint: fingerprint.simhash === 0n ? null : fingerprint,
    findings,
    links,
  };
}

/** `noindex` is said to search engines; a crawler that keeps what it reads is meant as well. */
function isUnwanted(driver: Driver, answer: PageText, guide: PageGuide): boolean {
  if (!driver.task.settings.respectRobots) return false;
  return guide.isNoindex || /\b(?:noindex|none)\b/i.test(answer.headers['x-robots-tag'] ?? '');
}

/** `<meta http-equiv=refresh>` is a redirect in all but name. */
function refreshLink(
  driver: Driver,
  page: ClaimedPage,
  answer: PageText,
  { guide }: PageReading,
): FrontierLink[] {
  const url = guide.refreshHref === null ? null : canonicalUrl(guide.refreshHref, answer.url);
  if (url === null || url === page.url) return [];
  const isSameSite = siteOf(url) === siteOf(page.url);
  if (!isSameSite && page.depth > 0 && !driver.task.settings.followExternal) return [];
  if (!driver.admit(url)) return [];
  const { depth, priority, role } = page;
  return [{ url, host: new URL(url).host, unit: siteOf(url), depth, priority, role }];
}

/** Script alone fills this page: its host goes to the browser from now on, and the page with it. */
function escalate(
  driver: Driver,
  page: ClaimedPage,
  answer: PageText,
  reading: PageReading,
  base: VisitedPage,
): VisitedPage {
  const { verdict, content } = reading;
  const entry = driver.hosts.get(page.host);
  if (driver.browser !== null && entry.needsBrowser !== true) {
    entry.needsBrowser = true;
    entry.isChanged = true;
    driver.say('info', `${page.host} is drawn by script: going on with the browser`, page.url);
  }
  if (driver.browser !== null) {
    // Not a failed try; the attempts stay as they are.
    return { ...base, findings: null, state: 'waiting', kind: 'escalate', reason: verdict.reason };
  }
  driver.missBrowser();
  if (content !== null) return keepPage(driver, page, answer, { ...reading, content }, base);
  return { ...base, state: 'free', kind: 'needs_browser', reason: verdict.reason };
}

function wall(kind: PageKind, reason: string, base: VisitedPage): VisitedPage {
  const state = kind === 'server_error' ? 'failed' : 'free';
  return { ...base, state, kind, reason };
}
