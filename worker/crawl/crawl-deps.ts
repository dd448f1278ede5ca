import type { Fetcher } from '../../platform/http/fetch-page.ts';
import type { LiveNotice } from '../../platform/live.ts';
import type { ObjectStore } from '../../platform/object-store.ts';
import type { Sql, TransactionSql } from '../../platform/sql.ts';
import type { PageBrowser } from './driver.ts';
import type { Extraction } from './extraction.ts';
import type { PageReader } from './page-reader.ts';

/** What a crawl stands on; the worker's task and the command line put it together. */
export interface CrawlDeps {
  /** As `quarry_system`. */
  sql: Sql;
  fetcher: Fetcher;
  objectStore: ObjectStore;
  extraction: Extraction;
  /** Where pages are read by it; on the thread of the crawl when none is given. */
  reader?: PageReader;
  /** Null when this machine has no browser. */
  browser: PageBrowser | null;
  publishLive(this: void, notice: LiveNotice): Promise<void>;
  /** Called first in each transaction: throws when this worker was taken for dead. */
  fence?(this: void, tx: TransactionSql): Promise<void>;
}

export interface SliceOptions {
  /** Under which name pages are leased. */
  workerId: string;
  /** Aborted when the worker is to stop. */
  signal: AbortSignal;
  /** How long a slice goes on before it makes room for other work. Default 60 s. */
  sliceMs?: number;
  /** Requests under way at once, over all hosts. Default 48. */
  concurrency?: number;
  /** A host that wants to be left alone for longer than this ends the slice. Default 5 s. */
  patienceMs?: number;
}

/** What is to follow a slice. */
export type SliceOutcome =
  | { kind: 'ended'; state: 'completed' | 'failed' }
  /** There is more to do, at once or at `runAt` (epoch milliseconds). */
  | { kind: 'again'; runAt?: number }
  /** A person paused or cancelled it, or another worker has it. */
  | { kind: 'stopped'; reason: string };
