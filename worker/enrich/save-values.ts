import type { TransactionSql } from '../../platform/sql.ts';
import { isLeadField, LEAD_FIELDS, LIST_FIELDS } from '../../schema/enrichment/fields.ts';
import type { EnrichedField } from '../../schema/enrichment/fields.ts';
import { chooseValue } from '../../schema/enrichment/precedence.ts';
import { isRoleAddress } from '../../schema/verification/address-kinds.ts';
import { derivedId } from '../crawl/derived-id.ts';
import { jsonRows } from '../crawl/json-rows.ts';
import {
  type LeadState,
  lockLead,
  ownedFields,
  type StoredValue,
  storedValues,
} from './lead-state.ts';
import type { NewValue } from './new-value.ts';

/** What a lead gained: fields that were empty or have a better value now, by who gave it. */
export interface SavedValue {
  field: string;
  extractor: string;
}

/**
 * Adds values to a lead and lets the best of each field count, by schema/enrichment/precedence.ts. A
 * field that a person has edited, chosen or emptied stays as it is; the new values stand beside it.
 * In the caller's transaction, which then holds the lead's lock. Null when the lead is gone.
 */
export async function saveValues(
  tx: TransactionSql,
  orgId: string,
  leadId: string,
  values: readonly NewValue[],
): Promise<SavedValue[] | null> {
  const lead = await lockLead(tx, orgId, leadId);
  if (!lead) return null;
  if (values.length === 0) return [];
  const owned = await ownedFields(tx, leadId);
  const stored = await storedValues(tx, leadId, lead);
  const rows = toRows(orgId, leadId, values);
  const saved: SavedValue[] = [];
  const update: Record<string, string> = {};
  for (const [field, added] of Map.groupBy(rows.values(), (row) => row.field)) {
    if (LIST_FIELDS.has(field as EnrichedField)) {
      keepList(field, added, stored, saved);
      continue;
    }
    const before = stored.filter((value) => value.field === field);
    const chosen = owned.has(field) ? null : decide(field, added, before, lead);
    if (!chosen) continue;
    for (const row of added) row.chosen = row.id === chosen.id;
    if (isLeadField(field)) update[field] = chosen.value;
    saved.push({ field, extractor: chosen.extractor });
  }
  await unchoose(tx, leadId, [...rows.values()]);
  await writeRows(tx, orgId, leadId, [...rows.values()]);
  await updateLead(tx, orgId, leadId, update);
  await noteIdentities(tx, orgId, leadId, lead.kind, update);
  return saved;
}

interface ValueRow extends StoredValue {
  raw: string;
  source_url: string;
  snapshot_hash: string | null;
  span_start: number | null;
  span_end: number | null;
}

function toRows(orgId: string, leadId: string, values: readonly NewValue[]): Map<string, ValueRow> {
  const rows = new Map<string, ValueRow>();
  for (const { field, value, sourceUrl, extractor, ...rest } of values) {
    const id = derivedId('receipt', orgId, leadId, field, value, sourceUrl, extractor);
    const confidence = Math.min(1, Math.max(0, rest.confidence));
    if ((rows.get(id)?.confidence ?? -1) >= confidence) continue;
    rows.set(id, {
      id,
      field,
      value,
      extractor,
      confidence,
      raw: rest.raw.slice(0, 2_000),
      source_url: sourceUrl,
      snapshot_hash: rest.snapshotHash,
      snapshotHash: rest.snapshotHash,
      span_start: rest.span?.start ?? null,
      span_end: rest.span?.end ?? null,
      observedAt: Date.now(),
      actorId: null,
      chosen: false,
      isNew: true,
      isOffer: rest.isOffer ?? false,
    });
  }
  return rows;
}

