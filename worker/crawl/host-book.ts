import type { Sql } from '../../platform/sql.ts';
import type { ClaimedPage } from './frontier.ts';
import { HostPace } from './pace.ts';
import type { PaceSettings } from './pace.ts';
import { parseRobots, type RobotsRules } from './robots.ts';
import type { CrawlTask } from './task.ts';

/** What a task's driver knows of one host while it drives. */
export interface HostEntry {
  host: string;
  pace: HostPace;
  /** Null until robots.txt was asked for. */
  rules: RobotsRules | null;
  /** Text of robots.txt as kept in the row; empty when there is none. */
  robots: string | null;
  /** While robots.txt is on its way. */
  asking: Promise<void> | null;
  needsBrowser: boolean | null;
  /** Why it is not asked any more. */
  givenUp: string | null;
  /** Pages in the frontier that nobody has taken, as far as this driver knows. */
  waiting: number;
  /** Pages taken and not yet started. */
  queue: ClaimedPage[];
  /** It is another crawl's turn there: not to be asked for before this moment (epoch ms). */
  turnAskAt: number;
  /** Pages fetched in this run. */
  pages: number;
  /** Whether its row is behind. */
  isChanged: boolean;
}

/** Requests under way to one host when the task sets no pace. */
const MAX_PER_HOST = 4;

export class HostBook {
  readonly entries = new Map<string, HostEntry>();
  /** Pages fetched in this run, over all hosts. */
  fetched = 0;
  private readonly settings: PaceSettings;

  constructor(task: CrawlTask) {
    this.settings = { delayMs: task.settings.paceMs, maxConcurrent: MAX_PER_HOST };
  }

  get(host: string): HostEntry {
    const known = this.entries.get(host);
    if (known !== undefined) return known;
    const entry = this.makeEntry(host);
    this.entries.set(host, entry);
    return entry;
  }

  countFetch(entry: HostEntry): void {
    entry.pages++;
    entry.isChanged = true;
    this.fetched++;
  }

  /** Takes up where the last driver of this run left. */
  async load(sql: Sql, task: CrawlTask): Promise<void> {
    const rows = await sql<StoredHost[]>`
      select
        host, robots, crawl_delay_ms as "crawlDelayMs", needs_browser as "needsBrowser",
        (extract(epoch from next_fetch_at) * 1000)::float8 as "nextAt",
        backoff_ms as "backoffMs", failures, pages, given_up as "givenUp"
      from crawl_host
      where task_id = ${task.id}`;
    for (const row of rows) this.restore(row);
    await this.recount(sql, task);
  }

  /** Asks the frontier how many pages wait at each host. */
  async recount(sql: Sql, task: CrawlTask): Promise<void> {
    const waiting = await sql<{ host: string; waiting: number }[]>`
      select host, count(*)::int as waiting
      from crawl_page
      where task_id = ${task.id} and state = 'waiting'
      group by host`;
    for (const row of waiting) this.get(row.host).waiting = row.waiting;
  }

  /** Rows of hosts that changed since the last call. */
  takeChanges(): ChangedHost[] {
    const changed: ChangedHost[] = [];
    for (const entry of this.entries.values()) {
      if (!entry.isChanged) continue;
      entry.isChanged = false;
      const { nextAt, backoffMs, failures } = entry.pace.state;
      changed.push({
        host: entry.host,
        robots: entry.robots,
        crawl_delay_ms: entry.rules?.crawlDelayMs ?? null,
        needs_browser: entry.needsBrowser,
        next_at: nextAt,
        backoff_ms: backoffMs,
        failures,
        pages: entry.pages,
        given_up: entry.givenUp,
      });
    }
    return changed;
  }

  private makeEntry(host: string): HostEntry {
    return {
      host,
      pace: new HostPace(this.settings),
      rules: null,
      robots: null,
      asking: null,
      needsBrowser: null,
      givenUp: null,
      waiting: 0,
      queue: [],
      turnAskAt: 0,
      pages: 0,
      isChanged: false,
    };
  }

  private restore(row: StoredHost): void {
    const { nextAt, backoffMs, failures } = row;
    const pace = new HostPace(this.settings, { nextAt, backoffMs, failures });
    // The scheme does not matter to the rules; a port does, and is part of the host.
    const rules =
      row.robots === null ? null : parseRobots(`http://${row.host}/robots.txt`, row.robots);
    pace.respectDelay(row.crawlDelayMs);
    this.fetched += row.pages;
    this.entries.set(row.host, { ...this.makeEntry(row.host), ...row, pace, rules });
  }
}

interface StoredHost {
  host: string;
  robots: string | null;
  crawlDelayMs: number | null;
  needsBrowser: boolean | null;
  nextAt: number;
  backoffMs: number;
  failures: number;
  pages: number;
  givenUp: string | null;
}

/** In the words of the table. */
export interface ChangedHost {
  host: string;
  robots: string | null;
  crawl_delay_ms: number | null;
  needs_browser: boolean | null;
  next_at: number;
  backoff_ms: number;
  failures: number;
  pages: number;
  given_up: string | null;
}
