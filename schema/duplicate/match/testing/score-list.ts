import { findPairs, groupList } from '../find-in-list.ts';
import { learnWeights } from '../learn-weights.ts';
import { ListIndex } from '../list-index.ts';
import type { MatchFields } from '../match-fields.ts';
import { readColumns } from '../read-columns.ts';
import { readRow } from '../read-row.ts';
import type { MadeRecord } from './made-leads.ts';
import type { MadeList } from './made-things.ts';

export interface PairScore {
  precision: number;
  recall: number;
  f1: number;
}

/** Pairs found against the true ones: each two records of one group, each two of one entity. */
export function scorePairs(
  groups: readonly (readonly number[])[],
  entityOf: (place: number) => number,
  entities: Iterable<number>,
): PairScore {
  const sizes = new Map<number, number>();
  for (const entity of entities) sizes.set(entity, (sizes.get(entity) ?? 0) + 1);
  const pairsOf = (size: number) => (size * (size - 1)) / 2;
  let found = 0;
  let right = 0;
  for (const group of groups) {
    found += pairsOf(group.length);
    const parts = new Map<number, number>();
    for (const place of group) {
      const entity = entityOf(place);
      parts.set(entity, (parts.get(entity) ?? 0) + 1);
    }
    for (const size of parts.values()) right += pairsOf(size);
  }
  let truth = 0;
  for (const size of sizes.values()) truth += pairsOf(size);
  const [precision, recall] = [right / Math.max(1, found), right / Math.max(1, truth)];
  return { precision, recall, f1: (2 * right) / Math.max(1, found + truth) };
}

/** Looks for duplicates in a made list as the command does, under whatever column names. */
export function scoreList(
  records: readonly MadeRecord[],
  columns: Partial<Record<keyof MadeRecord, string>>,
): PairScore {
  const names = Object.keys(columns) as (keyof MadeRecord)[];
  const rows = records.map((record) => names.map((name) => String(record[name])));
  return scoreRows({
    headers: Object.values(columns),
    rows,
    entities: records.map(({ entity }) => entity),
  });
}

/** The same for rows of whatever kind. */
export function scoreRows({ headers, rows, entities }: MadeList): PairScore {
  const known = readColumns(headers, rows.slice(0, 300));
  const fields: MatchFields[] = rows.map((row) => readRow(known, row));
  const index = new ListIndex(rows.length);
  for (const each of fields) index.add(each);
  const store = { read: (place: number) => fields[place]! };
  const shared = index.share();
  const weights = learnWeights(store, shared);
  const groups = groupList(store, shared, weights, findPairs(store, shared, weights));
  return scorePairs(groups, (place) => entities[place]!, entities);
}
