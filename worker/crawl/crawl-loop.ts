import { retryTransaction } from '../../platform/sql.ts';
import { Batcher } from './batcher.ts';
import { Bell } from './bell.ts';
import { claimPages, type HostShare } from './claim-pages.ts';
import type { CrawlDeps, SliceOptions } from './crawl-deps.ts';
import { Dispatcher } from './dispatcher.ts';
import type { Driver } from './driver.ts';
import type { EndReason } from './finish-task.ts';
import { untouched, type ClaimedPage, type VisitedPage } from './frontier.ts';
import { HostBook } from './host-book.ts';
import { HostTurns } from './host-turns.ts';
import { KnownPages } from './known-pages.ts';
import type { UnitLeads } from './lead-candidates.ts';
import type { LiveConsole } from './live-console.ts';
import { makeDriver } from './make-driver.ts';
import { PaceMeter } from './pace-meter.ts';
import { saveBatch, type SavedBatch } from './save-batch.ts';
import { SnapshotKeeper } from './snapshot-keeper.ts';
import type { TaskLease } from './task-lease.ts';
import type { CrawlTask } from './task.ts';
import { UnitPages } from './unit-pages.ts';
import { WrittenReceipts } from './written-receipts.ts';
import { visitPage } from './visit-page.ts';

/** Commits are tried again for about 20 s, which covers a database that starts anew. */
const SAVE_WITHIN = { attempts: 28, outageMs: 20_000 };
const IDLE_MS = 250;
/** A host whose pause ends meanwhile waits this much longer; looking at all hosts costs more. */
const BUSY_MS = 25;

/** Why the loop came to rest. */
export type LoopEnd =
  | { kind: 'done'; reason: EndReason | null }
  | { kind: 'wait'; until: number }
  | { kind: 'halted' };

/**
 * Drives one task: claims pages, visits them at their hosts' pace, saves them in batches. Fetching
 * goes on while a batch is being saved; one batch is saved at a time.
 */
export class CrawlLoop {
  readonly console: LiveConsole;
  readonly hosts: HostBook;
  readonly turns: HostTurns;
  private readonly deps: CrawlDeps;
  private readonly task: CrawlTask;
  private readonly lease: TaskLease;
  private readonly options: SliceOptions;
  private readonly dispatcher: Dispatcher;
  private readonly known: KnownPages;
  private readonly batcher = new Batcher();
  private readonly snapshots: SnapshotKeeper;
  private readonly units: UnitPages;
  private readonly meter = new PaceMeter();
  private readonly written = new WrittenReceipts();
  private readonly calledOff = new AbortController();
  private readonly driver: Driver;
  private claiming: Promise<void> | null = null;
  private saving: Promise<void> | null = null;
  private failure: Error | null = null;
  private isHalted = false;
  private isBudgetSpent = false;
  private hasDownHost = false;
  private notice: string | null = null;
  private readonly bell = new Bell();

  constructor(
    deps: CrawlDeps,
    options: SliceOptions,
    { task, lease, console }: { task: CrawlTask; lease: TaskLease; console: LiveConsole },
  ) {
    this.deps = deps;
    this.task = task;
    this.lease = lease;
    this.console = console;
    this.options = options;
    this.hosts = new HostBook(task);
    this.dispatcher = new Dispatcher(task, this.hosts, options.concurrency ?? 48);
    this.turns = new HostTurns(deps.sql, task, this.hosts);
    this.known = new KnownPages(task);
    this.snapshots = new SnapshotKeeper(deps.objectStore);
    this.units = new UnitPages(deps.sql, task, deps.extraction);
    this.driver = makeDriver({
      deps,
      task,
      signal: this.calledOff.signal,
      hosts: this.hosts,
      known: this.known,
      snapshots: this.snapshots,
      console,
      missBrowser: () => {
        this.notice = task.settings.useBrowser ? 'no_browser' : 'browser_not_wanted';
      },
    });
  }

  async load(): Promise<void> {
    await this.hosts.load(this.deps.sql, this.task);
    await this.known.load(this.deps.sql, this.task);
  }

  /** Starts nothing more; what is under way may end. */
  halt(): void {
    this.isHalted = true;
    this.bell.ring();
  }

  /** Drops what is under way as well. */
  callOff(): void {
    this.calledOff.abort();
    this.halt();
  }

  /** Ends the loop with an error, from outside. */
  fail(error: Error): void {
    this.failure ??= error;
    this.callOff();
  }

  /** Goes on until there is nothing to do, a limit is reached, or it is halted. */
  async run(): Promise<LoopEnd> {
    for (;;) {
      if (this.failure !== null) throw this.failure;
      const now = Date.now();
      const isClosing = this.isHalted || this.isBudgetSpent;
      if (!isClosing) this.fill(now);
      this.startSaving(now, isClosing);
      await this.console.flush();
      if (this.isAtRest()) {
        const end = this.whyAtRest(isClosing, now);
        const isLast = end === null || !(await this.saveLeft(end));
        if (end !== null && isLast) return end;
      }
      await this.bell.wait(this.pauseFor(now));
    }
  }

  /** Tops up the queues and starts whatever may start. */
  private fill(now: number): void {
    this.startClaiming(now);
    for (const page of this.hasDownHost ? this.dispatcher.takeStranded() : []) {
      this.record({ ...untouched(page), kind: 'host_down', reason: 'the host does not answer' });
    }
    for (let page = this.dispatcher.next(now); page !== null; page = this.dispatcher.next(now)) {
      void this.visit(page);
    }
  }

