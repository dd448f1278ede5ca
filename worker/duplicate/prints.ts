import type { TransactionSql } from '../../platform/sql.ts';
import { leadFields, type ComparedLead } from '../../schema/duplicate/lead-fields.ts';
import { blockingKeys } from '../../schema/duplicate/match/blocking.ts';
import { valueHash } from '../../schema/duplicate/match/find-in-list.ts';
import { countedValues, prepare, type Prepared } from '../../schema/duplicate/match/prepare.ts';

export interface LeadRow extends ComparedLead {
  id: string;
  isDeleted: boolean;
}

/** A lead in compared form with what it is found and counted by. */
export interface Print {
  id: string;
  record: Prepared;
  keys: number[];
  counted: number[];
}

/** Counted values stand in the table of keys' counts too, above all of them. */
const COUNTED_FROM = 2 ** 32;
/** Under it stands how many leads are counted. */
export const ALL_LEADS = 0;

export function printOf(lead: LeadRow): Print {
  const record = prepare(leadFields(lead));
  return { id: lead.id, record, keys: blockingKeys(record), counted: countedHashes(record) };
}

export function countedHashes(record: Prepared): number[] {
  const hashes = new Set<number>();
  countedValues(record, (kind, value) => hashes.add(COUNTED_FROM + valueHash(kind, value)));
  return [...hashes];
}

export function countedHash(...value: Parameters<typeof valueHash>): number {
  return COUNTED_FROM + valueHash(...value);
}

export async function readLeads(
  tx: TransactionSql,
  orgId: string,
  ids: readonly string[],
): Promise<LeadRow[]> {
  return tx<LeadRow[]>`
    select id, kind, name, title, company_name as "companyName", email, phone, website, street, city,
      region, postal_code as "postalCode", country, linkedin, deleted_at is not null as "isDeleted"
    from lead where org_id = ${orgId} and id = any(${[...ids]}::text[])`;
}

/**
 * Brings keys and counts up to what the leads are now: `leads` are all that were asked for, `prints`
 * those of them that count. Runs under the org's lock, so that no other run counts the same lead.
 */
export async function savePrints(
  tx: TransactionSql,
  orgId: string,
  asked: readonly string[],
  prints: readonly Print[],
): Promise<void> {
  const old = await tx<{ leadId: string; keys: string[]; counted: string[] }[]>`
    select lead_id as "leadId", keys::text[] as keys, counted::text[] as counted
    from duplicate_print where org_id = ${orgId} and lead_id = any(${[...asked]}::text[])`;
  const deltas = new Map<number, number>();
  const add = (hash: number, by: number) => deltas.set(hash, (deltas.get(hash) ?? 0) + by);
  for (const { keys, counted } of old) {
    add(ALL_LEADS, -1);
    for (const hash of [...keys, ...counted]) add(Number(hash), -1);
  }
  for (const { keys, counted } of prints) {
    add(ALL_LEADS, 1);
    for (const hash of [...keys, ...counted]) add(hash, 1);
  }
  const changed = [...deltas].filter(([, by]) => by !== 0).toSorted(([a], [b]) => a - b);
  const unchanged = new Set(sameKeys(old, prints));
  const moved = asked.filter((id) => !unchanged.has(id));
  const rows = prints
    .filter(({ id }) => !unchanged.has(id))
    .map(({ id, keys, counted }) => ({ id, keys, counted }));
  if (changed.length > 0) {
    await tx`
      insert into duplicate_count (org_id, hash, leads)
      select ${orgId}, hash, by
      from unnest(${changed.map(([hash]) => String(hash))}::text[]::bigint[],
        ${changed.map(([, by]) => by)}::int[]) as change (hash, by)
      on conflict (org_id, hash) do update
      set leads = greatest(0, duplicate_count.leads + excluded.leads)`;
  }
  if (moved.length === 0) return;
  await tx`delete from duplicate_key where org_id = ${orgId} and lead_id = any(${moved}::text[])`;
  await tx`delete from duplicate_print where org_id = ${orgId} and lead_id = any(${moved}::text[])`;
  if (rows.length === 0) return;
  const json = JSON.stringify(rows);
  await tx`
    insert into duplicate_key (org_id, key, lead_id)
    select ${orgId}, key, id
    from json_to_recordset(${json}::text::json) as row (id text, keys bigint[]), unnest(keys) key
    on conflict do nothing`;
  await tx`
    insert into duplicate_print (lead_id, org_id, keys, counted)
    select id, ${orgId}, keys, counted
    from json_to_recordset(${json}::text::json) as row (id text, keys bigint[], counted bigint[])`;
}

function sameKeys(
  old: readonly { leadId: string; keys: string[]; counted: string[] }[],
  prints: readonly Print[],
): string[] {
  const present = new Map(
    prints.map(({ id, keys, counted }) => [id, [...keys, ...counted].join()]),
  );
  return old
    .filter(({ leadId, keys, counted }) => present.get(leadId) === [...keys, ...counted].join())
    .map(({ leadId }) => leadId);
}
