import type { TransactionSql } from '../../platform/sql.ts';
import type { RankedValue } from '../../schema/enrichment/precedence.ts';

/** A lead's columns, while its lock is held. */
export interface LeadState {
  kind: 'company' | 'person';
  email_state: string | null;
  columns: Record<string, string | null>;
}

/** A value that the lead has or may get. */
export interface StoredValue extends RankedValue {
  field: string;
  chosen: boolean;
  isNew?: boolean;
  isOffer?: boolean;
}

/** Null when the lead is gone or in the bin. */
export async function lockLead(
  tx: TransactionSql,
  orgId: string,
  leadId: string,
): Promise<LeadState | null> {
  const [row] = await tx<(Record<string, string | null> & { kind: LeadState['kind'] })[]>`
    select
      kind, email_state, title, company_name, email, phone, website, street, city, region,
      postal_code, country, linkedin
    from lead
    where id = ${leadId} and org_id = ${orgId} and deleted_at is null
    for update`;
  return row ? { kind: row.kind, email_state: row['email_state'] ?? null, columns: row } : null;
}

/** Fields that a person has decided on: edited, chosen or emptied. */
export async function ownedFields(tx: TransactionSql, leadId: string): Promise<Set<string>> {
  const rows = await tx<{ field: string }[]>`
    select distinct field from activity
    where lead_id = ${leadId} and kind = 'edit' and field is not null
    union
    select field from field_value where lead_id = ${leadId} and actor_id is not null and chosen`;
  return new Set(rows.map(({ field }) => field));
}

/** Every value that anybody or any page gave so far. */
export async function storedValues(
  tx: TransactionSql,
  leadId: string,
  lead: LeadState,
): Promise<StoredValue[]> {
  const rows = await tx<StoredValue[]>`
    select
      id, field, value, extractor, confidence, chosen, actor_id as "actorId",
      snapshot_hash as "snapshotHash",
      extract(epoch from observed_at)::float8 * 1000 as "observedAt"
    from field_value
    where lead_id = ${leadId}`;
  const isVerified = (row: StoredValue) =>
    row.field === 'email' &&
    lead.email_state === 'deliverable' &&
    row.value === lead.columns['email'];
  return rows.map((row) => ({ ...row, isVerified: isVerified(row) }));
}