  /** What is at hand is fetched meanwhile. */
  private startClaiming(now: number): void {
    if (this.claiming !== null || this.failure !== null) return;
    const shares = this.dispatcher.shares(now);
    if (shares.length === 0 && !this.turns.isOwing(now)) return;
    this.claiming = this.claim(shares, now)
      .catch((error: unknown) => {
        this.fail(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => {
        this.claiming = null;
        // Turns are given back in silence.
        if (shares.length > 0) this.bell.ring();
      });
  }

  private async claim(wanted: HostShare[], now: number): Promise<void> {
    const shares = await this.turns.grant(wanted, now);
    if (shares.length === 0) return;
    const pages = await retryTransaction(
      () => claimPages(this.deps.sql, this.task, this.lease, shares),
      SAVE_WITHIN,
    );
    for (const page of pages) this.batcher.expect(page.unit);
    this.dispatcher.took(pages, shares);
  }

  private async visit(page: ClaimedPage): Promise<void> {
    const { pace } = this.hosts.get(page.host);
    try {
      const visit = await visitPage(this.driver, page);
      if (visit.pace === null) pace.release();
      else pace.finish(Date.now(), visit.pace);
      this.hasDownHost ||= pace.isDown;
      this.record(visit);
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.dispatcher.inFlight--;
      this.bell.ring();
    }
  }

  private record(visit: VisitedPage): void {
    const now = Date.now();
    this.batcher.add(visit, now);
    this.meter.count(visit, now);
    if (visit.kind !== 'aborted') this.console.sayVisited(visit);
  }

  private startSaving(now: number, isClosing: boolean): void {
    if (this.saving !== null || this.failure !== null) return;
    const isHurried = isClosing || !this.dispatcher.hasWork();
    const visited = this.batcher.take(now, { isHurried, isHungry: this.dispatcher.isHungry() });
    const downHosts = this.hasDownHost ? this.dispatcher.downHosts() : [];
    this.hasDownHost = false;
    if (visited.length === 0 && downHosts.length === 0) return;
    this.saving = this.save(visited, downHosts)
      .catch((error: unknown) => {
        this.fail(error instanceof Error ? error : new Error(String(error)));
      })
      .finally(() => {
        this.saving = null;
        this.bell.ring();
      });
  }

  /** Before the end, what listings say of entries whose pages were not read. Whether there was any. */
  private async saveLeft(end: LoopEnd): Promise<boolean> {
    if (end.kind !== 'done' || end.reason === 'budget_reached') return false;
    const units = await retryTransaction(() => this.units.mergeLeft(), SAVE_WITHIN);
    if (units.length > 0) await this.write([], [], units);
    return units.length > 0;
  }

  private async save(visited: VisitedPage[], downHosts: string[]): Promise<void> {
    await this.snapshots.settle(visited);
    const units = await retryTransaction(() => this.units.mergeTouched(visited), SAVE_WITHIN);
    await this.write(visited, downHosts, units);
  }

  private async write(
    visited: VisitedPage[],
    downHosts: string[],
    units: UnitLeads[],
  ): Promise<void> {
    const batch = {
      visited,
      units,
      hosts: this.hosts.takeChanges(),
      downHosts,
      written: this.written,
      pagesPerMinute: this.meter.perMinute(Date.now()),
      notice: this.notice,
    };
    const saved = await retryTransaction(
      () => saveBatch(this.deps, this.task, this.lease, batch),
      SAVE_WITHIN,
    );
    for (const visit of visited) {
      if (visit.state === 'waiting') this.hosts.get(visit.page.host).waiting++;
    }
    if (saved === null) await this.hosts.recount(this.deps.sql, this.task);
    else this.takeIn(saved);
  }

  private takeIn(saved: SavedBatch): void {
    for (const [host, pages] of saved.added) {
      const entry = this.hosts.get(host);
      entry.waiting += pages;
      this.hasDownHost ||= entry.pace.isDown;
    }
    for (const host of saved.failedAtHosts.keys()) this.hosts.get(host).waiting = 0;
    for (const lead of saved.leads.fresh) this.console.sayLead(lead);
    this.written.remember(saved.leads.receipts);
    this.isBudgetSpent ||= saved.leads.isBudgetSpent;
  }

  private isAtRest(): boolean {
    const isWaiting = this.claiming !== null || this.saving !== null;
    return !isWaiting && this.dispatcher.inFlight === 0 && this.batcher.size === 0;
  }

  /** Null when it is only between two steps. */
  private whyAtRest(isClosing: boolean, now: number): LoopEnd | null {
    if (this.isHalted) return { kind: 'halted' };
    if (this.isBudgetSpent) return { kind: 'done', reason: 'budget_reached' };
    if (isClosing) return null;
    this.hasDownHost = this.dispatcher.downHosts().length > 0;
    if (!this.dispatcher.hasWork() && !this.hasDownHost) {
      const reason = this.dispatcher.isAtPageLimit() ? 'page_limit' : null;
      return { kind: 'done', reason };
    }
    const wakeAt = this.dispatcher.wakeAt(now);
    const isLong = wakeAt !== null && wakeAt - now > (this.options.patienceMs ?? 5_000);
    return isLong ? { kind: 'wait', until: wakeAt } : null;
  }

  private pauseFor(now: number): number {
    if (this.dispatcher.inFlight > 0 || this.claiming !== null) return BUSY_MS;
    const wakeAt = this.dispatcher.wakeAt(now);
    return wakeAt === null ? IDLE_MS : Math.min(IDLE_MS, Math.max(1, wakeAt - now));
  }
}
