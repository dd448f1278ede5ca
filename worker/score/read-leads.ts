import type { Sql, TransactionSql } from '../../platform/sql.ts';
import { type EvidenceRows, readEvidence, type Receipt } from '../../schema/score/evidence.ts';
import {
  type CompanyColumns,
  factsOf,
  type LeadColumns,
  type LeadFacts,
  type ScoreEvidence,
} from '../../schema/score/facts.ts';
import type { PartPoints } from '../../schema/score/table.ts';

/** A lead with all that its score is made from, and the score that it has. */
export interface LeadToScore {
  id: string;
  facts: LeadFacts;
  evidence: ScoreEvidence;
  old: { total: number; parts: PartPoints; hash: string } | null;
}

interface Row extends LeadColumns {
  id: string;
  createdAt: number;
  company: CompanyColumns | null;
  receipts: Receipt[] | null;
  seenAt: number | null;
  pageUrls: string[] | null;
  technologies: string[] | null;
  searched: { paths: string[]; said: string[] } | null;
  oldTotal: number | null;
  oldParts: PartPoints | null;
  oldHash: string | null;
}

/** Of the receipts only those that count: the best chosen one a field, and lists. */
const FIELDS = [
  'email',
  'phone',
  'name',
  'company_name',
  'city',
  'website',
  'employees',
  'revenue',
  'technology',
  'linkedin',
  'instagram',
  'facebook',
  'whatsapp',
  'twitter',
];

const MAX_PAGE_URLS = 60;

/** The named leads that exist and are not deleted, in one statement. */
export async function readLeads(
  tx: Sql | TransactionSql,
  orgId: string,
  leadIds: readonly string[],
): Promise<LeadToScore[]> {
  const rows = await tx<Row[]>`
    with wanted as materialized (
      select * from lead
      where id = any(${[...leadIds]}::text[]) and org_id = ${orgId} and deleted_at is null
    ),
    receipt as (
      select v.lead_id, v.field, v.value, max(v.confidence) as confidence,
        max(v.observed_at) as seen_at
      from field_value v join wanted on wanted.id = v.lead_id
      where v.chosen or v.field in ('technology', 'employees', 'revenue')
      group by v.lead_id, v.field, v.value
    ),
    told as (
      select
        lead_id,
        json_agg(json_build_object('field', field, 'value', value, 'confidence', confidence))
          filter (where field = any(${FIELDS})) as receipts,
        (extract(epoch from max(seen_at)) * 1000)::float8 as seen_at
      from receipt group by lead_id
    )
    select
      l.id, l.kind, l.name, l.title, l.company_name as "companyName", l.email, l.phone, l.website,
      l.city, l.region, l.country, l.linkedin, l.email_state as "emailState",
      l.phone_state as "phoneState", (extract(epoch from l.created_at) * 1000)::float8 as "createdAt",
      case when c.id is not null then json_build_object(
        'name', c.name, 'website', c.website, 'city', c.city, 'region', c.region,
        'country', c.country, 'industry', c.industry, 'description', c.description,
        'socials', c.socials, 'technologies', c.technologies
      ) end as company,
      told.receipts, told.seen_at as "seenAt", page.urls as "pageUrls",
      fact.facts #> '{technologies,value}' as technologies, hit.evidence as searched,
      s.total as "oldTotal", s.parts as "oldParts", s.inputs_hash as "oldHash"
    from wanted l
    left join company c on c.id = l.company_id
    left join told on told.lead_id = l.id
    left join lead_fact fact on fact.lead_id = l.id
    left join score s on s.lead_id = l.id
    left join lateral (
      select array_agg(url) as urls from (
        select url from crawl_page p
        where p.task_id = l.task_id and p.host in (c.domain, 'www.' || c.domain) and p.state = 'done'
        order by p.id limit ${MAX_PAGE_URLS}
      ) first
    ) page on true
    left join lateral (
      select evidence from search_hit h
      where h.lead_id = l.id and h.evidence is not null
      order by h.finished_at desc nulls last limit 1
    ) hit on true
    order by l.id`;
  return rows.map(toLead);
}

function toLead(row: Row): LeadToScore {
  const found: EvidenceRows = {
    receipts: row.receipts ?? [],
    seenAt: row.seenAt === null ? null : Math.round(row.seenAt),
    // A search keeps the paths of the pages that it read, a crawl their addresses.
    pageUrls: [
      ...(row.pageUrls ?? []),
      ...(row.searched?.paths ?? []).map((path) => `https://site.invalid${path}`),
    ],
    said: row.searched?.said ?? [],
    technologies: Array.isArray(row.technologies) ? row.technologies : [],
  };
  const evidence = readEvidence(found);
  const { oldTotal, oldParts, oldHash } = row;
  return {
    id: row.id,
    facts: factsOf({ ...row, createdAt: Math.round(row.createdAt) }, row.company, evidence),
    evidence,
    old:
      oldTotal === null || oldHash === null
        ? null
        : { total: oldTotal, parts: oldParts ?? {}, hash: oldHash },
  };
}
