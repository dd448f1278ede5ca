import type { TransactionSql } from '../../platform/sql.ts';
import { derivedId } from './derived-id.ts';
import { jsonRows } from './json-rows.ts';
import { LEAD_COLUMNS } from './lead-candidates.ts';
import type { PlacedLead } from './save-leads.ts';
import type { WrittenReceipts } from './written-receipts.ts';

/**
 * Writes the receipts of a batch and brings leads that existed before up to date by them. A field
 * that a person has edited, chosen or emptied, or that a provider has given, is settled: its receipts
 * are added to the choice, and the value stays. Returns the form in which each receipt now stands, by id.
 */
export async function saveReceipts(
  tx: TransactionSql,
  orgId: string,
  placed: PlacedLead[],
  written: WrittenReceipts,
): Promise<Map<string, string>> {
  const existing = [...new Set(placed.filter(({ isNew }) => !isNew).map(({ leadId }) => leadId))];
  const settled = existing.length === 0 ? new Set<string>() : await findSettled(tx, existing);
  const all = receiptRows(orgId, placed, settled);
  const rows = all.filter((row) => !written.has(row.id, formOf(row)));
  if (existing.length > 0) await refreshLeads(tx, orgId, placed, settled);
  if (rows.length === 0) return new Map();
  if (existing.length > 0) await unchooseOthers(tx, rows, existing);
  await tx`
    insert into field_value as old (
      id, org_id, lead_id, field, value, raw, source_url, snapshot_hash, span_start, span_end,
      extractor, confidence, chosen
    )
    select
      id, ${orgId}, lead_id, field, value, raw, source_url, snapshot_hash, span_start, span_end,
      extractor, confidence, chosen
    from json_to_recordset(${jsonRows(rows)}::text::json) as row (
      id text, lead_id text, field text, value text, raw text, source_url text,
      snapshot_hash text, span_start int, span_end int, extractor text, confidence real,
      chosen boolean
    )
    on conflict (id) do update
    set
      raw = excluded.raw,
      snapshot_hash = excluded.snapshot_hash,
      span_start = excluded.span_start,
      span_end = excluded.span_end,
      confidence = excluded.confidence,
      observed_at = now(),
      chosen = old.chosen or excluded.chosen
    where
      (old.snapshot_hash, old.span_start, old.span_end) is distinct from
        (excluded.snapshot_hash, excluded.span_start, excluded.span_end)
      or (excluded.chosen and not old.chosen)`;
  return new Map(rows.map((row) => [row.id, formOf(row)]));
}

function formOf(row: ReceiptRow): string {
  return `${row.snapshot_hash}:${row.span_start}-${row.span_end}:${row.chosen}`;
}

const fieldKey = (leadId: string, field: string) => `${leadId}:${field}`;

/**
 * Fields that no page may change any more, as `leadId:field`: a person has decided on them, or a
 * provider has given a value, which counts before one that is read (schema/enrichment/precedence.ts).
 */
async function findSettled(tx: TransactionSql, leadIds: string[]): Promise<Set<string>> {
  const rows = await tx<{ leadId: string; field: string }[]>`
    select lead_id as "leadId", field
    from activity
    where lead_id in ${tx(leadIds)} and kind = 'edit' and field is not null
    union
    select lead_id, field
    from field_value
    where lead_id in ${tx(leadIds)} and chosen and snapshot_hash is null`;
  return new Set(rows.map(({ leadId, field }) => fieldKey(leadId, field)));
}

interface ReceiptRow {
  id: string;
  lead_id: string;
  field: string;
  value: string;
  raw: string;
  source_url: string;
  snapshot_hash: string;
  span_start: number;
  span_end: number;
  extractor: string;
  confidence: number;
  chosen: boolean;
}

