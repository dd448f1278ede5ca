import type { Sql, TransactionSql } from '../../platform/sql.ts';
import type { FrontierLink, PageRole } from './frontier.ts';
import { insertLinks } from './save-pages.ts';
import { holdLease, type TaskLease } from './task-lease.ts';
import type { CrawlTask } from './task.ts';
import { canonicalUrl, siteOf } from './url.ts';

/**
 * Puts a run's first pages into the frontier, once: the start addresses, a domain's sitemap, or,
 * when failed pages are to be tried again, those. Returns the number of pages that wait.
 */
export async function seedRun(sql: Sql, task: CrawlTask, lease: TaskLease): Promise<number> {
  if (lease.seededRun >= task.run) return 0;
  return sql.begin(async (tx) => {
    await holdLease(tx, task, lease);
    const pages =
      task.stateReason === 'retry_failed' ? await retryFailed(tx, task) : await startAnew(tx, task);
    await tx`
      update crawl_lease set seeded_run = ${task.run}, worked_ms = 0 where task_id = ${task.id}`;
    // Hosts were slow, shut or in need of a browser then; that is found out anew.
    await tx`
      update crawl_host
      set robots = null, failures = 0, backoff_ms = 0, given_up = null, pages = 0, next_fetch_at = now()
      where task_id = ${task.id}`;
    return pages;
  });
}

async function startAnew(tx: TransactionSql, task: CrawlTask): Promise<number> {
  const links = startLinks(task);
  const added = await insertLinks(tx, task, links);
  const pages = [...added.values()].reduce((sum, count) => sum + count, 0);
  await tx`
    update crawl_task set pages_found = ${pages}, updated_at = now() where id = ${task.id}`;
  return pages;
}

/** Finished pages are taken over as they are; only the failed ones wait again. */
async function retryFailed(tx: TransactionSql, task: CrawlTask): Promise<number> {
  const { count } = await tx`
    update crawl_page
    set state = 'waiting', run = ${task.run}, attempts = 0, claims = 0
    where task_id = ${task.id} and run = ${task.run - 1} and state = 'failed'`;
  await tx`
    update crawl_page
    set run = ${task.run}
    where task_id = ${task.id} and run = ${task.run - 1}`;
  await tx`
    update listing_entry
    set run = ${task.run}
    where task_id = ${task.id} and run = ${task.run - 1}`;
  // What those pages yielded belongs to the run that takes them over.
  await tx`
    update crawl_result
    set run = ${task.run}
    where task_id = ${task.id} and run = ${task.run - 1}`;
  await tx`
    update crawl_task
    set pages_failed = greatest(0, pages_failed - ${count}), updated_at = now()
    where id = ${task.id}`;
  return count;
}

function startLinks(task: CrawlTask): FrontierLink[] {
  const links: FrontierLink[] = [];
  for (const given of task.urls) {
    const url = canonicalUrl(given);
    if (url === null) continue;
    const role = task.sourceKind === 'listing' ? 'listing' : 'page';
    links.push(startLink(url, role));
    if (task.sourceKind === 'domain') {
      links.push(startLink(new URL('/sitemap.xml', url).href, 'sitemap'));
    }
  }
  return links;
}

function startLink(url: string, role: PageRole): FrontierLink {
  return { url, host: new URL(url).host, unit: siteOf(url), depth: 0, priority: 100, role };
}
