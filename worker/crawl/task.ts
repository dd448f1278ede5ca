import { z } from 'zod';
import type { Sql, TransactionSql } from '../../platform/sql.ts';
import { holdIdOf } from '../../schema/source/run.ts';
import { type CrawlSettings, crawlSettings } from '../../schema/source/settings.ts';
import { listingPlaces } from '../../schema/listing/fields.ts';
import type { ListingRules } from './listing.ts';
import { crawlSource, SOURCE_KINDS, type SourceKind } from '../../schema/source/source.ts';

/** A crawl task as its driver knows it. */
export interface CrawlTask {
  id: string;
  orgId: string;
  name: string;
  run: number;
  state: string;
  stateReason: string | null;
  sourceKind: SourceKind;
  urls: string[];
  settings: CrawlSettings;
  /** As they stood when this worker took the task up. */
  listingRules: ListingRules;
  holdId: string;
}

export interface CrawlPayload {
  orgId: string;
  taskId: string;
  run: number;
}

const row = z.object({
  id: z.string(),
  orgId: z.string(),
  name: z.string(),
  run: z.number(),
  state: z.string(),
  stateReason: z.string().nullable(),
  sourceKind: z.enum(SOURCE_KINDS),
  source: crawlSource,
  settings: crawlSettings,
});

/**
 * Takes the task into `running`. Null when there is nothing to do: it was paused, cancelled,
 * deleted or started anew since the job was made.
 */
export async function beginTask(sql: Sql, payload: CrawlPayload): Promise<CrawlTask | null> {
  const [found] = await sql`
    update crawl_task
    set
      state = 'running',
      started_at = coalesce(started_at, now()),
      updated_at = case when state = 'running' then updated_at else now() end
    where
      id = ${payload.taskId}
      and org_id = ${payload.orgId}
      and run = ${payload.run}
      and state in ('queued', 'running')
      and deleted_at is null
    returning
      id, org_id as "orgId", name, run, state, state_reason as "stateReason",
      source_kind as "sourceKind", source, settings`;
  if (found === undefined) return null;
  const { source, ...task } = z.parse(row, found);
  const listingRules = task.sourceKind === 'listing' ? await readListingRules(sql, task.orgId) : {};
  return { ...task, urls: source.urls, listingRules, holdId: holdIdOf(task.id, task.run) };
}

async function readListingRules(sql: Sql, orgId: string): Promise<ListingRules> {
  const rules = await sql<{ host: string; shape: string; places: unknown }[]>`
    select host, link_shape as shape, fields as places
    from listing_rule where org_id = ${orgId} limit 2000`;
  return Object.fromEntries(
    rules.map(({ host, shape, places }) => [
      host,
      { shape, places: z.parse(listingPlaces, places) },
    ]),
  );
}

/** Credits that the run's hold has left; locks the hold until the transaction ends. */
export async function lockHold(tx: TransactionSql, task: CrawlTask): Promise<number> {
  const [hold] = await tx<{ left: number }[]>`
    select amount - captured as left
    from credit_hold
    where id = ${task.holdId} and org_id = ${task.orgId} and state = 'open'
    for update`;
  return hold?.left ?? 0;
}