function receiptRows(orgId: string, placed: PlacedLead[], settled: Set<string>): ReceiptRow[] {
  const rows = new Map<string, ReceiptRow>();
  const decided = new Set<string>();
  for (const { leadId, candidate } of placed) {
    for (const receipt of candidate.receipts) {
      const { field, value, url, extractor, span } = receipt;
      const id = derivedId('receipt', orgId, leadId, field, value, url, extractor);
      if (rows.has(id) || span.end <= span.start) continue;
      const key = fieldKey(leadId, field);
      // Two sites may describe one lead: the first to choose a field's value has chosen.
      const chosen = receipt.isChosen && !settled.has(key) && !decided.has(key);
      if (chosen) decided.add(key);
      rows.set(id, {
        id,
        lead_id: leadId,
        field,
        value,
        raw: receipt.raw.slice(0, 2_000),
        source_url: url,
        snapshot_hash: receipt.snapshotHash,
        span_start: span.start,
        span_end: span.end,
        extractor,
        confidence: Math.min(1, Math.max(0, receipt.confidence)),
        chosen,
      });
    }
  }
  return [...rows.values()];
}

/** A field shows one value: where another receipt is chosen now, the former choice ends. */
async function unchooseOthers(
  tx: TransactionSql,
  rows: ReceiptRow[],
  existing: string[],
): Promise<void> {
  const known = new Set(existing);
  const chosen = rows
    .filter((row) => row.chosen && known.has(row.lead_id))
    .map(({ id, lead_id, field }) => ({ id, lead_id, field }));
  if (chosen.length === 0) return;
  await tx`
    update field_value
    set chosen = false
    from json_to_recordset(${jsonRows(chosen)}::text::json)
      as row (id text, lead_id text, field text)
    where
      field_value.lead_id = row.lead_id
      and field_value.field = row.field
      and field_value.chosen
      and field_value.id <> row.id`;
}

async function refreshLeads(
  tx: TransactionSql,
  orgId: string,
  placed: PlacedLead[],
  settled: Set<string>,
): Promise<void> {
  const merged = new Map<string, Record<string, string | null>>();
  for (const { leadId, isNew, candidate } of placed) {
    if (isNew || merged.has(leadId)) continue;
    const columns = LEAD_COLUMNS.map((column) => {
      const value = candidate.columns[column] ?? null;
      return [column, settled.has(fieldKey(leadId, column)) ? null : value] as const;
    });
    merged.set(leadId, { ...Object.fromEntries(columns), id: leadId });
  }
  // Null leaves a column alone: what this crawl did not see may still be true.
  await tx`
    update lead
    set
      name = coalesce(row.name, lead.name),
      title = coalesce(row.title, lead.title),
      company_name = coalesce(row.company_name, lead.company_name),
      email = coalesce(row.email, lead.email),
      phone = coalesce(row.phone, lead.phone),
      website = coalesce(row.website, lead.website),
      street = coalesce(row.street, lead.street),
      city = coalesce(row.city, lead.city),
      region = coalesce(row.region, lead.region),
      postal_code = coalesce(row.postal_code, lead.postal_code),
      country = coalesce(row.country, lead.country),
      linkedin = coalesce(row.linkedin, lead.linkedin),
      updated_at = now()
    from json_to_recordset(${jsonRows([...merged.values()])}::text::json) as row (
      id text, name text, title text, company_name text, email text, phone text, website text,
      street text, city text, region text, postal_code text, country text, linkedin text
    )
    where
      lead.id = row.id
      and lead.org_id = ${orgId}
      and lead.deleted_at is null
      and (
        lead.name, lead.title, lead.company_name, lead.email, lead.phone, lead.website,
        lead.street, lead.city, lead.region, lead.postal_code, lead.country, lead.linkedin
      ) is distinct from (
        coalesce(row.name, lead.name), coalesce(row.title, lead.title),
        coalesce(row.company_name, lead.company_name), coalesce(row.email, lead.email),
        coalesce(row.phone, lead.phone), coalesce(row.website, lead.website),
        coalesce(row.street, lead.street), coalesce(row.city, lead.city),
        coalesce(row.region, lead.region), coalesce(row.postal_code, lead.postal_code),
        coalesce(row.country, lead.country), coalesce(row.linkedin, lead.linkedin)
      )`;
}
