import { z } from 'zod';
import type { Sql, TransactionSql } from '../../platform/sql.ts';
import { icpCriteria, type IcpCriteria } from '../../schema/profile/icp.ts';
import { SOURCE_IDS, type SourceId } from '../../schema/request/sources.ts';
import { foundOrganisation, type FoundOrganisation } from '../sources/found-organisation.ts';

/** Rows of a search as its jobs know them. */
export interface SearchRun {
  id: string;
  orgId: string;
  source: SourceId;
  criteria: IcpCriteria;
  wanted: number;
  state: string;
  payerId: string | null;
  cursor: string | null;
  pages: number;
  found: number;
  lookedAt: number;
  leadsNew: number;
  leadsKnown: number;
}

export const searchRunRow = z.object({
  id: z.string(),
  orgId: z.string(),
  source: z.enum(SOURCE_IDS),
  criteria: icpCriteria,
  wanted: z.number(),
  state: z.string(),
  payerId: z.string().nullable(),
  cursor: z.string().nullable(),
  pages: z.number(),
  found: z.number(),
  lookedAt: z.number(),
  leadsNew: z.number(),
  leadsKnown: z.number(),
});

/** Takes the run into `running`; null when it has ended, or when nobody waits for it any more. */
export async function beginRun(
  sql: Sql,
  { orgId, runId }: { orgId: string; runId: string },
): Promise<SearchRun | null> {
  const [row] = await sql`
    update search_run
    set
      state = 'running', started_at = coalesce(started_at, now()), updated_at = now()
    where
      id = ${runId} and org_id = ${orgId} and state in ('queued', 'running')
      and exists (
        select from request_run link join lead_request request on request.id = link.request_id
        where link.run_id = search_run.id and request.state in ('queued', 'running')
      )
    returning
      id, org_id as "orgId", source, criteria, wanted, state, payer_id as "payerId", cursor, pages,
      found, looked_at as "lookedAt", leads_new as "leadsNew", leads_known as "leadsKnown"`;
  if (row) return z.parse(searchRunRow, row);
  // Cancelled by all who asked: as one that failed it may be begun again on the same day.
  await sql`
    update search_run
    set
      state = 'failed', state_reason = 'cancelled', cursor = null,
      finished_at = now(), updated_at = now()
    where id = ${runId} and org_id = ${orgId} and state in ('queued', 'running')`;
  return null;
}

/** The requests that show this run's leads, with what each wants besides. */
export interface LinkedRequest {
  id: string;
  orgId: string;
  criteria: IcpCriteria;
  wanted: number;
  services: string[];
  state: string;
}

export async function linkedRequests(
  sql: Sql | TransactionSql,
  runId: string,
): Promise<LinkedRequest[]> {
  const rows = await sql`
    select
      request.id, request.org_id as "orgId", request.criteria, request.wanted, request.state,
      coalesce(profile.services, '[]') as services
    from request_run link
    join lead_request request on request.id = link.request_id
    left join business_profile profile
      on profile.id = coalesce(
        request.profile_id,
        (
          select id from business_profile
          where org_id = request.org_id and deleted_at is null
          order by created_at limit 1
        )
      )
      and profile.deleted_at is null
    where link.run_id = ${runId} and request.deleted_at is null`;
  return rows.map((row) => z.parse(requestRow, row));
}

const requestRow = z.object({
  id: z.string(),
  orgId: z.string(),
  criteria: icpCriteria,
  wanted: z.number(),
  state: z.string(),
  services: z.array(z.string()),
});

export interface Hit {
  key: string;
  record: FoundOrganisation;
}

/** What is to be looked at next, the best first. */
export async function nextHits(sql: Sql, runId: string, atMost: number): Promise<Hit[]> {
  const rows = await sql`
    select key, record from search_hit
    where run_id = ${runId} and state = 'waiting'
    order by position
    limit ${atMost}`;
  return rows.map((row) => z.parse(z.object({ key: z.string(), record: foundOrganisation }), row));
}
