import type { Fetcher } from '../../platform/http/fetch-page.ts';
import type { FetchFailureKind } from '../../platform/http/fetch-failure.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import type { ConsoleLine } from '../../schema/live.ts';
import type { HostBook } from './host-book.ts';
import type { ListedCard } from './listed-entry.ts';
import type { PageFingerprint } from './near-duplicate.ts';
import type { PageReader } from './page-reader.ts';
import type { CrawlTask } from './task.ts';
import type { PatternBudget } from './trap.ts';

/** A page as the browser drew it, or why it could not. */
export type DrawnPage =
  | { ok: true; url: string; status: number; headers: Record<string, string>; html: string }
  | { ok: false; kind: FetchFailureKind; message: string };

/** Draws pages that script alone fills. */
export interface PageBrowser {
  draw(url: string, signal: AbortSignal): Promise<DrawnPage>;
}

export interface KnownPage extends PageFingerprint {
  url: string;
}

/** What the visit of a page may use and tell: the crawl as it stands while one worker drives it. */
export interface Driver {
  task: CrawlTask;
  /** Aborted when the crawl is to stop at once. */
  signal: AbortSignal;
  fetcher: Fetcher;
  /** Null when the task wants none, or the machine has none. */
  browser: PageBrowser | null;
  reader: PageReader;
  objectStore: ObjectStore;
  hosts: HostBook;
  patterns: PatternBudget;
  isKnown(this: void, url: string): boolean;
  /** True once for each address that is new to the frontier, while it has room. */
  admit(this: void, url: string): boolean;
  /** Whether one of these cards without a page was not listed before in this run. */
  hasNewEntries(this: void, cards: readonly ListedCard[]): boolean;
  /** Pages of a host that were read, for telling duplicates. */
  fingerprintsOf(host: string): Iterable<KnownPage>;
  addFingerprint(host: string, page: KnownPage): void;
  /** Hands over a page's gzipped text, to be stored before the page counts as finished. */
  keepSnapshot(hash: string, packed: Uint8Array): void;
  /** A line for whoever watches. */
  say(level: ConsoleLine['level'], text: string, url?: string): void;
  /** A page needed a browser that is not there. */
  missBrowser(): void;
}
