import type { ProfileFacts } from '../../schema/analysis/freshness.ts';
import type { PartResults } from '../../schema/analysis/result.ts';
import type { OwnBusiness } from '../../schema/analysis/subject.ts';
import { type Part, stepsOf, type Tier, TIERS } from '../../schema/analysis/tier.ts';
import type { IcpCriteria, IcpWeights } from '../../schema/profile/icp.ts';
import type { Sql } from '../../platform/sql.ts';

export interface RunKey {
  orgId: string;
  runId: string;
}

/** A stored copy of a page of the company. */
export interface KnownPage {
  url: string;
  hash: string;
  /** Epoch milliseconds. */
  fetchedAt: number;
}

/** The columns that an analysis wants beyond a score's facts. */
export interface CompanyRow {
  name: string;
  website: string | null;
  domain: string | null;
  description: string | null;
  language: string | null;
  founded: string | null;
  openingHours: string | null;
}

/** All of a run that is in the database when it begins. */
export interface BegunRun {
  leadId: string;
  tier: Tier;
  isForced: boolean;
  batchId: string | null;
  lead: { website: string | null; sourceUrl: string | null; taskId: string | null };
  company: CompanyRow | null;
  profile: OwnBusiness | null;
  icp: { criteria: IcpCriteria; weights: IcpWeights } | null;
  /** The most telling first. */
  pages: KnownPage[];
  /** The company as the last run of this lead saw it. */
  factsBefore: ProfileFacts | null;
  /** Parts that an earlier worker has finished. */
  done: { [P in Part]?: { result: PartResults[P]; model: string | null } };
}

/** Pages beside the company's front page that are worth reading. */
const MAX_PAGES = 3;

/**
 * Takes a run up, for the first time or after another worker has died over it, and reads all that
 * it is about, in one statement. Null for a run that has ended, or whose lead is gone.
 */
export async function beginRun(sql: Sql, { orgId, runId }: RunKey): Promise<BegunRun | null> {
  const steps = Object.fromEntries(TIERS.map((tier) => [tier, stepsOf(tier)]));
  const [row] = await sql<{ begun: Parameters<typeof toBegun>[0] }[]>`
    with run as (
      update analysis_run
      set state = 'running', started_at = coalesce(started_at, now()),
        progress = greatest(progress, 5)
      where id = ${runId} and org_id = ${orgId} and state in ('queued', 'running')
      returning *
    ),
    planned as (
      insert into analysis_step (run_id, org_id, name, position, state, started_at)
      select run.id, run.org_id, step.name, step.position,
        case when step.position = 1 then 'running' else 'waiting' end,
        case when step.position = 1 then now() end
      from run, jsonb_array_elements_text(
        ${JSON.stringify(steps)}::text::jsonb -> run.tier) with ordinality as step (name, position)
      on conflict (run_id, name) do nothing
    )
    select jsonb_build_object(
      'run', jsonb_build_object('leadId', run.lead_id, 'tier', run.tier,
        'isForced', run.is_forced, 'batchId', run.batch_id),
      'lead', jsonb_build_object('website', lead.website, 'sourceUrl', lead.source_url,
        'taskId', lead.task_id),
      'company', case when company.id is not null then jsonb_build_object(
        'name', company.name, 'website', company.website, 'domain', company.domain,
        'description', company.description, 'language', company.language,
        'founded', company.founded, 'openingHours', company.opening_hours) end,
      'pages', (
        select jsonb_agg(jsonb_build_object('url', url, 'hash', hash,
          'fetchedAt', extract(epoch from fetched_at) * 1000)) from (
            select snapshot.url, snapshot.hash, snapshot.fetched_at
            from (
              select snapshot_hash as hash, count(*) as receipts from field_value
              where snapshot_hash is not null and lead_id in (
                select lead.id
                union all
                (select other.id from lead other
                  where other.company_id = lead.company_id and other.id <> lead.id
                    and other.deleted_at is null
                  limit 20))
              group by snapshot_hash
            ) told
            join page_snapshot snapshot
              on snapshot.org_id = run.org_id and snapshot.hash = told.hash
            order by told.receipts desc, snapshot.fetched_at desc, snapshot.hash
            limit ${MAX_PAGES + 1}) pages),
      'icp', to_jsonb(icp),
      'profile', (
        select to_jsonb(profile) from business_profile profile
        where profile.org_id = run.org_id and profile.deleted_at is null
        order by profile.id is not distinct from icp.profile_id desc, profile.created_at, profile.id
        limit 1),
      'factsBefore', (
        select facts from analysis_run before
        where before.lead_id = lead.id and before.id <> run.id and before.facts is not null
        order by before.created_at desc limit 1),
      'done', (
        select jsonb_object_agg(name, jsonb_build_object('result', output, 'model', model))
        from analysis_step
        where run_id = run.id and output is not null)
    ) as begun
    from run
    join lead on lead.id = run.lead_id and lead.org_id = run.org_id and lead.deleted_at is null
    left join company on company.id = lead.company_id
    left join icp on icp.org_id = run.org_id and icp.is_default and icp.deleted_at is null`;
  return row ? toBegun(row.begun) : null;
}

interface Raw extends Omit<BegunRun, 'leadId' | 'tier' | 'isForced' | 'batchId'> {
  run: Pick<BegunRun, 'leadId' | 'tier' | 'isForced' | 'batchId'>;
  pages: KnownPage[];
}

function toBegun({
  run,
  profile,
  icp,
  pages,
  done,
  ...raw
}: Nullable<Raw> & Pick<Raw, 'run' | 'lead'>): BegunRun {
  return {
    ...run,
    ...raw,
    profile: profile && pickBusiness(profile),
    icp: icp && { criteria: icp.criteria, weights: icp.weights },
    pages: pages ?? [],
    done: done ?? {},
  };
}

type Nullable<T> = { [K in keyof T]: T[K] | null };

/** What goes into a prompt, and nothing else of the row: so that it is the same for every lead. */
function pickBusiness(row: OwnBusiness): OwnBusiness {
  const { name, website, sells, customers, tone, proof, services } = row;
  return { name, website, sells, customers, tone, proof, services };
}
