import type { Sql } from '../../platform/sql.ts';
import { splitName } from '../../schema/enrichment/email-pattern.ts';
import type { EnrichedField } from '../../schema/enrichment/fields.ts';
import { isFreeMail } from '../../schema/verification/address-kinds.ts';
import { domainKey, phoneKey } from '../extract/identity.ts';
import type { EnrichmentSubject } from '../providers/enrichers/enricher.ts';

/** A lead as it stands, with what enrichment goes by. */
export interface KnownLead {
  id: string;
  orgId: string;
  companyId: string | null;
  subject: EnrichmentSubject;
  website: string | null;
  region: string | null;
  /** Of the company, as its site declares it. */
  language: string | null;
  technologies: string[];
  /** Fields that have a value. */
  present: ReadonlySet<string>;
  /** Fields that a person has decided on, emptied ones too. */
  owned: ReadonlySet<string>;
  /** Its own or its company's pages have been read. */
  isCrawled: boolean;
}

interface LeadRow {
  id: string;
  company_id: string | null;
  kind: 'company' | 'person';
  name: string;
  title: string | null;
  company_name: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  street: string | null;
  city: string | null;
  region: string | null;
  postal_code: string | null;
  country: string | null;
  linkedin: string | null;
  crm_record: string | null;
  company_domain: string | null;
  language: string | null;
  technologies: string[] | null;
  values: string[];
  owned: string[];
  is_crawled: boolean;
}

/** Null when the lead is gone or in the bin. */
export async function readLead(sql: Sql, orgId: string, leadId: string): Promise<KnownLead | null> {
  const [row] = await sql<LeadRow[]>`
    select
      lead.id, lead.company_id, lead.kind, lead.name, lead.title, lead.company_name, lead.email,
      lead.phone, lead.website, lead.street, lead.city, lead.region, lead.postal_code,
      lead.country, lead.linkedin, lead.crm_record,
      company.domain as company_domain, company.language, company.technologies,
      array(select distinct field from field_value where lead_id = lead.id) as values,
      array(
        select field from activity
        where lead_id = lead.id and kind = 'edit' and field is not null
        union
        select field from field_value where lead_id = lead.id and actor_id is not null and chosen
      ) as owned,
      exists (
        select from field_value where lead_id = lead.id and snapshot_hash is not null
      ) as is_crawled
    from lead
    left join company on company.id = lead.company_id and company.org_id = lead.org_id
    where lead.id = ${leadId} and lead.org_id = ${orgId} and lead.deleted_at is null`;
  return row ? toKnownLead(orgId, row) : null;
}

function toKnownLead(orgId: string, row: LeadRow): KnownLead {
  const columns = Object.entries(row).flatMap(([column, value]) =>
    typeof value === 'string' && value !== '' ? [column] : [],
  );
  return {
    id: row.id,
    orgId,
    companyId: row.company_id,
    subject: subjectOf(row),
    website: row.website,
    region: row.region,
    language: row.language,
    technologies: row.technologies ?? [],
    present: new Set([...columns, ...row.values.filter((field) => !isColumn(row, field))]),
    owned: new Set(row.owned),
    isCrawled: row.is_crawled,
  };
}

/** A column that is empty is empty, whatever values it once had. */
const isColumn = (row: LeadRow, field: string) => Object.hasOwn(row, field);

function subjectOf(row: LeadRow): EnrichmentSubject {
  const parts = row.kind === 'person' ? splitName(row.name) : null;
  return {
    kind: row.kind,
    name: row.name,
    firstName: parts?.firstName ?? null,
    lastName: parts?.lastName ?? null,
    companyName: row.company_name ?? (row.kind === 'company' ? row.name : null),
    domain: companyDomain(row),
    email: row.email,
    phone: row.phone && phoneKey(row.phone),
    street: row.street,
    city: row.city,
    country: row.country,
    linkedin: row.linkedin,
    crmRecord: row.crm_record,
  };
}

/** The registrable domain of the company: of its site, else of an address that is not a free one. */
function companyDomain({ website, company_domain, email }: LeadRow): string | null {
  const site = website ?? company_domain;
  const ofSite = site ? domainKey(/^https?:/i.test(site) ? site : `https://${site}`) : null;
  if (ofSite) return ofSite;
  const host = email?.split('@')[1] ?? '';
  return host === '' || isFreeMail(host) ? null : domainKey(`https://${host}`);
}

/** What a lead of each kind is worth asking for; the rest is taken along when it comes. */
const WANTED: Record<EnrichmentSubject['kind'], readonly EnrichedField[]> = {
  company: [
    'email',
    'phone',
    'website',
    'linkedin',
    'street',
    'city',
    'postal_code',
    'country',
    'industry',
    'description',
    'founded',
    'employees',
    'revenue',
  ],
  person: [
    'title',
    'company_name',
    'email',
    'phone',
    'website',
    'linkedin',
    'sales_navigator',
    'city',
    'country',
    'seniority',
    'industry',
    'employees',
  ],
};

/** The fields to ask providers for: those without a value, or all when answers are to be fresh. */
export function wantedFields(lead: KnownLead, isRefresh: boolean): Set<EnrichedField> {
  const { kind, phone } = lead.subject;
  const wanted = [...WANTED[kind], ...(phone ? (['phone_type'] as const) : [])];
  return new Set(
    wanted.filter((field) => !lead.owned.has(field) && (isRefresh || !lead.present.has(field))),
  );
}
