import type { TransactionSql } from '../../platform/sql.ts';
import {
  ENOUGH_SIGNS,
  MOST_IN_BLOCK,
  RARE,
  signsOf,
} from '../../schema/duplicate/match/blocking.ts';
import { compare } from '../../schema/duplicate/match/compare.ts';
import type { Feature } from '../../schema/duplicate/match/features.ts';
import type { Frequencies } from '../../schema/duplicate/match/frequencies.ts';
import { REVIEW_BITS } from '../../schema/duplicate/limits.ts';
import { pairId } from '../../schema/duplicate/table.ts';
import {
  ALL_LEADS,
  comparedColumns,
  countedHash,
  type LeadRow,
  type Print,
  printOf,
} from './prints.ts';

export interface FoundPair {
  leadId: string;
  otherId: string;
  bits: number;
  features: Feature[];
  isConflict: boolean;
}

interface Met extends LeadRow {
  /** Which of the asked leads shares enough with this one. */
  leadId: string;
}

/** For each lead those that share a rare key with it, or two that are not. */
export function meetOthers(
  tx: TransactionSql,
  orgId: string,
  prints: readonly Print[],
): Promise<Met[]> {
  const ids: string[] = [];
  const keys: string[] = [];
  for (const print of prints) {
    for (const key of print.keys) {
      ids.push(print.id);
      keys.push(String(key));
    }
  }
  // Each `limit` also keeps the planner to the index: first the count, then only rare keys' leads.
  return tx<Met[]>`
    with met as materialized (
      select wanted.id as "leadId", found.lead_id as other
      from unnest(${ids}::text[], ${keys}::text[]::bigint[]) as wanted (id, key)
      cross join lateral (
        select leads from duplicate_count
        where org_id = ${orgId} and hash = wanted.key limit 1
      ) known
      cross join lateral (
        select lead_id from duplicate_key
        where org_id = ${orgId} and key = wanted.key and known.leads between 2 and ${MOST_IN_BLOCK}
        limit ${MOST_IN_BLOCK}
      ) found
      where found.lead_id <> wanted.id
      group by wanted.id, found.lead_id
      having sum(case when known.leads <= ${RARE} then ${signsOf(RARE)}::int else 1 end)
        >= ${ENOUGH_SIGNS}
    )
    select met."leadId", lead.*
    from met
    cross join lateral (
      select ${comparedColumns(tx)}
      from lead
      where lead.org_id = ${orgId} and lead.id = met.other and lead.deleted_at is null limit 1
    ) lead`;
}

/** Compares leads with those that they have met. */
export async function findPairs(
  tx: TransactionSql,
  orgId: string,
  prints: readonly Print[],
  met: readonly Met[],
): Promise<FoundPair[]> {
  if (met.length === 0) return [];
  const known = new Map(prints.map((print) => [print.id, print]));
  for (const lead of met) if (!known.has(lead.id)) known.set(lead.id, printOf(lead));
  const asked = met.flatMap(({ leadId, id }) => {
    const [print, other] = [known.get(leadId)!, known.get(id)!];
    // A person is never a company.
    return print.record.kind === other.record.kind ? [[print, other] as const] : [];
  });
  const frequencies = await readFrequencies(tx, orgId, new Set(asked.flat()));
  const pairs: FoundPair[] = [];
  const done = new Set<string>();
  for (const [print, other] of asked) {
    const key = pairId(print.id, other.id);
    if (done.has(key)) continue;
    done.add(key);
    const found = compare(print.record, other.record, frequencies);
    if (found.bits >= REVIEW_BITS) pairs.push({ leadId: print.id, otherId: other.id, ...found });
  }
  return pairs;
}

async function readFrequencies(
  tx: TransactionSql,
  orgId: string,
  prints: ReadonlySet<Print>,
): Promise<Frequencies> {
  const hashes = new Set([ALL_LEADS]);
  for (const { counted } of prints) for (const hash of counted) hashes.add(hash);
  const rows = await tx<{ hash: string; leads: number }[]>`
    select wanted.hash::text as hash, known.leads
    from unnest(${[...hashes].map(String)}::text[]::bigint[]) as wanted (hash)
    cross join lateral (
      select leads from duplicate_count where org_id = ${orgId} and hash = wanted.hash limit 1
    ) known`;
  const counts = new Map(rows.map(({ hash, leads }) => [Number(hash), leads]));
  return {
    size: counts.get(ALL_LEADS) ?? 0,
    count: (kind, value) => counts.get(countedHash(kind, value)) ?? 0,
  };
}
