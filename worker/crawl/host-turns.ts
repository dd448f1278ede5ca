import { retryTransaction, type Sql } from '../../platform/sql.ts';
import type { HostShare } from './claim-pages.ts';
import { type EndedTurn, exchangeTurns } from './exchange-turns.ts';
import type { HostBook, HostEntry } from './host-book.ts';
import type { CrawlTask } from './task.ts';

/** Longer than a page may take: a driver that has died lets others in after this. */
const PAGE_MS = 30_000;
/** A turn is asked for again after this, so that others who wait are noticed. */
const RENEW_MS = 2_000;
const ASK_AGAIN_MS = 300;
const GIVE_BACK_EVERY_MS = 250;

/**
 * The turns that this crawl has at hosts. All crawls of the installation take turns at a host, so
 * its pace and the number of requests under way hold over all of them. Costs one statement for each
 * time that pages are taken from hosts not visited in the last seconds.
 */
export class HostTurns {
  /** Until when a turn counts without asking again (epoch ms). */
  private readonly held = new Map<HostEntry, number>();
  private exchangedAt = 0;
  private readonly sql: Sql;
  private readonly task: CrawlTask;
  private readonly hosts: HostBook;

  constructor(sql: Sql, task: CrawlTask, hosts: HostBook) {
    this.sql = sql;
    this.task = task;
    this.hosts = hosts;
  }

  /** Those of the shares at whose hosts it is this crawl's turn; gives back what it has done with. */
  async grant(shares: HostShare[], now: number): Promise<HostShare[]> {
    const entries = new Map(shares.map((share) => [this.hosts.get(share.host), share]));
    const asked = [...entries].filter(([entry]) => (this.held.get(entry) ?? 0) <= now);
    const done = [...this.held.keys()].filter((entry) => isIdle(entry) && !entries.has(entry));
    const isSoon = asked.length === 0 && now - this.exchangedAt < GIVE_BACK_EVERY_MS;
    if (isSoon || asked.length + done.length === 0) return shares;
    const granted = await this.exchange(asked, done, now);
    const refused = new Set(asked.map(([{ host }]) => host).filter((host) => !granted.has(host)));
    return refused.size === 0 ? shares : shares.filter(({ host }) => !refused.has(host));
  }

  /** Whether a turn is to be given back, at some host that there is nothing more to ask of. */
  isOwing(now: number): boolean {
    return now - this.exchangedAt >= GIVE_BACK_EVERY_MS && [...this.held.keys()].some(isIdle);
  }

  /** Gives everything back: the crawl makes a pause, or is over. Should it fail, turns run out. */
  async end(): Promise<void> {
    if (this.held.size === 0) return;
    await this.exchange([], [...this.held.keys()], Date.now()).catch(() => undefined);
  }

  private async exchange(
    asked: [HostEntry, HostShare][],
    done: HostEntry[],
    now: number,
  ): Promise<Map<string, number>> {
    this.exchangedAt = now;
    const wanted = asked.map(([{ host, pace }, { pages }]) => ({
      host,
      forMs: PAGE_MS + pace.timeFor(pages, now),
    }));
    const ended = done.map((entry): EndedTurn => toEnded(entry, now));
    const granted = await retryTransaction(() =>
      exchangeTurns(this.sql, this.task, { ended, wanted }),
    );
    for (const entry of done) this.held.delete(entry);
    for (const [entry] of asked) {
      const restInMs = granted.get(entry.host);
      if (restInMs === undefined) {
        entry.turnAskAt = now + ASK_AGAIN_MS;
        // What is under way keeps the turn until it has ended.
        if (this.held.has(entry)) this.held.set(entry, 0);
      } else {
        this.held.set(entry, now + RENEW_MS);
        entry.pace.follow(Date.now() + restInMs);
      }
    }
    return granted;
  }
}

function isIdle(entry: HostEntry): boolean {
  return entry.queue.length === 0 && entry.pace.inFlight === 0;
}

function toEnded({ host, pace }: HostEntry, now: number): EndedTurn {
  return { host, restInMs: pace.restFrom - now };
}
