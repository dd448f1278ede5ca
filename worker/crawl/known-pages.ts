import type { Sql } from '../../platform/sql.ts';
import type { KnownPage } from './driver.ts';
import type { ListedCard } from './listed-entry.ts';
import type { CrawlTask } from './task.ts';

/** Links kept for each page that may be fetched, so that the best can be chosen; the rest is cut. */
const ROOM_PER_PAGE = 10;

/** Which addresses the frontier has, and what the pages that were read looked like. */
export class KnownPages {
  private readonly urls = new Set<string>();
  private readonly perHost = new Map<string, number>();
  private readonly fingerprints = new Map<string, KnownPage[]>();
  /** Cards that lead nowhere, by what they say. */
  private readonly entries = new Set<string>();
  private readonly room: number;
  private readonly roomPerHost: number;

  constructor(task: CrawlTask) {
    this.room = task.settings.pageLimit * ROOM_PER_PAGE + 1_000;
    this.roomPerHost = task.settings.pagesPerHost * ROOM_PER_PAGE + 200;
  }

  async load(sql: Sql, task: CrawlTask): Promise<void> {
    const rows = await sql<StoredPage[]>`
      select
        url, final_url as "finalUrl", host, simhash::text as simhash, facts, topic,
        state = 'done' as "isRead"
      from crawl_page
      where task_id = ${task.id} and run = ${task.run}`;
    for (const row of rows) {
      this.note(row.url, row.host);
      if (row.finalUrl !== null) this.urls.add(row.finalUrl);
      const { url, simhash, facts, topic } = row;
      if (row.isRead && simhash !== null && facts !== null && topic !== null) {
        this.addFingerprint(row.host, { url, simhash: BigInt(simhash), facts, topic });
      }
    }
  }

  readonly isKnown = (url: string): boolean => this.urls.has(url);

  /** True once for each address, while there is room in the frontier. */
  readonly admit = (url: string): boolean => {
    if (this.urls.has(url)) return false;
    const { host } = new URL(url);
    const isFull = this.urls.size >= this.room || (this.perHost.get(host) ?? 0) >= this.roomPerHost;
    if (isFull) return false;
    this.note(url, host);
    return true;
  };

  readonly hasNewEntries = (cards: readonly ListedCard[]): boolean => {
    const before = this.entries.size;
    for (const { target, findings } of cards) {
      const said = findings.map(({ value }) => value).join('|');
      if (target === null) this.entries.add(said);
    }
    return this.entries.size > before;
  };

  fingerprintsOf(host: string): Iterable<KnownPage> {
    return this.fingerprints.get(host) ?? [];
  }

  addFingerprint(host: string, page: KnownPage): void {
    if (page.simhash === 0n) return;
    const known = this.fingerprints.get(host);
    if (known === undefined) this.fingerprints.set(host, [page]);
    else known.push(page);
  }

  private note(url: string, host: string): void {
    this.urls.add(url);
    this.perHost.set(host, (this.perHost.get(host) ?? 0) + 1);
  }
}

interface StoredPage {
  url: string;
  finalUrl: string | null;
  host: string;
  simhash: string | null;
  facts: number | null;
  topic: number | null;
  isRead: boolean;
}
