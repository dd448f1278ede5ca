import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { parse } from 'csv-parse';
import { AppError } from '../../schema/app-error.ts';
import { groupList } from '../../schema/duplicate/match/find-in-list.ts';
import { learnWeights } from '../../schema/duplicate/match/learn-weights.ts';
import { ListIndex } from '../../schema/duplicate/match/list-index.ts';
import {
  type Column,
  type Columns,
  readColumns,
} from '../../schema/duplicate/match/read-columns.ts';
import { readRow } from '../../schema/duplicate/match/read-row.ts';
import { comparePairs } from './compare-threads.ts';
import { RowStore } from './row-store.ts';

export interface FoundDuplicates {
  columns: Column[];
  /** Number of records. */
  size: number;
  /** Places of records, a group each. */
  groups: number[][];
  /** The ids of every two records of one group. */
  pairs(): Iterable<[string, string]>;
}

const SAMPLE_ROWS = 300;
const BYTES_A_ROW = 120;

/**
 * Finds the records of a CSV file that are one and the same. The rows are kept as bytes beside flat
 * tables, about 350 bytes a row and 200 a row and thread. Separator: comma, semicolon, tab or bar, whichever the first line
 * has most of. Throws AppError `invalid` for a file that is no table.
 */
export async function findDuplicates(file: string, threads?: number): Promise<FoundDuplicates> {
  const { size: bytes } = await stat(file);
  const rows = createReadStream(file).pipe(
    parse({
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      delimiter: await findSeparator(file),
      max_record_size: 1_000_000,
    }),
  );
  const index = new ListIndex(bytes / BYTES_A_ROW);
  const store = new RowStore();
  let columns: Columns | null = null;
  let headers: string[] | null = null;
  const sample: string[][] = [];
  const keep = (row: string[]) => {
    store.add(row);
    index.add(readRow(columns!, row));
  };
  const begin = () => {
    columns = readColumns(headers ?? [], sample);
    for (const row of sample) keep(row);
  };
  for await (const row of rows as AsyncIterable<string[]>) {
    if (!headers) headers = row;
    else if (columns) keep(row);
    else if (sample.push(row) === SAMPLE_ROWS) begin();
  }
  if (!headers) throw new AppError('invalid', `${file} is empty.`);
  if (!columns) begin();
  const known = columns!;
  const shared = index.share();
  const read = (place: number) => readRow(known, store.read(place));
  const weights = learnWeights({ read }, shared);
  const pairs = await comparePairs(store, known, shared, weights, threads);
  const groups = groupList({ read }, shared, weights, pairs);
  const idOf = (place: number) =>
    known.idAt === null ? String(place + 1) : (store.read(place)[known.idAt] ?? '');
  return {
    columns: known.columns,
    size: store.size,
    groups,
    *pairs() {
      for (const group of groups) {
        const ids = group.toSorted((a, b) => a - b).map(idOf);
        for (const [n, a] of ids.entries()) for (const b of ids.slice(n + 1)) yield [a, b];
      }
    },
  };
}

async function findSeparator(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(65_536), 0, 65_536, 0);
    const [line = ''] = buffer.toString('utf8', 0, bytesRead).split(/\r?\n/);
    const count = (sign: string) => line.split(sign).length;
    return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  } finally {
    await handle.close();
  }
}
