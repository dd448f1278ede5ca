import type { TransactionSql } from '../../platform/sql.ts';
import type { VisitedPage } from './frontier.ts';
import { jsonRows } from './json-rows.ts';
import { packFindings } from './packed-findings.ts';
import type { CrawlTask } from './task.ts';

/** Keeps what listings say of their entries; what a listing no longer says goes. */
export async function saveEntries(
  tx: TransactionSql,
  task: CrawlTask,
  visited: VisitedPage[],
): Promise<void> {
  const listings = visited.flatMap(({ entries }) => (entries === null ? [] : [entries]));
  if (listings.length === 0) return;
  const rows = listings.flatMap(({ url, snapshotHash, entries }) =>
    entries.map(({ unit, target, findings }, place) => ({
      url,
      snapshot_hash: snapshotHash,
      unit,
      place,
      target,
      findings: packFindings(findings),
    })),
  );
  await tx`
    delete from listing_entry
    where task_id = ${task.id} and url in ${tx(listings.map(({ url }) => url))}`;
  await tx`
    insert into listing_entry (
      task_id, org_id, run, url, snapshot_hash, unit, place, target, findings
    )
    select
      ${task.id}, ${task.orgId}, ${task.run}, url, snapshot_hash, unit, place, target, findings
    from json_to_recordset(${jsonRows(rows)}::text::json) as row (
      url text, snapshot_hash text, unit text, place int, target text, findings jsonb
    )
    on conflict (task_id, unit, url) do nothing`;
}

/** Notes that these units have been looked at for leads, with what listings say of them. */
export async function markMerged(
  tx: TransactionSql,
  task: CrawlTask,
  units: readonly { unit: string }[],
): Promise<void> {
  if (task.sourceKind !== 'listing' || units.length === 0) return;
  await tx`
    update listing_entry set is_merged = true
    where
      task_id = ${task.id} and run = ${task.run} and not is_merged
      and unit in ${tx(units.map(({ unit }) => unit))}`;
}
