import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newId } from '../../schema/id.ts';
import { icpCriteria, type IcpCriteria } from '../../schema/profile/icp.ts';
import { SOURCE_IDS, type SourceId } from '../../schema/request/sources.ts';
import { jsonRows } from '../crawl/json-rows.ts';
import { defineTask } from '../runtime/define-task.ts';
import { afterRequests } from './after-requests.ts';
import { endRequest } from './finish-run.ts';
import { rankResults, type RankedHit } from './rank-results.ts';
import { linkedRequests } from './search-rows.ts';
import { transact, type Sql } from '../../platform/sql.ts';

const requestRow = z.object({
  criteria: icpCriteria,
  sources: z.array(z.enum(SOURCE_IDS)),
  wanted: z.number(),
});

/**
 * Puts a request to its sources: a run for each, or the run of the same question of the same day,
 * whose leads are shown again for nothing. Safe to repeat.
 */
export const beginSearch = defineTask(
  'search.begin',
  async ({ payload: { orgId, requestId }, deps, enqueue }) => {
    const { sql } = deps;
    const [row] = await sql`
      update lead_request
      set state = 'running', started_at = coalesce(started_at, now()), updated_at = now()
      where id = ${requestId} and org_id = ${orgId} and state in ('queued', 'running')
      returning criteria, sources, wanted`;
    if (!row) return;
    const request = z.parse(requestRow, row);
    for (const source of request.sources) {
      const runId = await linkRun(sql, { orgId, requestId, source, ...request });
      await showAgain(sql, { orgId, requestId, runId });
      const [run] = await sql<
        { state: string }[]
      >`select state from search_run where id = ${runId}`;
      if (run?.state === 'queued') {
        await enqueue('search.find', { orgId, runId }, { key: `search-find:${runId}` });
      }
    }
    // Where all had been asked before, that was all.
    const isEnded = await transact(sql, (tx) => endRequest(tx, orgId, requestId));
    if (isEnded) await afterRequests(deps, orgId, [requestId]);
  },
  { retry: 'scrape', limitMs: 60_000 },
);

/** Two that are alike in everything that a source is asked by are one question. */
export function paramsHash(criteria: IcpCriteria, wanted: number): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).filter(([, each]) => each !== undefined);
    return Object.fromEntries(
      entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
    );
  };
  const text = JSON.stringify([sorted(criteria), wanted]);
  return createHash('sha256').update(text).digest('hex');
}

interface Asked {
  orgId: string;
  requestId: string;
  source: SourceId;
  criteria: IcpCriteria;
  wanted: number;
}

/** The run of this question on this day (UTC); one that failed is begun again. */
async function linkRun(sql: Sql, asked: Asked): Promise<string> {
  const { orgId, requestId, source, criteria, wanted } = asked;
  const hash = paramsHash(criteria, wanted);
  return transact(sql, async (tx) => {
    const [own] = await tx<{ id: string; isMine: boolean }[]>`
      insert into search_run as old (
        id, org_id, source, params_hash, day, criteria, wanted, payer_id
      )
      values (
        ${newId()}, ${orgId}, ${source}, ${hash}, (now() at time zone 'utc')::date,
        ${jsonRows([criteria])}::text::jsonb -> 0, ${wanted}, ${requestId}
      )
      on conflict (org_id, source, params_hash, day) do update
      set
        state = 'queued', state_reason = null, payer_id = excluded.payer_id, cursor = null,
        pages = 0, finished_at = null, updated_at = now()
      where old.state = 'failed'
      returning id, true as "isMine"`;
    const [run] = own
      ? [own]
      : await tx<{ id: string; isMine: boolean }[]>`
          select id, coalesce(payer_id = ${requestId}, false) as "isMine" from search_run
          where
            org_id = ${orgId} and source = ${source} and params_hash = ${hash}
            and day = (now() at time zone 'utc')::date`;
    if (!run) throw new Error('The run of a search is gone');
    const { count } = await tx`
      insert into request_run (request_id, run_id, org_id, is_shared)
      values (${requestId}, ${run.id}, ${orgId}, ${!run.isMine})
      on conflict do nothing`;
    if (count > 0) {
      await tx`
        update lead_request request
        set
          found = request.found + run.found,
          looked_at = request.looked_at + run.looked_at,
          leads_known = request.leads_known + run.leads_known + run.leads_new,
          updated_at = now()
        from search_run run
        where request.id = ${requestId} and run.id = ${run.id} and run.found > 0`;
    }
    return run.id;
  });
}

/** What the run has come to so far, in the light of this request. */
async function showAgain(
  sql: Sql,
  { orgId, requestId, runId }: { orgId: string; requestId: string; runId: string },
): Promise<void> {
  const hits = await sql<RankedHit[]>`
    select
      hit.lead_id as "leadId", false as "isNew", run.source,
      case when run.source = 'own-leads' then null else hit.record ->> 'url' end as "sourceUrl",
      hit.evidence
    from search_hit hit join search_run run on run.id = hit.run_id
    where hit.run_id = ${runId} and hit.org_id = ${orgId} and hit.lead_id is not null`;
  if (hits.length === 0) return;
  const request = (await linkedRequests(sql, runId)).find(({ id }) => id === requestId);
  if (request) await transact(sql, (tx) => rankResults(tx, request, hits, Date.now()));
}
