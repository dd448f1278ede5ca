import type { TransactionSql } from '../../platform/sql.ts';
import { leadFields, type ComparedLead } from '../../schema/duplicate/lead-fields.ts';
import { blockingKeys } from '../../schema/duplicate/match/blocking.ts';
import { valueHash } from '../../schema/duplicate/match/list-index.ts';
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
    select ${comparedColumns(tx)}
    from lead where org_id = ${orgId} and id = any(${[...ids]}::text[])`;
}

/** The columns of a `LeadRow`, of a table that is called lead. */
export function comparedColumns(tx: TransactionSql) {
  return tx`
    lead.id, lead.kind, lead.name, lead.title, lead.company_name as "companyName", lead.email,
    lead.phone, lead.website, lead.street, lead.city, lead.region,
    lead.postal_code as "postalCode", lead.country, lead.linkedin,
    lead.deleted_at is not null as "isDeleted"`;
}

/** What stands of a lead from the last time. */
export interface OldPrint {
  leadId: string;
  keys: string[];
  counted: string[];
}

export async function readOldPrints(
  tx: TransactionSql,
  orgId: string,
  ids: readonly string[],
): Promise<OldPrint[]> {
  return tx<OldPrint[]>`
    select lead_id as "leadId", keys::text[] as keys, counted::text[] as counted
    from duplicate_print where org_id = ${orgId} and lead_id = any(${[...ids]}::text[])`;
}

/**
 * Brings keys and counts from `old` to what the leads are now: `prints` are those that count. Runs
 * under the org's lock, so that no other run counts the same lead. The statements leave together.
 */
export function savePrints(
  tx: TransactionSql,
  orgId: string,
  old: readonly OldPrint[],
  prints: readonly Print[],
): Promise<unknown>[] {
  const statements: Promise<unknown>[] = [];
  const unchanged = sameKeys(old, prints);
  const moved = old.map(({ leadId }) => leadId).filter((id) => !unchanged.has(id));
  const rows = prints
    .filter(({ id }) => !unchanged.has(id))
    .map(({ id, keys, counted }) => ({ id, keys, counted }));
  const changed = changeOfCounts(old, prints);
  if (changed.length > 0) {
    statements.push(tx`
      insert into duplicate_count (org_id, hash, leads)
      select ${orgId}, hash, by
      from unnest(${changed.map(([hash]) => String(hash))}::text[]::bigint[],
        ${changed.map(([, by]) => by)}::int[]) as change (hash, by)
      on conflict (org_id, hash) do update
      set leads = greatest(0, duplicate_count.leads + excluded.leads)`);
  }
  if (moved.length > 0) {
    statements.push(
      tx`delete from duplicate_key where org_id = ${orgId} and lead_id = any(${moved}::text[])`,
      tx`delete from duplicate_print where org_id = ${orgId} and lead_id = any(${moved}::text[])`,
    );
  }
  if (rows.length > 0) {
    const json = JSON.stringify(rows);
    statements.push(
      tx`
        insert into duplicate_key (org_id, key, lead_id)
        select ${orgId}, key, id
        from json_to_recordset(${json}::text::json) as row (id text, keys bigint[]), unnest(keys) key
        on conflict do nothing`,
      tx`
        insert into duplicate_print (lead_id, org_id, keys, counted)
        select id, ${orgId}, keys, counted
        from json_to_recordset(${json}::text::json)
          as row (id text, keys bigint[], counted bigint[])`,
    );
  }
  return statements;
}

/** How many leads more or fewer have each hash, in the order of the hashes. */
function changeOfCounts(
  old: readonly OldPrint[],
  prints: readonly Print[],
): (readonly [number, number])[] {
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
  return [...deltas].filter(([, by]) => by !== 0).toSorted(([a], [b]) => a - b);
}

function sameKeys(old: readonly OldPrint[], prints: readonly Print[]): Set<string> {
  const present = new Map(
    prints.map(({ id, keys, counted }) => [id, [...keys, ...counted].join()]),
  );
  return new Set(
    old
      .filter(({ leadId, keys, counted }) => present.get(leadId) === [...keys, ...counted].join())
      .map(({ leadId }) => leadId),
  );
}
