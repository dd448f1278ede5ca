import type { TransactionSql } from '../../platform/sql.ts';
import { timeZoneOf } from '../../schema/enrichment/time-zone.ts';
import { findCity } from '../../schema/request/places.ts';
import type { ResultExplanation, ResultTime } from '../../schema/request/result.ts';
import { matchServices } from '../../schema/request/services.ts';
import { compileIcp } from '../../schema/score/compile.ts';
import {
  type CompanyColumns,
  factsOf,
  type LeadColumns,
  mainChannel,
  NO_EVIDENCE,
} from '../../schema/score/facts.ts';
import { scoreBy } from '../../schema/score/score.ts';
import { bestTime, type ContactFacts } from '../../schema/verification/best-time.ts';
import { jsonRows } from '../crawl/json-rows.ts';
import type { HitEvidence } from './judge-hit.ts';
import type { LinkedRequest } from './search-rows.ts';

/** A lead of the workspace that fits less than this is no result of a search. */
const LEAST_FIT_OF_KNOWN = 45;

export interface RankedHit {
  leadId: string;
  isNew: boolean;
  source: string;
  sourceUrl: string | null;
  evidence: HitEvidence | null;
}

/**
 * Writes or refreshes what leads are worth in the light of a request. Returns those that are results
 * of it: one that is ruled out, and one of ours that does not fit, are none.
 */
export async function rankResults(
  tx: TransactionSql,
  request: LinkedRequest,
  hits: readonly RankedHit[],
  now: number,
): Promise<Set<string>> {
  if (hits.length === 0) return new Set();
  const leads = await loadLeads(
    tx,
    request.orgId,
    hits.map(({ leadId }) => leadId),
  );
  const icp = compileIcp(request.criteria, null);
  const channels = request.criteria.channels ?? [];
  const rows = hits.flatMap((hit) => {
    const found = leads.get(hit.leadId);
    if (!found) return [];
    const facts = factsOf(found.lead, found.company, {
      ...NO_EVIDENCE,
      confidence: found.confidence,
      pages: hit.evidence?.paths ?? [],
      said: hit.evidence?.said ?? [],
      seenAt: found.lead.createdAt ?? now,
    });
    const score = scoreBy(facts, icp, now);
    const isMine = hit.source === 'own-leads';
    if (score.excluded || (isMine && !fitsAtAll(score, request))) return [];
    const needs = score.parts
      .filter(({ part }) => part === 'need')
      .flatMap(({ reasons }) => reasons.filter(({ tone }) => tone === 'for'))
      .flatMap(({ params }) => (typeof params?.['need'] === 'string' ? [params['need']] : []));
    const timeZone = timeZoneOf(facts, cityZone)?.timeZone ?? null;
    const time = bestTime({ ...found.contact, timeZone, preferred: channels }, now);
    const explanation: ResultExplanation = { parts: score.parts, reasons: score.reasons };
    return [
      {
        lead_id: hit.leadId,
        source: hit.source,
        source_url: hit.sourceUrl,
        is_new: hit.isNew,
        total: score.total,
        explanation,
        channel: time?.channel ?? mainChannel(facts, channels),
        best_time: time && withoutNext(time),
        time_zone: timeZone,
        needs,
        services: matchServices(request.services, {
          needs: request.criteria.needs ?? [],
          reasons: score.parts.flatMap(({ reasons }) => reasons),
        }),
      },
    ];
  });
  await tx`
    insert into request_result (
      request_id, lead_id, org_id, source, source_url, is_new, total, explanation, channel,
      best_time, time_zone, needs, services
    )
    select
      ${request.id}, lead_id, ${request.orgId}, source, source_url, is_new, total, explanation,
      channel, best_time, time_zone, needs, services
    from json_to_recordset(${jsonRows(rows)}::text::json) as row (
      lead_id text, source text, source_url text, is_new boolean, total int, explanation jsonb,
      channel text, best_time jsonb, time_zone text, needs jsonb, services jsonb
    )
    on conflict (request_id, lead_id) do update
    set
      total = greatest(request_result.total, excluded.total),
      is_new = request_result.is_new or excluded.is_new,
      explanation = case
        when excluded.total > request_result.total then excluded.explanation
        else request_result.explanation
      end,
      needs = case
        when excluded.total > request_result.total then excluded.needs else request_result.needs
      end,
      channel = excluded.channel,
      best_time = excluded.best_time`;
  return new Set(rows.map((row) => row.lead_id));
}

function withoutNext({ next: _next, ...time }: ResultTime & { next: unknown }): ResultTime {
  return time;
}

const cityZone = (city: string, within: { region?: string; country?: string }) =>
  findCity(city, within)?.timeZone ?? findCity(city, { country: within.country })?.timeZone ?? null;

/** One of ours has to be in that line of business and place, as far as they were asked for. */
function fitsAtAll(
  score: { total: number; parts: { part: string; points: number; max: number }[] },
  { criteria }: LinkedRequest,
): boolean {
  const part = (name: string) => score.parts.find((each) => each.part === name);
  const holds = (name: string) => {
    const found = part(name);
    return !found || found.max === 0 || found.points >= found.max / 2;
  };
  if (criteria.industries?.length && !holds('industry')) return false;
  if (criteria.places?.length && !holds('place')) return false;
  return score.total >= LEAST_FIT_OF_KNOWN;
}

interface LoadedLead {
  lead: LeadColumns;
  company: CompanyColumns | null;
  confidence: Record<string, number>;
  contact: ContactFacts;
}

async function loadLeads(
  tx: TransactionSql,
  orgId: string,
  ids: string[],
): Promise<Map<string, LoadedLead>> {
  const rows = await tx<
    {
      id: string;
      lead: LeadColumns;
      company: CompanyColumns | null;
      confidence: LoadedLead['confidence'];
      contact: ContactFacts;
    }[]
  >`
    select
      lead.id,
      json_build_object(
        'kind', lead.kind, 'name', lead.name, 'title', lead.title,
        'companyName', lead.company_name, 'email', lead.email, 'phone', lead.phone,
        'website', lead.website, 'city', lead.city, 'region', lead.region,
        'country', lead.country, 'linkedin', lead.linkedin, 'emailState', lead.email_state,
        'phoneState', lead.phone_state,
        'createdAt', (extract(epoch from lead.created_at) * 1000)::bigint
      ) as lead,
      case when company.id is null then null else json_build_object(
        'name', company.name, 'website', company.website, 'city', company.city,
        'region', company.region, 'country', company.country, 'industry', company.industry,
        'description', company.description, 'socials', company.socials,
        'technologies', company.technologies
      ) end as company,
      coalesce(
        (
          select json_object_agg(field, confidence)
          from (
            select field, max(confidence) as confidence from field_value
            where lead_id = lead.id and chosen group by field
          ) best
        ),
        '{}'
      ) as confidence,
      json_build_object(
        'title', lead.title, 'industry', company.industry,
        'openingHours', company.opening_hours, 'city', lead.city, 'region', lead.region,
        'country', lead.country, 'email', lead.email, 'emailState', lead.email_state,
        'phone', lead.phone, 'phoneState', lead.phone_state, 'phoneType', lead.phone_type,
        'phoneRegion', lead.phone_region, 'linkedin', lead.linkedin
      ) as contact
    from lead
    left join company on company.id = lead.company_id
    where lead.org_id = ${orgId} and lead.id = any(${ids}::text[]) and lead.deleted_at is null`;
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}
