import type { TransactionSql } from '../../platform/sql.ts';
import type { FrontierLink, VisitedPage } from './frontier.ts';
import type { ChangedHost } from './host-book.ts';
import { jsonRows } from './json-rows.ts';
import { packFindings } from './packed-findings.ts';
import type { CrawlTask } from './task.ts';

/** Visits that say nothing about the page itself cost it no try. */
const NO_TRY = new Set(['escalate', 'aborted']);

/** Writes what became of the visited pages. Returns how many were still this worker's to finish. */
export async function savePages(
  tx: TransactionSql,
  task: CrawlTask,
  visited: VisitedPage[],
): Promise<number> {
  if (visited.length === 0) return 0;
  const { count } = await tx`
    update crawl_page as page
    set
      state = row.state,
      kind = row.kind,
      error = row.error,
      attempts = page.attempts + row.tries,
      lease_worker = null,
      lease_until = null,
      via = row.via,
      status = row.status,
      final_url = row.final_url,
      unit = row.unit,
      etag = row.etag,
      last_modified = row.last_modified,
      snapshot_hash = coalesce(row.snapshot_hash, page.snapshot_hash),
      simhash = coalesce(row.simhash, page.simhash),
      facts = coalesce(row.facts, page.facts),
      topic = coalesce(row.topic, page.topic),
      findings = case when row.keeps_findings then page.findings else row.findings end,
      finished_at = case when row.state = 'waiting' then null else now() end
    from json_to_recordset(${jsonRows(visited.map(pageRow))}::text::json) as row (
      id bigint, state text, kind text, error text, tries smallint, via text, status smallint,
      final_url text, unit text, etag text, last_modified text, snapshot_hash text,
      simhash bigint, facts int, topic int, keeps_findings boolean, findings jsonb
    )
    where page.id = row.id and page.task_id = ${task.id} and page.state = 'leased'`;
  return count;
}

function pageRow(visit: VisitedPage) {
  const isTry = visit.state === 'waiting' && !NO_TRY.has(visit.kind);
  const hasFindings = visit.findings !== null && visit.findings.length > 0;
  return {
    id: visit.page.id,
    state: visit.state,
    kind: visit.kind,
    error: visit.reason,
    tries: isTry ? 1 : 0,
    via: visit.via,
    status: visit.status,
    final_url: visit.finalUrl,
    unit: visit.unit,
    etag: visit.etag?.slice(0, 1_000) ?? null,
    last_modified: visit.lastModified?.slice(0, 100) ?? null,
    snapshot_hash: visit.snapshot?.hash ?? null,
    simhash: visit.fingerprint?.simhash.toString() ?? null,
    facts: visit.fingerprint?.facts ?? null,
    topic: visit.fingerprint?.topic ?? null,
    keeps_findings: visit.findings === null,
    findings: hasFindings ? packFindings(visit.findings ?? []) : null,
  };
}

export async function saveSnapshots(
  tx: TransactionSql,
  task: CrawlTask,
  visited: VisitedPage[],
): Promise<void> {
  const snapshots = new Map(
    visited.flatMap(({ snapshot }) => (snapshot === null ? [] : [[snapshot.hash, snapshot]])),
  );
  if (snapshots.size === 0) return;
  await tx`
    insert into page_snapshot (org_id, hash, url, title, bytes)
    select ${task.orgId}, hash, url, title, bytes
    from json_to_recordset(${jsonRows([...snapshots.values()])}::text::json)
      as row (hash text, url text, title text, bytes int)
    on conflict (org_id, hash) do update set fetched_at = now()`;
}

/**
 * Puts links into the frontier: new addresses, and those of an earlier run that this one has not
 * come to yet. Returns how many now wait at each host.
 */
export async function saveLinks(
  tx: TransactionSql,
  task: CrawlTask,
  visited: VisitedPage[],
): Promise<Map<string, number>> {
  const links = visited.flatMap((visit) => visit.links);
  return insertLinks(tx, task, links);
}

export async function insertLinks(
  tx: TransactionSql,
  task: CrawlTask,
  links: FrontierLink[],
): Promise<Map<string, number>> {
  const added = new Map<string, number>();
  if (links.length === 0) return added;
  const unique = [...new Map(links.map((link) => [link.url, link])).values()];
  const rows = await tx<{ host: string; pages: number }[]>`
    with made as (
      insert into crawl_page as page (
        task_id, org_id, run, url, host, unit, depth, priority, role
      )
      select ${task.id}, ${task.orgId}, ${task.run}, url, host, unit, depth, priority, role
      from json_to_recordset(${jsonRows(unique)}::text::json)
        as row (url text, host text, unit text, depth smallint, priority smallint, role text)
      on conflict (task_id, url) do update
      set
        run = excluded.run,
        -- A page that led to another site stays with that one; an entry may become a page, and back.
        unit = case
          when excluded.unit like 'entry:%' or page.unit like 'entry:%' then excluded.unit
          else page.unit
        end,
        state = 'waiting',
        depth = excluded.depth,
        priority = excluded.priority,
        role = excluded.role,
        attempts = 0,
        claims = 0
      where page.run < excluded.run
      returning host
    )
    select host, count(*)::int as pages from made group by host`;
  for (const { host, pages } of rows) added.set(host, pages);
  return added;
}

export async function saveHosts(
  tx: TransactionSql,
  task: CrawlTask,
  hosts: ChangedHost[],
): Promise<void> {
  if (hosts.length === 0) return;
  await tx`
    insert into crawl_host as old (
      task_id, org_id, host, robots, robots_checked_at, crawl_delay_ms, needs_browser,
      next_fetch_at, backoff_ms, failures, pages, given_up
    )
    select
      ${task.id}, ${task.orgId}, host, robots, now(), crawl_delay_ms, needs_browser,
      to_timestamp(next_at / 1000), backoff_ms, failures, pages, given_up
    from json_to_recordset(${jsonRows(hosts)}::text::json) as row (
      host text, robots text, crawl_delay_ms int, needs_browser boolean, next_at float8,
      backoff_ms int, failures int, pages int, given_up text
    )
    on conflict (task_id, host) do update
    set
      robots = excluded.robots,
      robots_checked_at = coalesce(old.robots_checked_at, excluded.robots_checked_at),
      crawl_delay_ms = excluded.crawl_delay_ms,
      needs_browser = excluded.needs_browser,
      next_fetch_at = excluded.next_fetch_at,
      backoff_ms = excluded.backoff_ms,
      failures = excluded.failures,
      pages = excluded.pages,
      given_up = excluded.given_up`;
}

/** Pages that wait at a host that is gone need not each find it out for themselves. */
export async function failDownHosts(
  tx: TransactionSql,
  task: CrawlTask,
  hosts: string[],
): Promise<Map<string, number>> {
  const failed = new Map<string, number>();
  if (hosts.length === 0) return failed;
  const rows = await tx<{ host: string; pages: number }[]>`
    with gone as (
      update crawl_page
      set
        state = 'failed', kind = 'host_down', error = 'the host does not answer',
        finished_at = now()
      where task_id = ${task.id} and host in ${tx(hosts)} and state = 'waiting'
      returning host
    )
    select host, count(*)::int as pages from gone group by host`;
  for (const { host, pages } of rows) failed.set(host, pages);
  return failed;
}
