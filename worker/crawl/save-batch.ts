import type { TransactionSql } from '../../platform/sql.ts';
import type { CrawlDeps } from './crawl-deps.ts';
import type { VisitedPage } from './frontier.ts';
import type { ChangedHost } from './host-book.ts';
import { jsonRows } from './json-rows.ts';
import type { UnitLeads } from './lead-candidates.ts';
import { markMerged, saveEntries } from './save-entries.ts';
import { saveLeads, type SavedLeads } from './save-leads.ts';
import { failDownHosts, saveHosts, saveLinks, savePages, saveSnapshots } from './save-pages.ts';
import { holdLease, type TaskLease } from './task-lease.ts';
import type { CrawlTask } from './task.ts';
import type { WrittenReceipts } from './written-receipts.ts';

export interface Batch {
  visited: VisitedPage[];
  units: UnitLeads[];
  hosts: ChangedHost[];
  /** Hosts that no longer answer: what waits there has failed. */
  downHosts: string[];
  written: WrittenReceipts;
  pagesPerMinute: number;
  notice: string | null;
}

export interface SavedBatch {
  /** New frontier rows by host. */
  added: Map<string, number>;
  leads: SavedLeads;
  /** Pages that had waited at hosts that are down. */
  failedAtHosts: Map<string, number>;
}

/** The task is paused, cancelled or in another run: what was done since is not to be kept. */
export class TaskStopped extends Error {
  readonly state: string;
  constructor(state: string) {
    super(`The crawl is ${state}`);
    this.name = 'TaskStopped';
    this.state = state;
  }
}

/**
 * Finishes a batch of pages: their rows, findings, snapshots and links, the companies, leads and
 * receipts that follow, the credits and the task's counters, in one transaction. Either all of it
 * is there afterwards or none, so a page is finished exactly once, whenever the worker dies.
 *
 * Safe to repeat after a lost connection: when the first try had been committed, the pages are no
 * longer leased and nothing happens. Throws LeaseLost and TaskStopped.
 */
export async function saveBatch(
  deps: Pick<CrawlDeps, 'sql' | 'fence'>,
  task: CrawlTask,
  lease: TaskLease,
  batch: Batch,
): Promise<SavedBatch | null> {
  return deps.sql.begin(async (tx) => {
    await deps.fence?.(tx);
    await holdLease(tx, task, lease);
    const counters = await lockTask(tx, task);
    const saved = await savePages(tx, task, batch.visited);
    if (saved === 0 && batch.visited.length > 0) return null;
    await saveSnapshots(tx, task, batch.visited);
    await saveEntries(tx, task, batch.visited);
    const added = await saveLinks(tx, task, batch.visited);
    await saveHosts(tx, task, batch.hosts);
    const failedAtHosts = await failDownHosts(tx, task, batch.downHosts);
    const captureKey = captureKeyOf(task, batch);
    const { written } = batch;
    const leads = await saveLeads(tx, task, batch.units, { captureKey, written });
    await markMerged(tx, task, batch.units);
    await saveCounters(tx, task, count(counters, batch, { added, leads, failedAtHosts }));
    return { added, leads, failedAtHosts };
  });
}

/** A page is finished once in a run, so the first that this batch finishes names its capture. */
function captureKeyOf(task: CrawlTask, { visited, units }: Batch): string {
  const first = visited.find(({ state }) => state !== 'waiting');
  // Entries whose pages were not come to, at the end: their units are new to the org only once.
  const subject = first?.page.id ?? `entries:${units[0]?.unit.slice(0, 100) ?? 'none'}`;
  return `crawl:${task.id}:${task.run}:${subject}`;
}

interface Counters {
  pages_found: number;
  pages_done: number;
  pages_failed: number;
  pages_free: number;
  page_kinds: Record<string, number>;
  leads_found: number;
  leads_new: number;
  credits_spent: number;
  progress: number;
  pages_per_minute: number;
  seconds_left: number | null;
  notice: string | null;
}

/** A pause lets the pages under way be kept; a cancelled or restarted task keeps nothing. */
async function lockTask(tx: TransactionSql, task: CrawlTask): Promise<Counters> {
  const [row] = await tx<(Counters & { state: string; run: number })[]>`
    select
      state, run, pages_found, pages_done, pages_failed, pages_free, page_kinds, leads_found,
      leads_new, credits_spent, progress, pages_per_minute, seconds_left, notice
    from crawl_task
    where id = ${task.id}
    for update`;
  const isKept = row?.run === task.run && ['running', 'queued', 'paused'].includes(row.state);
  if (row === undefined || !isKept) throw new TaskStopped(row?.state ?? 'deleted');
  const { state: _state, run: _run, ...counters } = row;
  return counters;
}

function count(before: Counters, batch: Batch, saved: SavedBatch): Counters {
  const after = { ...before, page_kinds: { ...before.page_kinds } };
  const add = (kind: string, pages: number) => {
    after.page_kinds[kind] = (after.page_kinds[kind] ?? 0) + pages;
  };
  for (const { state, kind } of batch.visited) {
    if (state === 'waiting') continue;
    if (state === 'done') after.pages_done++;
    else if (state === 'failed') after.pages_failed++;
    else after.pages_free++;
    add(kind, 1);
  }
  for (const pages of saved.failedAtHosts.values()) {
    after.pages_failed += pages;
    add('host_down', pages);
  }
  for (const pages of saved.added.values()) after.pages_found += pages;
  after.leads_found += saved.leads.found;
  after.leads_new += saved.leads.fresh.length;
  after.credits_spent += saved.leads.credits;
  after.pages_per_minute = batch.pagesPerMinute;
  after.notice = batch.notice ?? before.notice;
  return after;
}

async function saveCounters(tx: TransactionSql, task: CrawlTask, now: Counters): Promise<void> {
  const finished = now.pages_done + now.pages_failed + now.pages_free;
  const expected = Math.max(finished, Math.min(now.pages_found, task.settings.pageLimit));
  const percent = expected === 0 ? 0 : Math.floor((finished * 100) / expected);
  // The frontier grows while it is worked off: the bar waits then, and never goes back.
  const progress = Math.max(now.progress, Math.min(99, percent));
  const left = expected - finished;
  const secondsLeft =
    now.pages_per_minute > 0 ? Math.ceil((left * 60) / now.pages_per_minute) : null;
  await tx`
    update crawl_task
    set
      pages_found = ${now.pages_found},
      pages_done = ${now.pages_done},
      pages_failed = ${now.pages_failed},
      pages_free = ${now.pages_free},
      page_kinds = ${jsonRows([now.page_kinds])}::text::jsonb -> 0,
      leads_found = ${now.leads_found},
      leads_new = ${now.leads_new},
      credits_spent = ${now.credits_spent},
      progress = ${progress},
      pages_per_minute = ${now.pages_per_minute},
      seconds_left = ${secondsLeft},
      notice = ${now.notice},
      updated_at = now()
    where id = ${task.id}`;
}
