import type { HostShare } from './claim-pages.ts';
import type { ClaimedPage } from './frontier.ts';
import type { HostBook, HostEntry } from './host-book.ts';
import type { CrawlTask } from './task.ts';

/** Pages taken ahead of their fetch, per request that may be under way. */
const AHEAD = 3;
const MAX_SHARE = 32;
/** Of ten thousand hosts, one look at all takes about a millisecond. */
const SHARE_EVERY_MS = 20;
/** A share should last about as long as it takes to come back for more. */
const SHARE_MS = 1_000;

/**
 * Decides whose turn it is. Hosts are served in turn, each at its own pace and within its own
 * limit; pages are taken from the frontier a little ahead, a host's best first.
 */
export class Dispatcher {
  inFlight = 0;
  private queued = 0;
  private sharedAt = 0;
  /** Hosts with something queued: few of many. */
  private readonly loaded = new Set<HostEntry>();
  private readonly task: CrawlTask;
  private readonly hosts: HostBook;
  private readonly concurrency: number;

  constructor(task: CrawlTask, hosts: HostBook, concurrency: number) {
    this.task = task;
    this.hosts = hosts;
    this.concurrency = concurrency;
  }

  /** What to claim now; empty while enough is at hand. */
  shares(now: number): HostShare[] {
    let room = this.concurrency * AHEAD - this.queued;
    let budget = this.task.settings.pageLimit - this.hosts.fetched - this.inFlight - this.queued;
    if (this.queued >= this.concurrency) return [];
    if (this.queued > 0 && now - this.sharedAt < SHARE_EVERY_MS) return [];
    this.sharedAt = now;
    const shares: HostShare[] = [];
    for (const entry of this.hosts.entries.values()) {
      if (room <= 0 || budget <= 0) break;
      const pages = Math.min(this.shareOf(entry, now), room, budget);
      if (pages <= 0) continue;
      shares.push({ host: entry.host, pages });
      room -= pages;
      budget -= pages;
    }
    // Served first now, last next time.
    for (const { host } of shares) this.moveToEnd(host);
    return shares;
  }

  took(pages: ClaimedPage[], shares: HostShare[]): void {
    const taken = new Map<string, number>();
    for (const page of pages) {
      const entry = this.hosts.get(page.host);
      entry.queue.push(page);
      this.loaded.add(entry);
      taken.set(page.host, (taken.get(page.host) ?? 0) + 1);
    }
    this.queued += pages.length;
    for (const share of shares) {
      const entry = this.hosts.get(share.host);
      const got = taken.get(share.host) ?? 0;
      // Fewer than asked: whatever the count said, nobody waits there.
      entry.waiting = got < share.pages ? 0 : Math.max(0, entry.waiting - got);
    }
  }

  /** The next page that may be asked for at `now`, or null. */
  next(now: number): ClaimedPage | null {
    if (this.inFlight >= this.concurrency || this.queued === 0) return null;
    for (const entry of this.loaded) {
      if (entry.pace.openSlots(now) <= 0) continue;
      const page = entry.queue.shift();
      if (entry.queue.length === 0) this.loaded.delete(entry);
      if (page === undefined) continue;
      this.queued--;
      this.inFlight++;
      entry.pace.start(now);
      return page;
    }
    return null;
  }

  /** Takes back what was queued at hosts that have gone down. */
  takeStranded(): ClaimedPage[] {
    const stranded: ClaimedPage[] = [];
    for (const entry of this.loaded) {
      if (!entry.pace.isDown) continue;
      stranded.push(...entry.queue.splice(0));
      this.loaded.delete(entry);
    }
    this.queued -= stranded.length;
    return stranded;
  }

  /** Hosts that are down while pages still wait in the frontier. */
  downHosts(): string[] {
    return [...this.hosts.entries.values()]
      .filter((entry) => entry.pace.isDown && entry.waiting > 0)
      .map((entry) => entry.host);
  }

  /** Whether anything is left to ask for within the limits. */
  hasWork(): boolean {
    if (this.inFlight > 0 || this.queued > 0) return true;
    if (this.isAtPageLimit()) return false;
    for (const entry of this.hosts.entries.values()) if (this.isOpen(entry)) return true;
    return false;
  }

  /** Nothing is at hand, and half of what could be under way is not. */
  isHungry(): boolean {
    return this.queued === 0 && this.inFlight * 2 <= this.concurrency;
  }

  isAtPageLimit(): boolean {
    return this.hosts.fetched >= this.task.settings.pageLimit;
  }

  /** The earliest moment at which a host may be asked again; null when only an answer can tell. */
  wakeAt(now: number): number | null {
    let earliest: number | null = null;
    for (const entry of this.hosts.entries.values()) {
      if (entry.queue.length === 0 && !this.isOpen(entry)) continue;
      const paced = entry.pace.wakeAt(now);
      if (paced === null) continue;
      const at = entry.queue.length === 0 ? Math.max(paced, entry.turnAskAt) : paced;
      if (earliest === null || at < earliest) earliest = at;
    }
    return earliest;
  }

  private isOpen(entry: HostEntry): boolean {
    return entry.waiting > 0 && !entry.pace.isDown && this.leftAt(entry) > 0;
  }

  private leftAt(entry: HostEntry): number {
    return this.task.settings.pagesPerHost - entry.pages - entry.queue.length - entry.pace.inFlight;
  }

  private shareOf(entry: HostEntry, now: number): number {
    if (!this.isOpen(entry) || entry.queue.length > 1 || entry.turnAskAt > now) return 0;
    const wakeAt = entry.pace.wakeAt(now);
    if (wakeAt !== null && wakeAt - now > SHARE_MS) return 0;
    return Math.min(entry.waiting, this.leftAt(entry), entry.pace.perSecond(MAX_SHARE));
  }

  private moveToEnd(host: string): void {
    const entry = this.hosts.get(host);
    this.hosts.entries.delete(host);
    this.hosts.entries.set(host, entry);
  }
}
