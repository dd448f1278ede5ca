import { gunzip } from 'node:zlib';
import { promisify } from 'node:util';
import { type ObjectStore, snapshotKey } from '../../platform/object-store.ts';
import type { Fetcher } from '../../platform/http/fetch-page.ts';
import type { Sql } from '../../platform/sql.ts';
import { FRESH_MS, hasChanged, type ProfileFacts } from '../../schema/analysis/freshness.ts';
import { readAnswer, textOfFetch } from '../crawl/read-answer.ts';
import { type RobotsRules, rulesFromAnswer } from '../crawl/robots.ts';
import type { BegunRun, KnownPage } from './begin-run.ts';
import { PageWords } from './page-words.ts';

const unzip = promisify(gunzip);

/** A page that does not come within this time is not waited for: the stored copy is read. */
const FETCH_MS = 8_000;
const ROBOTS_MS = 4_000;
const MAX_PAGES = 4;

export interface PageDeps {
  sql: Sql;
  objectStore: ObjectStore;
  fetcher: Fetcher;
}

export interface ReadPages {
  pages: PageWords[];
  /** The page should have been read anew, and could not be. */
  isStale: boolean;
}

/**
 * The pages of a run's company: stored copies while they are fresh enough for the tier, else its
 * front page anew, and stored like a crawl's so that quotes resolve. Walls and errors leave what was
 * there. Never throws for what a site does.
 */
export async function readPages(
  deps: PageDeps,
  orgId: string,
  run: BegunRun,
  now: number,
  signal: AbortSignal,
): Promise<ReadPages> {
  const newest = Math.max(...run.pages.map(({ fetchedAt }) => fetchedAt));
  const isFresh = run.pages.length > 0 && now - newest < FRESH_MS[run.tier];
  const isChanged = hasChanged(run.factsBefore, factsNow(run));
  const address = frontPage(run);
  const wantsNew = !isFresh || isChanged || run.isForced;
  const [fetched, ...stored] = await Promise.all([
    wantsNew && address ? fetchAnew(deps, orgId, address, signal) : null,
    ...run.pages.map((page) => openStored(deps.objectStore, page)),
  ]);
  const known = stored.filter(
    (page) => page !== null && page.snapshotHash !== fetched?.snapshotHash,
  );
  const pages = [fetched, ...known].filter((page) => page !== null).slice(0, MAX_PAGES);
  return { pages, isStale: wantsNew && fetched === null && pages.length > 0 };
}

/** What the next run of this lead compares with. */
export function factsNow({ company }: BegunRun): ProfileFacts {
  return { bio: company?.description ?? null, followers: null, isPrivate: null, isVerified: null };
}

function frontPage({ lead, company }: BegunRun): string | null {
  const given = lead.website ?? company?.website ?? company?.domain ?? lead.sourceUrl;
  if (!given) return null;
  return URL.parse(/^https?:\/\//i.test(given) ? given : `https://${given}`)?.href ?? null;
}

async function openStored(store: ObjectStore, page: KnownPage): Promise<PageWords | null> {
  const { url, hash: snapshotHash, fetchedAt } = page;
  try {
    const packed = await store.get(snapshotKey(snapshotHash));
    if (!packed) return null;
    const html = (await unzip(packed)).toString('utf8');
    return new PageWords({ url, snapshotHash, fetchedAt, isCached: true, html });
  } catch {
    // A copy that can't be read is none.
    return null;
  }
}

async function fetchAnew(
  deps: PageDeps,
  orgId: string,
  address: string,
  signal: AbortSignal,
): Promise<PageWords | null> {
  const { fetcher, objectStore, sql } = deps;
  const rules = await askRobots(fetcher, address, signal);
  if (!rules.isAllowed(address)) return null;
  const result = await fetcher.fetchPage(address, { limits: { totalMs: FETCH_MS }, signal });
  signal.throwIfAborted();
  if (!result.ok || !rules.isAllowed(result.url)) return null;
  const question = {
    requestedUrl: address,
    role: 'page' as const,
    knownHash: null,
    answer: textOfFetch(result),
  };
  const { content } = readAnswer(question, { readPage: () => [] });
  if (!content?.packed) return null;
  const { hash, url, title, bytes } = content.snapshot;
  await objectStore.put(snapshotKey(hash), content.packed, 'application/gzip');
  await sql`
    insert into page_snapshot (org_id, hash, url, title, bytes)
    values (${orgId}, ${hash}, ${url}, ${title}, ${bytes})
    on conflict (org_id, hash) do update set fetched_at = now()`;
  return new PageWords({
    url,
    snapshotHash: hash,
    fetchedAt: Date.now(),
    isCached: false,
    html: result.text,
  });
}

async function askRobots(
  fetcher: Fetcher,
  address: string,
  signal: AbortSignal,
): Promise<RobotsRules> {
  const robotsUrl = new URL('/robots.txt', address).href;
  const result = await fetcher.fetchPage(robotsUrl, {
    acceptsType: () => true,
    limits: { totalMs: ROBOTS_MS },
    signal,
  });
  signal.throwIfAborted();
  // A host that can't be reached at all tells the same by its page.
  if (!result.ok)
    return rulesFromAnswer(robotsUrl, { status: 404, text: '', contentType: '' }).rules;
  return rulesFromAnswer(robotsUrl, result).rules;
}
