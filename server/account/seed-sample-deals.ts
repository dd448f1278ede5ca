import { newId } from '../../schema/id.ts';
import { keysBetween } from '../../schema/pipeline/order-key.ts';
import type { TransactionSql } from '../../platform/sql.ts';

/** How many deals stand in each stage, from “To contact” to “Lost”; people first. */
const DEALS_BY_STAGE = [5, 4, 3, 2, 1];
/** Minor units, dealt out in turn; some deals have no value yet. */
const VALUES = [1_240_000, 380_000, null, 2_150_000, 96_000, 720_000, null];

/** Puts leads of a sample workspace on its pipeline, so that the board has something to show. */
export async function seedSampleDeals(
  tx: TransactionSql,
  orgId: string,
  userId: string,
): Promise<void> {
  const wanted = DEALS_BY_STAGE.reduce((sum, count) => sum + count, 0);
  const stages = await tx<{ id: string; pipelineId: string }[]>`
    select s.id, s.pipeline_id as "pipelineId"
    from stage s join pipeline p on p.id = s.pipeline_id
    where s.org_id = ${orgId} and s.deleted_at is null and p.deleted_at is null
    order by p.position, s.position
    limit ${DEALS_BY_STAGE.length}`;
  const leads = await tx<{ id: string }[]>`
    select id from lead where org_id = ${orgId}
    order by kind = 'person' desc, created_at, id
    limit ${wanted}`;
  const positions = keysBetween(null, null, wanted);
  const deals = stages
    .flatMap((stage, column) => Array.from({ length: DEALS_BY_STAGE[column] ?? 0 }, () => stage))
    .flatMap((stage, n) => {
      const lead = leads[n];
      if (!lead) return [];
      const value = VALUES[n % VALUES.length] ?? null;
      const owner = n % 3 === 2 ? null : userId;
      const place = { stage_id: stage.id, pipeline_id: stage.pipelineId, position: positions[n] };
      return [{ id: newId(), lead_id: lead.id, ...place, value, owner, age_days: (n * 5) % 17 }];
    });
  await tx`
    insert into deal (
      id, org_id, pipeline_id, stage_id, lead_id, value_minor, currency, owner_id, expected_close,
      position, stage_since, created_by
    )
    select
      id, ${orgId}, pipeline_id, stage_id, lead_id, value, 'EUR', owner,
      case when value is not null then to_char(now() + make_interval(days => 9 + age_days * 3), 'YYYY-MM-DD') end,
      position, now() - make_interval(days => age_days), ${userId}
    from json_to_recordset(${JSON.stringify(deals)}::text::json) as row (
      id text, pipeline_id text, stage_id text, lead_id text, value bigint, owner text,
      position text, age_days int
    )`;
}
