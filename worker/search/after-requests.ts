import { createHash } from 'node:crypto';
import { isAppError } from '../../schema/app-error.ts';
import { keysBetween } from '../../schema/pipeline/order-key.ts';
import type { Envelope } from '../../schema/verb.ts';
import { runVerb } from '../../platform/verb/run-verb.ts';
import { derivedId } from '../crawl/derived-id.ts';
import type { WorkerDeps } from '../runtime/deps.ts';

type Deps = Pick<WorkerDeps, 'sql' | 'ownerSql' | 'provider' | 'log'>;

/**
 * What follows when requests have ended: where the workspace wants it, their leads go to the first
 * stage of its first pipeline, as the person who asked. Safe to repeat: the operation is one.
 */
export async function afterRequests(
  deps: Deps,
  orgId: string,
  requestIds: readonly string[],
): Promise<void> {
  if (requestIds.length === 0) return;
  const [setting] = await deps.sql<{ autoSave: boolean }[]>`
    select auto_save as "autoSave" from search_setting where org_id = ${orgId}`;
  if (!setting?.autoSave) return;
  for (const requestId of requestIds) await saveResults(deps, orgId, requestId);
}

/** How long what was missed is looked for. */
const MISSED_MINUTES = 60;

/**
 * Saves what `afterRequests` did not come to, because the worker died before it or a sweep ended the
 * request. Returns how many requests it saved results of. Safe to repeat.
 */
export async function saveMissedResults(deps: Deps): Promise<number> {
  const ended = await deps.sql<{ id: string; orgId: string }[]>`
    select request.id, request.org_id as "orgId"
    from search_setting setting
    join lead_request request on request.org_id = setting.org_id
    where
      setting.auto_save
      and request.created_at > now() - interval '1 day'
      and request.finished_at > now() - ${`${MISSED_MINUTES} m`}::interval
      and request.finished_at >= setting.updated_at
      and request.state in ('completed', 'failed')
      and request.deleted_at is null
      and exists (select from request_result where request_id = request.id)
    limit 500`;
  const opIds = ended.map(({ id }) => operationIdOf(id));
  const decided = await deps.sql<{ id: string }[]>`
    select id from operation where id = any(${opIds}::text[])`;
  const known = new Set(decided.map(({ id }) => id));
  const missed = ended.filter(({ id }) => !known.has(operationIdOf(id)));
  for (const { id, orgId } of missed) await saveResults(deps, orgId, id);
  return missed.length;
}

/** One save a request, whoever comes and however often. */
function operationIdOf(requestId: string): string {
  return createHash('sha256').update(`search.autoSave ${requestId}`).digest('base64url');
}

async function saveResults(deps: Deps, orgId: string, requestId: string): Promise<void> {
  const { sql } = deps;
  const results = await sql<{ leadId: string; createdBy: string }[]>`
    select result.lead_id as "leadId", request.created_by as "createdBy"
    from request_result result
    join lead_request request on request.id = result.request_id
    where result.request_id = ${requestId} and result.org_id = ${orgId}
    order by result.total desc, result.lead_id
    limit 200`;
  const [stage] = await sql<{ id: string; pipelineId: string; last: string | null }[]>`
    select
      stage.id, stage.pipeline_id as "pipelineId",
      (
        select max(position) from deal
        where deal.stage_id = stage.id and deal.deleted_at is null
      ) as last
    from stage
    join pipeline on pipeline.id = stage.pipeline_id
    where
      pipeline.org_id = ${orgId} and pipeline.deleted_at is null and stage.deleted_at is null
      and stage.kind = 'open'
    order by pipeline.position, pipeline.id, stage.position, stage.id
    limit 1`;
  const [first] = results;
  if (!first || !stage) return;
  const positions = keysBetween(stage.last, null, results.length);
  const deals = results.map(({ leadId }, n) => ({
    id: derivedId('deal', requestId, leadId),
    leadId,
    position: positions[n] ?? '',
  }));
  const now = Date.now();
  const act: Envelope = {
    op: {
      id: operationIdOf(requestId),
      device: 'search',
      seq: now,
      at: now,
    },
    orgId,
    v: 1,
    input: { pipelineId: stage.pipelineId, stageId: stage.id, deals },
  };
  try {
    const db = { provider: deps.provider, sql: deps.ownerSql };
    await runVerb(db, { userId: first.createdBy }, 'deal.add', act);
  } catch (error) {
    // The stage is full, or the person has left: the results are there to be saved by hand.
    if (!isAppError(error)) throw error;
    deps.log.info({ requestId, code: error.code }, 'results were not saved by themselves');
  }
}
