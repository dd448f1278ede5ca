import type { Sql } from '../../../platform/sql.ts';
import { BATCH, inBatches } from './in-batches.ts';

/** A device that was away for longer than this may find an act of its own applied twice. */
export const OPERATION_DAYS = 180;
/** How long a deleted lead can be restored. */
export const DELETED_LEAD_DAYS = 30;
/** What DNS said is asked again after a day anyway. */
const MAIL_DOMAIN_DAYS = 30;
/** Single calls to models and providers, with their tokens. */
export const COST_DAYS = 90;
/** Nobody scrolls back further; read or not. */
export const NOTICE_DAYS = 90;

/** Sign-ins and mailed tokens that no longer open anything. As the owner. */
export async function forgetExpiredSignIns(sql: Sql, signal: AbortSignal): Promise<number> {
  const sessions = await inBatches(signal, async () => {
    const { count } = await sql`
      delete from auth.session
      where id in (
        select id from auth.session where "expiresAt" < now()
        limit ${BATCH} for update skip locked
      )`;
    return count;
  });
  const tokens = await inBatches(signal, async () => {
    const { count } = await sql`
      delete from auth.verification
      where id in (
        select id from auth.verification where "expiresAt" < now()
        limit ${BATCH} for update skip locked
      )`;
    return count;
  });
  return sessions + tokens;
}

/** What answers repeats of acts. */
export function forgetOperations(sql: Sql, signal: AbortSignal): Promise<number> {
  return forgetOlder(sql, signal, { table: 'operation', time: 'decided_at', days: OPERATION_DAYS });
}

/** Addresses that no lead has any more, and domains that nobody asked about for long. */
export async function forgetChecks(sql: Sql, signal: AbortSignal): Promise<number> {
  const addresses = await inBatches(signal, async () => {
    const { count } = await sql`
      delete from email_check
      where (org_id, address) in (
        select c.org_id, c.address from email_check c
        where not exists (select from lead l where l.org_id = c.org_id and l.email = c.address)
        limit ${BATCH} for update skip locked
      )`;
    return count;
  });
  const domains = await inBatches(signal, async () => {
    const { count } = await sql`
      delete from mail_domain
      where domain in (
        select domain from mail_domain
        where looked_up_at < now() - ${`${MAIL_DOMAIN_DAYS} days`}::interval
        limit ${BATCH} for update skip locked
      )`;
    return count;
  });
  await sql`delete from mail_host_turn where until < now() - interval '1 day'`;
  return addresses + domains;
}

/**
 * What single calls to models and providers cost. Their sums, on leads, tasks, runs, days and the org,
 * are kept by triggers as entries come, and stay.
 */
export function forgetCosts(sql: Sql, signal: AbortSignal): Promise<number> {
  return forgetOlder(sql, signal, { table: 'cost_entry', time: 'created_at', days: COST_DAYS });
}

/** What people were told long ago. */
export function forgetNotices(sql: Sql, signal: AbortSignal): Promise<number> {
  return forgetOlder(sql, signal, { table: 'notice', time: 'created_at', days: NOTICE_DAYS });
}

/**
 * Leads that were deleted and not restored, with their values, receipts, tags, identities, edits and
 * timeline.
 */
export function removeDeletedLeads(sql: Sql, signal: AbortSignal): Promise<number> {
  return inBatches(signal, async () => {
    const [row] = await sql<{ removed: number }[]>`
      with gone as (
        delete from lead
        where id in (
          select id from lead
          where deleted_at < now() - ${`${DELETED_LEAD_DAYS} days`}::interval
            and merged_into_id is null
          limit ${BATCH} for update skip locked
        )
        returning id, org_id
      ),
      edits as (
        delete from field_edit using gone
        where field_edit.subject_id = gone.id and field_edit.org_id = gone.org_id
      ),
      clashes as (
        delete from clash using gone
        where clash.subject_id = gone.id and clash.org_id = gone.org_id
      )
      select count(*)::int as removed from gone`;
    return row?.removed ?? 0;
  });
}

interface Aging {
  table: string;
  /** The column that says since when. */
  time: string;
  days: number;
}

function forgetOlder(sql: Sql, signal: AbortSignal, { table, time, days }: Aging): Promise<number> {
  return inBatches(signal, async () => {
    const { count } = await sql`
      delete from ${sql(table)}
      where id in (
        select id from ${sql(table)}
        where ${sql(time)} < now() - ${`${days} days`}::interval
        limit ${BATCH} for update skip locked
      )`;
    return count;
  });
}
