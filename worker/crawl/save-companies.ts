import type { TransactionSql } from '../../platform/sql.ts';
import { derivedId } from './derived-id.ts';
import { jsonRows } from './json-rows.ts';
import type { UnitLeads } from './lead-candidates.ts';
import type { PlacedLead } from './save-leads.ts';

const TEXT_COLUMNS = [
  'email',
  'phone',
  'fax',
  'street',
  'city',
  'region',
  'postal_code',
  'country',
  'industry',
  'description',
  'language',
  'founded',
] as const;

const SOCIALS = ['linkedin', 'twitter', 'facebook', 'instagram', 'youtube', 'tiktok'] as const;

/**
 * Writes the company of each unit that yielded a lead, and returns their ids by unit. The id
 * follows from the org and the domain, so any crawl of one site writes one row. A value that this
 * crawl did not see stays as it is.
 */
export async function saveCompanies(
  tx: TransactionSql,
  orgId: string,
  units: UnitLeads[],
  placed: PlacedLead[],
): Promise<Map<string, string>> {
  const wanted = new Set(placed.map(({ candidate }) => candidate.unit));
  const rows = units.filter(({ unit }) => wanted.has(unit)).map((unit) => rowOf(orgId, unit));
  if (rows.length === 0) return new Map();
  await tx`
    insert into company as old (
      id, org_id, name, domain, website, email, phone, fax, street, city, region, postal_code,
      country, industry, description, language, founded, opening_hours, socials, technologies
    )
    select
      id, ${orgId}, name, domain, website, email, phone, fax, street, city, region, postal_code,
      country, industry, description, language, founded, opening_hours, socials, technologies
    from json_to_recordset(${jsonRows(rows)}::text::json) as row (
      id text, name text, domain text, website text, email text, phone text, fax text, street text,
      city text, region text, postal_code text, country text, industry text, description text,
      language text, founded text, opening_hours text, socials jsonb, technologies jsonb
    )
    on conflict (id) do update
    set
      name = excluded.name,
      email = coalesce(excluded.email, old.email),
      phone = coalesce(excluded.phone, old.phone),
      fax = coalesce(excluded.fax, old.fax),
      street = coalesce(excluded.street, old.street),
      city = coalesce(excluded.city, old.city),
      region = coalesce(excluded.region, old.region),
      postal_code = coalesce(excluded.postal_code, old.postal_code),
      country = coalesce(excluded.country, old.country),
      industry = coalesce(excluded.industry, old.industry),
      description = coalesce(excluded.description, old.description),
      language = coalesce(excluded.language, old.language),
      founded = coalesce(excluded.founded, old.founded),
      opening_hours = coalesce(excluded.opening_hours, old.opening_hours),
      socials = old.socials || excluded.socials,
      technologies = case
        when excluded.technologies = '[]' then old.technologies else excluded.technologies
      end,
      updated_at = now()
    where
      -- No row is written, and none is streamed to every device, when nothing is new.
      (old.name, old.socials) is distinct from (excluded.name, old.socials || excluded.socials)
      or (excluded.technologies <> '[]' and old.technologies <> excluded.technologies)
      or (old.email, old.phone, old.fax, old.street, old.city, old.region, old.postal_code)
        is distinct from (
          coalesce(excluded.email, old.email), coalesce(excluded.phone, old.phone),
          coalesce(excluded.fax, old.fax), coalesce(excluded.street, old.street),
          coalesce(excluded.city, old.city), coalesce(excluded.region, old.region),
          coalesce(excluded.postal_code, old.postal_code)
        )
      or (old.country, old.industry, old.description, old.language, old.founded, old.opening_hours)
        is distinct from (
          coalesce(excluded.country, old.country), coalesce(excluded.industry, old.industry),
          coalesce(excluded.description, old.description),
          coalesce(excluded.language, old.language), coalesce(excluded.founded, old.founded),
          coalesce(excluded.opening_hours, old.opening_hours)
        )`;
  return new Map(rows.map((row) => [row.unit, row.id]));
}

function rowOf(orgId: string, { unit, domain, website, company }: UnitLeads) {
  const value = (field: string) => company[field]?.[0]?.value ?? null;
  const socials = SOCIALS.map((field) => [field, value(field)] as const);
  return {
    ...Object.fromEntries(TEXT_COLUMNS.map((column) => [column, value(column)])),
    unit,
    id: derivedId('company', orgId, domain ?? unit),
    name: value('name') ?? domain ?? unit,
    domain,
    website,
    opening_hours: company['opening_hours']?.map((hours) => hours.value).join('; ') ?? null,
    socials: Object.fromEntries(socials.filter(([, url]) => url !== null)),
    technologies: company['technology']?.map((technology) => technology.value) ?? [],
  };
}
