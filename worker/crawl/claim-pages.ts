import type { Sql } from '../../platform/sql.ts';
import type { ClaimedPage } from './frontier.ts';
import type { TaskLease } from './task-lease.ts';
import type { CrawlTask } from './task.ts';

export interface HostShare {
  host: string;
  /** How many of its pages to take at most. */
  pages: number;
}

/** Longer than any page may take; a dead worker's pages are freed with its task, not by this. */
const PAGE_LEASE_MINUTES = 10;

/**
 * Takes the most promising waiting pages of each host. Returns fewer than asked when a host has no
 * more, and nothing when the task's lease has passed to another worker.
 */
export async function claimPages(
  sql: Sql,
  task: CrawlTask,
  lease: TaskLease,
  shares: HostShare[],
): Promise<ClaimedPage[]> {
  return sql<ClaimedPage[]>`
    with wanted as (
      select host, pages
      from json_to_recordset(${JSON.stringify(shares)}::text::json) as share (host text, pages int)
      where exists (
        select from crawl_lease where task_id = ${task.id} and token = ${lease.token}
      )
    ),
    picked as (
      select page.id
      from wanted
      cross join lateral (
        select id
        from crawl_page
        where task_id = ${task.id} and host = wanted.host and state = 'waiting'
        order by priority desc, id
        limit wanted.pages
        for update skip locked
      ) page
    )
    update crawl_page
    set
      state = 'leased',
      lease_worker = ${lease.worker},
      lease_until = now() + ${PAGE_LEASE_MINUTES} * interval '1 minute',
      claims = claims + 1
    from picked
    where crawl_page.id = picked.id
    returning
      crawl_page.id, url, host, unit, depth, priority, role, attempts, claims, etag,
      last_modified as "lastModified", snapshot_hash as "snapshotHash"`;
}
