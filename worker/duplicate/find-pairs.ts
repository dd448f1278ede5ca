import type { TransactionSql } from '../../platform/sql.ts';
import { ENOUGH_SIGNS, MOST_IN_BLOCK, signsOf } from '../../schema/duplicate/match/blocking.ts';
import { compare, type Feature } from '../../schema/duplicate/match/compare.ts';
import type { Frequencies } from '../../schema/duplicate/match/frequencies.ts';
import { REVIEW_BITS } from '../../schema/duplicate/limits.ts';
import { ALL_LEADS, countedHash, countedHashes, type Print, printOf, readLeads } from './prints.ts';

export interface FoundPair {
  leadId: string;
  otherId: string;
  bits: number;
  features: Feature[];
  isConflict: boolean;
}

/** Compares leads whose prints are saved with those of the org that share enough with them. */
export async function findPairs(
  tx: TransactionSql,
  orgId: string,
  prints: readonly Print[],
): Promise<FoundPair[]> {
  const met = await meet(tx, orgId, prints);
  const otherIds = [...new Set([...met.values()].flat())];
  if (otherIds.length === 0) return [];
  const known = new Map(prints.map((print) => [print.id, print]));
  const missing = otherIds.filter((id) => !known.has(id));
  for (const lead of await readLeads(tx, orgId, missing)) {
    if (!lead.isDeleted) known.set(lead.id, printOf(lead));
  }
  const frequencies = await readFrequencies(tx, orgId, [...known.values()]);
  const pairs: FoundPair[] = [];
  const done = new Set<string>();
  for (const print of prints) {
    for (const otherId of met.get(print.id) ?? []) {
      const other = known.get(otherId);
      const key = [print.id, otherId].toSorted().join('~');
      if (!other || done.has(key)) continue;
      done.add(key);
      // A person is never a company.
      if (other.record.kind !== print.record.kind) continue;
      const found = compare(print.record, other.record, frequencies);
      if (found.bits < REVIEW_BITS) continue;
      pairs.push({ leadId: print.id, otherId, ...found });
    }
  }
  return pairs;
}

/** For each lead those that share a rare key with it, or two that are not. */
async function meet(
  tx: TransactionSql,
  orgId: string,
  prints: readonly Print[],
): Promise<Map<string, string[]>> {
  const rows = prints.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
  if (rows.length === 0) return new Map();
  const shared = await tx<{ leadId: string; otherId: string; counts: number[] }[]>`
    select wanted.id as "leadId", found.lead_id as "otherId", array_agg(known.leads) as counts
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as wanted (id text, key bigint)
    join duplicate_count known
      on known.org_id = ${orgId} and known.hash = wanted.key
      and known.leads between 2 and ${MOST_IN_BLOCK}
    join duplicate_key found on found.org_id = ${orgId} and found.key = wanted.key
    where found.lead_id <> wanted.id
    group by wanted.id, found.lead_id`;
  const met = new Map<string, string[]>();
  for (const { leadId, otherId, counts } of shared) {
    const signs = counts.reduce((all, count) => all + signsOf(count), 0);
    if (signs < ENOUGH_SIGNS) continue;
    const others = met.get(leadId);
    if (others) others.push(otherId);
    else met.set(leadId, [otherId]);
  }
  return met;
}

async function readFrequencies(
  tx: TransactionSql,
  orgId: string,
  prints: readonly Print[],
): Promise<Frequencies> {
  const hashes = [
    ...new Set([ALL_LEADS, ...prints.flatMap(({ record }) => countedHashes(record))]),
  ];
  const rows = await tx<{ hash: string; leads: number }[]>`
    select hash::text as hash, leads from duplicate_count
    where org_id = ${orgId} and hash = any(${hashes.map(String)}::text[]::bigint[])`;
  const counts = new Map(rows.map(({ hash, leads }) => [Number(hash), leads]));
  return {
    size: counts.get(ALL_LEADS) ?? 0,
    count: (kind, value) => counts.get(countedHash(kind, value)) ?? 0,
  };
}