/** The new value that is to count from now on; null when what counted before still does. */
function decide(
  field: string,
  added: ValueRow[],
  before: StoredValue[],
  lead: LeadState,
): ValueRow | null {
  const shown = isLeadField(field)
    ? (lead.columns[field] ?? null)
    : (before.find(({ chosen }) => chosen)?.value ?? null);
  const rivals = before.filter(({ value }) => value === shown);
  // What came without a receipt, from an import or an old version, counts as read somewhere.
  if (shown !== null && rivals.length === 0) rivals.push(ofUnknownOrigin(field, shown));
  const candidates = added.filter(({ isOffer }) => !isOffer);
  const best = chooseValue<StoredValue>([...rivals, ...candidates]);
  if (!best?.isNew || best.value === shown) return null;
  return candidates.find(({ id }) => id === best.id) ?? null;
}

function ofUnknownOrigin(field: string, value: string): StoredValue {
  return {
    id: '',
    field,
    value,
    extractor: 'unknown',
    confidence: 0.5,
    observedAt: 0,
    actorId: null,
    snapshotHash: '',
    chosen: true,
  };
}

/** Of a field with many values all count; what is new of them was added. */
function keepList(field: string, added: ValueRow[], stored: StoredValue[], saved: SavedValue[]) {
  const known = new Set(
    stored.filter((value) => value.field === field).map(({ value }) => value.toLowerCase()),
  );
  const fresh = added.find(({ value }) => !known.has(value.toLowerCase()));
  for (const row of added) row.chosen = true;
  if (fresh) saved.push({ field, extractor: fresh.extractor });
}

/** A field shows one value: where another is chosen now, the former choice ends. */
async function unchoose(tx: TransactionSql, leadId: string, rows: ValueRow[]): Promise<void> {
  const chosen = rows.filter((row) => row.chosen && !LIST_FIELDS.has(row.field as EnrichedField));
  if (chosen.length === 0) return;
  await tx`
    update field_value set chosen = false
    where
      lead_id = ${leadId} and chosen
      and field = any(${chosen.map(({ field }) => field)}::text[])
      and not (id = any(${chosen.map(({ id }) => id)}::text[]))`;
}

async function writeRows(
  tx: TransactionSql,
  orgId: string,
  leadId: string,
  rows: ValueRow[],
): Promise<void> {
  await tx`
    insert into field_value as old (
      id, org_id, lead_id, field, value, raw, source_url, snapshot_hash, span_start, span_end,
      extractor, confidence, chosen
    )
    select
      id, ${orgId}, ${leadId}, field, value, raw, source_url, snapshot_hash, span_start, span_end,
      extractor, confidence, chosen
    from json_to_recordset(${jsonRows(rows)}::text::json) as row (
      id text, field text, value text, raw text, source_url text, snapshot_hash text,
      span_start int, span_end int, extractor text, confidence real, chosen boolean
    )
    on conflict (id) do update set
      raw = excluded.raw,
      snapshot_hash = excluded.snapshot_hash,
      span_start = excluded.span_start,
      span_end = excluded.span_end,
      confidence = excluded.confidence,
      observed_at = now(),
      chosen = old.chosen or excluded.chosen`;
}

async function updateLead(
  tx: TransactionSql,
  orgId: string,
  leadId: string,
  update: Record<string, string>,
): Promise<void> {
  if (Object.keys(update).length === 0) return;
  const columns = LEAD_FIELDS.filter((field) => update[field] !== undefined);
  await tx`
    update lead set ${tx(update, ...columns)}, updated_at = now()
    where id = ${leadId} and org_id = ${orgId}`;
}

/** What tells this person from others from now on; an identity that another lead has stays there. */
async function noteIdentities(
  tx: TransactionSql,
  orgId: string,
  leadId: string,
  kind: LeadState['kind'],
  { email, linkedin }: Record<string, string>,
): Promise<void> {
  if (kind !== 'person') return;
  const isOwn = email !== undefined && !isRoleAddress(email.split('@')[0] ?? '');
  const rows = [
    ...(isOwn ? [{ kind: 'email', value: email.toLowerCase() }] : []),
    ...(linkedin === undefined ? [] : [{ kind: 'linkedin', value: linkedin.toLowerCase() }]),
  ];
  if (rows.length === 0) return;
  await tx`
    insert into lead_identity (org_id, kind, value, lead_id)
    select ${orgId}, kind, value, ${leadId}
    from json_to_recordset(${jsonRows(rows)}::text::json) as row (kind text, value text)
    on conflict do nothing`;
}
