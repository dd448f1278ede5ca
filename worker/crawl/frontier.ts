import type { Finding } from '../../schema/evidence/finding.ts';
import type { ListedEntry } from './listed-entry.ts';
import type { PageFingerprint } from './near-duplicate.ts';
import type { PaceAnswer } from './pace.ts';

/**
 * The life of a page in the frontier (crawl_page.state):
 *
 *   waiting ─claim→ leased ─┬→ done      read, with findings; costs by what it yielded
 *                           ├→ free      read and recognised as nothing to charge for
 *                           ├→ failed    given up after its retries
 *                           ├→ skipped   never asked for: robots.txt, limits
 *                           └→ waiting   to be tried again, or its worker died
 */
export type FinishedState = 'done' | 'free' | 'failed' | 'skipped';

export type PageRole = 'page' | 'listing' | 'sitemap';

/** A row that this worker has taken. */
export interface ClaimedPage {
  id: string;
  url: string;
  host: string;
  unit: string;
  depth: number;
  priority: number;
  role: PageRole;
  /** Failed tries so far. */
  attempts: number;
  /** How often any worker took it. */
  claims: number;
  etag: string | null;
  lastModified: string | null;
  snapshotHash: string | null;
}

/** A link on its way into the frontier. */
export interface FrontierLink {
  url: string;
  host: string;
  unit: string;
  depth: number;
  priority: number;
  role: PageRole;
}

/** What became of a claimed page; written in one transaction with all that follows from it. */
export interface VisitedPage {
  page: ClaimedPage;
  /** `waiting` puts it back for another try. */
  state: FinishedState | 'waiting';
  kind: string;
  /** For a person: why it is not simply done. */
  reason: string | null;
  via: 'http' | 'browser' | null;
  status: number | null;
  /** Set when redirects led elsewhere. */
  finalUrl: string | null;
  unit: string;
  etag: string | null;
  lastModified: string | null;
  snapshot: PageSnapshot | null;
  fingerprint: PageFingerprint | null;
  /** Null leaves the findings of the page's last visit in place. */
  findings: Finding[] | null;
  links: FrontierLink[];
  /** What a listing says of its entries; null when the page lists nothing. */
  entries: ListedEntries | null;
  elapsedMs: number;
  /** What the host's pace learns from it; null when the host was not asked. */
  pace: PaceAnswer | null;
}

/** The cards of one listing, with the text that their spans are ranges of. */
export interface ListedEntries {
  url: string;
  snapshotHash: string;
  entries: ListedEntry[];
}

export interface PageSnapshot {
  hash: string;
  url: string;
  title: string | null;
  /** Length of the decoded text in UTF-8. */
  bytes: number;
}

/** The unit of an entry that a directory describes on its own host. */
export function entryUnit(url: string): string {
  return `entry:${url}`;
}

export function isEntryUnit(unit: string): boolean {
  return unit.startsWith('entry:');
}

/** A visit that has learned nothing yet. */
export function untouched(page: ClaimedPage): VisitedPage {
  return {
    page,
    state: 'failed',
    kind: 'failed',
    reason: null,
    via: null,
    status: null,
    finalUrl: null,
    unit: page.unit,
    etag: page.etag,
    lastModified: page.lastModified,
    snapshot: null,
    fingerprint: null,
    findings: null,
    links: [],
    entries: null,
    elapsedMs: 0,
    pace: null,
  };
}
