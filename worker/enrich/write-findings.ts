import type { TransactionSql } from '../../platform/sql.ts';
import { jsonRows } from '../crawl/json-rows.ts';
import { saveCompanies } from '../crawl/save-companies.ts';
import type { KnownLead } from './known-lead.ts';
import type { NewValue } from './new-value.ts';
import type { SiteReading } from './read-site.ts';
import type { KeylessFindings } from './run-keyless.ts';
import { fillCompany } from './save-company.ts';
import { type SavedValue, saveValues } from './save-values.ts';

/** The lead's values and facts, its company, and the pages that receipts point to. */
export async function writeFindings(
  tx: TransactionSql,
  lead: KnownLead,
  { facts, site }: KeylessFindings,
  values: readonly NewValue[],
): Promise<SavedValue[] | null> {
  const { orgId, id: leadId } = lead;
  if (site) await saveSnapshots(tx, orgId, site);
  const saved = await saveValues(tx, orgId, leadId, values);
  if (!saved) return null;
  const companyId = lead.companyId ?? (site && (await saveCompany(tx, lead, site)));
  if (companyId) await fillCompany(tx, orgId, companyId, lead.subject.kind, values);
  if (Object.keys(facts).length > 0) {
    await tx`
      insert into lead_fact (lead_id, org_id, facts)
      values (${leadId}, ${orgId}, ${JSON.stringify(facts)}::text::jsonb)
      on conflict (lead_id) do update
      set facts = lead_fact.facts || excluded.facts, updated_at = now()`;
  } else {
    // That it was looked at is known by the row.
    await tx`
      insert into lead_fact (lead_id, org_id) values (${leadId}, ${orgId}) on conflict do nothing`;
  }
  return saved;
}

async function saveSnapshots(tx: TransactionSql, orgId: string, { snapshots }: SiteReading) {
  const unique = [...new Map(snapshots.map((page) => [page.hash, page])).values()];
  await tx`
    insert into page_snapshot (org_id, hash, url, title, bytes)
    select ${orgId}, hash, url, title, bytes
    from json_to_recordset(${jsonRows(unique)}::text::json)
      as row (hash text, url text, title text, bytes int)
    on conflict (org_id, hash) do update set fetched_at = now()`;
}

/** The company behind a lead that was typed in: its site has just told of it. */
async function saveCompany(
  tx: TransactionSql,
  { orgId, id: leadId }: KnownLead,
  { unit }: SiteReading,
): Promise<string | null> {
  const [first] = unit.leads;
  if (!first || !unit.domain) return null;
  const ids = await saveCompanies(tx, orgId, [unit], [{ leadId, isNew: false, candidate: first }]);
  const companyId = ids.get(unit.unit) ?? null;
  if (companyId) {
    await tx`
      update lead set company_id = ${companyId}
      where id = ${leadId} and org_id = ${orgId} and company_id is null`;
  }
  return companyId;
}
