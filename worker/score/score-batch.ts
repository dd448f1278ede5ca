import { retryTransaction, type Sql, type TransactionSql } from '../../platform/sql.ts';
import type { ScoreCause } from '../../schema/score/table.ts';
import { type OrgIcp, rateLeads } from './rate-leads.ts';
import { readLeads } from './read-leads.ts';
import { saveScores } from './save-scores.ts';

/** Leads in one transaction: large enough for SQL to be quick, small enough for edits not to wait. */
export const BATCH_LEADS = 500;
/** Rows of the queue that are looked at together. */
const BATCH_MARKS = 2000;

interface Mark {
  id: string;
  leadIds: string[] | null;
  cause: ScoreCause;
}

/**
 * Scores up to `BATCH_LEADS` leads of an org whose score is out of date, in one transaction; of two
 * workers at one org, one waits. Returns how many were looked at: 0 when nothing is left to do.
 * Whoever changes the same leads in another order may cost it a deadlock: it is done again.
 */
export function scoreBatch(sql: Sql, orgId: string, now: number): Promise<number> {
  return retryTransaction(() => scoreIn(sql, orgId, now));
}

function scoreIn(sql: Sql, orgId: string, now: number): Promise<number> {
  return sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${`score:${orgId}`}, 0))`;
    const causes = await takeMarked(tx, orgId);
    if (causes.size < BATCH_LEADS) await takeSwept(tx, orgId, causes);
    if (causes.size === 0) return 0;
    const icp = await readIcp(tx, orgId);
    const leads = await readLeads(tx, orgId, [...causes.keys()]);
    await saveScores(tx, orgId, rateLeads(leads, icp, now), causes);
    return causes.size;
  });
}

/**
 * Takes marks from the queue, and turns one for the whole org into a sweep from the start. What a
 * transaction marks that has not committed yet is not seen, and rings again when it does.
 */
async function takeMarked(tx: TransactionSql, orgId: string): Promise<Map<string, ScoreCause>> {
  const marks = await tx<Mark[]>`
    select id::text, lead_ids as "leadIds", cause from score_dirty
    where org_id = ${orgId} order by id limit ${BATCH_MARKS}`;
  const causes = new Map<string, ScoreCause>();
  const taken: string[] = [];
  for (const { id, leadIds, cause } of marks) {
    if (leadIds === null) await beginSweep(tx, orgId, cause);
    const fresh = (leadIds ?? []).filter((leadId) => !causes.has(leadId));
    const room = BATCH_LEADS - causes.size;
    for (const leadId of fresh.slice(0, room)) causes.set(leadId, cause);
    if (fresh.length > room) {
      await tx`update score_dirty set lead_ids = ${fresh.slice(room)} where id = ${id}::bigint`;
      break;
    }
    taken.push(id);
  }
  if (taken.length > 0) {
    await tx`delete from score_dirty where org_id = ${orgId} and id = any(${taken}::bigint[])`;
  }
  return causes;
}

async function beginSweep(tx: TransactionSql, orgId: string, cause: ScoreCause): Promise<void> {
  await tx`
    insert into score_sweep (org_id, cause) values (${orgId}, ${cause})
    on conflict (org_id) do update set after_id = '', cause = excluded.cause`;
}

/** The next leads of a sweep; it ends with the last one. */
async function takeSwept(
  tx: TransactionSql,
  orgId: string,
  causes: Map<string, ScoreCause>,
): Promise<void> {
  const [sweep] = await tx<{ afterId: string; cause: ScoreCause }[]>`
    select after_id as "afterId", cause from score_sweep where org_id = ${orgId}`;
  if (!sweep) return;
  const room = BATCH_LEADS - causes.size;
  const leads = await tx<{ id: string }[]>`
    select id from lead
    where org_id = ${orgId} and id > ${sweep.afterId} and deleted_at is null
    order by id limit ${room}`;
  for (const { id } of leads) if (!causes.has(id)) causes.set(id, sweep.cause);
  const last = leads.at(-1);
  if (last && leads.length === room) {
    await tx`update score_sweep set after_id = ${last.id} where org_id = ${orgId}`;
  } else {
    await tx`delete from score_sweep where org_id = ${orgId}`;
  }
}

async function readIcp(tx: TransactionSql, orgId: string): Promise<OrgIcp | null> {
  const [icp] = await tx<OrgIcp[]>`
    select id, criteria, weights from icp
    where org_id = ${orgId} and is_default and deleted_at is null`;
  return icp ?? null;
}
