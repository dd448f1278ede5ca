import { retryTransaction, type Sql, type TransactionSql } from '../../platform/sql.ts';
import { AUTO_MERGE_BITS } from '../../schema/duplicate/limits.ts';
import { probability } from '../../schema/duplicate/match/compare.ts';
import { pairId } from '../../schema/duplicate/table.ts';
import { findPairs, type FoundPair, meetOthers } from './find-pairs.ts';
import { printOf, readLeads, readOldPrints, savePrints } from './prints.ts';

/** Leads in one transaction. */
const BATCH_LEADS = 300;
const BATCH_MARKS = 600;

export interface CheckedBatch {
  /** How many leads were looked at: 0 when nothing is left to do. */
  leads: number;
  /** Pairs beyond doubt, for the workspace that has them merged. */
  sure: FoundPair[];
}

/**
 * Compares up to `BATCH_LEADS` new or changed leads of an org with all the others, in one
 * transaction; of two workers at one org, one waits. What a person has decided about a pair stands.
 * Statements that need no answer leave together, and the commit waits for no disk: a crash of the
 * database undoes the last checks with the marks they took, so they are done again.
 */
export function checkBatch(sql: Sql, orgId: string): Promise<CheckedBatch> {
  return retryTransaction(() => checkIn(sql, orgId));
}

function checkIn(sql: Sql, orgId: string): Promise<CheckedBatch> {
  return sql.begin(async (tx) => {
    const [, marks] = await Promise.all([
      tx`
        select set_config('synchronous_commit', 'off', true),
          pg_advisory_xact_lock(hashtextextended(${`duplicate:${orgId}`}, 0))`,
      tx<Mark[]>`
        select id::text, lead_ids as "leadIds" from duplicate_dirty
        where org_id = ${orgId} order by id limit ${BATCH_MARKS}`,
    ]);
    const { ids, taken, cut } = chooseLeads(marks);
    if (ids.length === 0) return { leads: 0, sure: [] };
    const [leads, old] = await Promise.all([
      readLeads(tx, orgId, ids),
      readOldPrints(tx, orgId, ids),
      ...takeMarks(tx, orgId, taken, cut),
    ]);
    const prints = leads.filter(({ isDeleted }) => !isDeleted).map(printOf);
    // In this order: they meet each other too, by the counts that they are in.
    const [, met] = await Promise.all([
      Promise.all(savePrints(tx, orgId, old, prints)),
      meetOthers(tx, orgId, prints),
    ]);
    const pairs = await findPairs(tx, orgId, prints, met);
    await saveCandidates(
      tx,
      orgId,
      prints.map(({ id }) => id),
      pairs,
    );
    const sure = pairs.filter(({ bits, isConflict }) => bits >= AUTO_MERGE_BITS && !isConflict);
    return { leads: ids.length, sure };
  });
}

interface Mark {
  id: string;
  leadIds: string[];
}

interface Chosen {
  ids: string[];
  /** Marks that are used up. */
  taken: string[];
  /** The mark of which some leads are left for the next batch. */
  cut: Mark | null;
}

function chooseLeads(marks: readonly Mark[]): Chosen {
  const ids = new Set<string>();
  const taken: string[] = [];
  for (const { id, leadIds } of marks) {
    const fresh = leadIds.filter((leadId) => !ids.has(leadId));
    const room = BATCH_LEADS - ids.size;
    for (const leadId of fresh.slice(0, room)) ids.add(leadId);
    if (fresh.length > room) {
      return { ids: [...ids], taken, cut: { id, leadIds: fresh.slice(room) } };
    }
    taken.push(id);
  }
  return { ids: [...ids], taken, cut: null };
}

/** What a transaction marks that has not committed yet is not seen, and rings again when it does. */
function takeMarks(
  tx: TransactionSql,
  orgId: string,
  taken: readonly string[],
  cut: Mark | null,
): Promise<unknown>[] {
  const statements: Promise<unknown>[] = [
    tx`delete from duplicate_dirty where org_id = ${orgId} and id = any(${[...taken]}::text[]::bigint[])`,
  ];
  if (cut) {
    statements.push(
      tx`update duplicate_dirty set lead_ids = ${cut.leadIds} where id = ${cut.id}::bigint`,
    );
  }
  return statements;
}

async function saveCandidates(
  tx: TransactionSql,
  orgId: string,
  leadIds: readonly string[],
  pairs: readonly FoundPair[],
): Promise<void> {
  const rows = pairs.map(({ leadId, otherId, bits, features }) => {
    const [a, b] = [leadId, otherId].toSorted();
    return {
      id: pairId(leadId, otherId),
      a,
      b,
      probability: probability(bits),
      features: features.map((each) => ({ ...each, bits: Math.round(each.bits * 10) / 10 })),
    };
  });
  const kept = rows.map(({ id }) => id);
  const named = [...new Set(pairs.flatMap(({ leadId, otherId }) => [leadId, otherId]))];
  // Leads, then candidates, then the org's count, as people's acts lock them: no two block each other.
  if (named.length > 0) {
    await tx`
      select from lead where org_id = ${orgId} and id = any(${named}::text[])
      order by id for key share`;
  }
  // A pair that a change has told apart waits for nobody.
  await tx`
    with apart as (
      delete from duplicate_candidate
      where org_id = ${orgId} and state = 'open' and not is_hidden and id <> all(${kept}::text[])
        and id in (
          select id from duplicate_candidate where lead_a_id = any(${[...leadIds]}::text[])
          union
          select id from duplicate_candidate where lead_b_id = any(${[...leadIds]}::text[])
        )
    )
    insert into duplicate_candidate (id, org_id, lead_a_id, lead_b_id, probability, features)
    select id, ${orgId}, a, b, probability, features
    from json_to_recordset(${JSON.stringify(rows)}::text::json)
      as row (id text, a text, b text, probability real, features jsonb)
    order by id
    on conflict (id) do update
    set probability = excluded.probability, features = excluded.features
    where duplicate_candidate.state = 'open'
      and duplicate_candidate.features is distinct from excluded.features`;
}
