import type { ManyRows, ManyTable, Row } from '../../schema/many-rows.ts';
import { schema } from '../../schema/tables.ts';
import type { TransactionSql } from '../sql.ts';

/**
 * Many rows of a table in one statement, as whoever the transaction acts for: row-level security
 * asks for each of them, and statement triggers run once instead of once a row.
 */
export function manyRows(sql: TransactionSql): ManyRows {
  return {
    async insert(table, rows) {
      for (const { columns, json } of await batches(sql, table, rows)) {
        const names = columns.map(({ server }) => server);
        const into = sql(names);
        await sql`
          insert into ${sql(serverName(table))} (${into})
          select ${into} from jsonb_populate_recordset(
            null::${sql(serverName(table))}, ${json}::text::jsonb)
          on conflict do nothing`;
      }
    },
    async update(table, rows) {
      for (const { columns, json } of await batches(sql, table, rows)) {
        const set = columns.filter(({ own }) => own !== 'id').map(({ server }) => server);
        if (set.length === 0) continue;
        const pairs = set.flatMap((name, n) => [
          n === 0 ? sql`` : sql`, `,
          sql`${sql(name)} = given.${sql(name)}`,
        ]);
        await sql`
          update ${sql(serverName(table))} as present set ${pairs}
          from jsonb_populate_recordset(
            null::${sql(serverName(table))}, ${json}::text::jsonb) as given
          where present.id = given.id`;
      }
    },
  };
}

interface Column {
  own: string;
  server: string;
}

interface Batch {
  columns: Column[];
  /** An array of objects by server name. */
  json: string;
}

/** The rows by which columns they name, each batch as the JSON that Postgres reads rows from. */
async function batches(
  sql: TransactionSql,
  table: ManyTable,
  rows: readonly Row[],
): Promise<Batch[]> {
  if (rows.length === 0) return [];
  const times = await timeColumns(sql, table);
  const byShape = Map.groupBy(rows, (row) => namesIn(row).join());
  return [...byShape.values()].map((alike) => {
    const columns = namesIn(alike[0] ?? {}).map((own) => ({ own, server: columnName(table, own) }));
    const objects = alike.map((row) =>
      Object.fromEntries(
        columns.map(({ own, server }) => {
          const value = row[own] ?? null;
          const isTime = times.has(server) && typeof value === 'number';
          return [server, isTime ? new Date(value).toISOString() : value];
        }),
      ),
    );
    return { columns, json: JSON.stringify(objects) };
  });
}

const namesIn = (row: Row) => Object.keys(row).filter((name) => row[name] !== undefined);

function serverName(table: ManyTable): string {
  const { name, serverName } = schema.tables[table] as { name: string; serverName?: string };
  return serverName ?? name;
}

function columnName(table: ManyTable, own: string): string {
  const columns = schema.tables[table].columns as Record<string, { serverName?: string }>;
  const column = columns[own];
  if (!column) throw new Error(`${table} has no column ${own}`);
  return column.serverName ?? own;
}

const knownTimes = new Map<ManyTable, Promise<ReadonlySet<string>>>();

/** Zero knows times as numbers; which columns they are is asked once a process. */
function timeColumns(sql: TransactionSql, table: ManyTable): Promise<ReadonlySet<string>> {
  const known = knownTimes.get(table);
  if (known) return known;
  const asked = sql<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = ${serverName(table)}::regclass and atttypid = 'timestamptz'::regtype
  `.then((rows) => new Set(rows.map(({ name }) => name)));
  knownTimes.set(table, asked);
  asked.catch(() => knownTimes.delete(table));
  return asked;
}
