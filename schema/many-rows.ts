import type { Schema } from './tables.ts';
import type { VerbScope } from './verb.ts';

/** A table whose rows are known by `id`, and which verbs write in numbers. */
export type ManyTable = keyof Pick<
  Schema['tables'],
  'lead' | 'deal' | 'todo' | 'activity' | 'leadTag'
>;

/** A row in the words of schema/tables.ts; what is undefined is left out. */
export type Row = Readonly<Record<string, unknown>>;

/** Writes many rows with one statement each: the server's way (platform/verb/many-rows.ts). */
export interface ManyRows {
  insert(table: ManyTable, rows: readonly Row[]): Promise<void>;
  update(table: ManyTable, rows: readonly Row[]): Promise<void>;
}

/** Adds rows; those that are there already stay as they are. */
export async function insertRows(scope: VerbScope, table: ManyTable, rows: readonly Row[]) {
  if (scope.many) return scope.many.insert(table, rows);
  await Promise.all(rows.map((row) => mutatorOf(scope, table).insert(row)));
}

/** Sets the given columns of each row. */
export async function updateRows(
  scope: VerbScope,
  table: Exclude<ManyTable, 'leadTag'>,
  rows: readonly (Row & { id: string })[],
) {
  if (scope.many) return scope.many.update(table, rows);
  await Promise.all(rows.map((row) => mutatorOf(scope, table).update(row)));
}

interface RowMutator {
  insert(row: Row): Promise<void>;
  update(row: Row): Promise<void>;
}

function mutatorOf({ tx }: VerbScope, table: ManyTable): RowMutator {
  return tx.mutate[table];
}
