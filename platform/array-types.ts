import type { PostgresType } from 'postgres';

/**
 * Arrays of Postgres' own types. postgres.js would ask each new connection for them, in a query that
 * nobody waits for: when the server goes away in that moment, the rejection ends the process. Their
 * oids never change (pg_type.dat), so there is nothing to ask.
 */
export const arrayTypes: Record<string, PostgresType> = {
  text: arrayOf([1002, 1003, 1009, 1014, 1015, 2951], String),
  number: arrayOf([1005, 1007, 1021, 1022, 1028], Number),
  // Too wide for a number; text keeps every digit, as for single values.
  wide: arrayOf([1016, 1231], String),
  boolean: arrayOf([1000], (item) => item === 't', {
    write: (item) => (item === true ? 't' : String(item)),
  }),
  date: arrayOf([1115, 1182, 1185], (item) => new Date(item), {
    write: (item) => (item instanceof Date ? item.toISOString() : String(item)),
  }),
  json: arrayOf([199, 3807], (item) => JSON.parse(item) as unknown, { write: JSON.stringify }),
};

function arrayOf(
  oids: number[],
  read: (item: string) => unknown,
  { write = String }: { write?: (item: unknown) => string } = {},
): PostgresType {
  return {
    to: oids[0] ?? 0,
    from: oids,
    serialize: (items: unknown) => (Array.isArray(items) ? writeArray(items, write) : items),
    parse: (literal: string) => readArray(literal, read),
  };
}

function writeArray(items: unknown[], write: (item: unknown) => string): string {
  const written = items.map((item) => {
    if (Array.isArray(item) && write !== JSON.stringify) return writeArray(item, write);
    if (item === null) return 'null';
    if (item === undefined) throw new TypeError('An array for Postgres holds undefined');
    return `"${write(item).replace(/["\\]/g, String.raw`\$&`)}"`;
  });
  return `{${written.join(',')}}`;
}

/** `{a,"b \"c\"",NULL}`; braces, quotes and commas inside an item are always quoted. */
const TOKEN = /"((?:[^"\\]|\\.)*)"|[{},]|[^{},"]+/gsy;

/** Reads an array literal (Postgres documentation, 8.15.6), of any dimension. */
function readArray(literal: string, read: (item: string) => unknown): unknown[] {
  // Bounds come first when they don't start at 1: `[0:1]={a,b}`.
  const start = literal.indexOf('{');
  const top: unknown[] = [];
  const open: unknown[][] = [top];
  for (const [token, quoted] of literal.slice(start).matchAll(TOKEN)) {
    const list = open.at(-1) ?? top;
    if (quoted !== undefined) list.push(read(quoted.replace(/\\(.)/gs, '$1')));
    else if (token === '{') {
      const inner: unknown[] = [];
      list.push(inner);
      open.push(inner);
    } else if (token === '}') open.pop();
    else if (token !== ',') list.push(token === 'NULL' ? null : read(token));
  }
  return top[0] as unknown[];
}
