import type { TransactionSql } from '../../platform/sql.ts';
import type { ScoreCause } from '../../schema/score/table.ts';
import { jsonRows } from '../crawl/json-rows.ts';
import type { NewScore } from './rate-leads.ts';

/** How many entries of a lead's history are kept. */
const MAX_HISTORY = 20;

/**
 * Writes scores, the totals on their leads and what moved. A lead's `updated_at` stays: nobody
 * edited it. The leads are locked in order of their ids, as late as can be.
 */
export async function saveScores(
  tx: TransactionSql,
  orgId: string,
  scores: readonly NewScore[],
  causes: ReadonlyMap<string, ScoreCause>,
): Promise<void> {
  if (scores.length === 0) return;
  const rows = scores.map((score) => ({
    ...score,
    cause: score.is_first ? ('first' as const) : (causes.get(score.lead_id) ?? 'lead'),
  }));
  await tx`
    insert into score (
      lead_id, org_id, icp_id, total, parts, counterfactuals, evidence, inputs_hash, stale_at
    )
    select
      lead_id, ${orgId}, icp_id, total, parts, counterfactuals, evidence, inputs_hash, stale_at
    from json_to_recordset(${jsonRows(rows)}::text::json) as row (
      lead_id text, icp_id text, total int, parts jsonb, counterfactuals jsonb, evidence jsonb,
      inputs_hash text, stale_at timestamptz
    )
    -- One that was removed for good meanwhile needs no score.
    where exists (select from lead where lead.id = row.lead_id)
    on conflict (lead_id) do update
    set
      icp_id = excluded.icp_id,
      total = excluded.total,
      parts = excluded.parts,
      counterfactuals = excluded.counterfactuals,
      evidence = excluded.evidence,
      inputs_hash = excluded.inputs_hash,
      stale_at = excluded.stale_at,
      computed_at = now()`;
  const moved = rows.filter((row) => row.moved !== null);
  if (moved.length > 0) await writeHistory(tx, orgId, moved);
  const totals = rows.map(({ lead_id, total }) => ({ lead_id, total }));
  await tx`
    with locked as (
      select lead.id, row.total
      from lead
      join json_to_recordset(${jsonRows(totals)}::text::json) as row (lead_id text, total int)
        on row.lead_id = lead.id
      where lead.org_id = ${orgId} and lead.score is distinct from row.total
      order by lead.id
      for no key update of lead
    )
    update lead set score = locked.total from locked where lead.id = locked.id`;
}

async function writeHistory(
  tx: TransactionSql,
  orgId: string,
  rows: readonly (NewScore & { cause: ScoreCause })[],
): Promise<void> {
  const leadIds = rows.map(({ lead_id }) => lead_id);
  // Somebody who moves weights about makes one entry, not one for each stop on the way.
  await tx`
    delete from score_history
    where id in (
      select distinct on (h.lead_id) h.id
      from score_history h
      where h.lead_id = any(${leadIds}::text[])
      order by h.lead_id, h.id desc
    )
    and cause = 'icp' and at > now() - interval '10 minutes'
    and lead_id = any(${rows.filter(({ cause }) => cause === 'icp').map(({ lead_id }) => lead_id)}::text[])`;
  await tx`
    insert into score_history (lead_id, org_id, icp_id, total, cause, moved)
    select lead_id, ${orgId}, icp_id, total, cause, moved
    from json_to_recordset(${jsonRows(rows)}::text::json)
      as row (lead_id text, icp_id text, total int, cause text, moved jsonb)
    where exists (select from lead where lead.id = row.lead_id)`;
  await tx`
    delete from score_history
    where id in (
      select id from (
        select id, row_number() over (partition by lead_id order by id desc) as place
        from score_history where lead_id = any(${leadIds}::text[])
      ) placed
      where place > ${MAX_HISTORY}
    )`;
}
