/**
 * Rows as one JSON parameter for `json_to_recordset`: a whole batch is one statement, whatever its
 * size. NULs and half surrogate pairs, which page scripts like to escape, are replaced: Postgres
 * refuses the text that holds them, and with it the batch.
 *
 * A bigint is for the caller to write as text: asking about each value costs three times the rest.
 *
 * Usage: `${jsonRows(rows)}::text::json` (postgres.js would encode a bare `::json` twice).
 */
export function jsonRows(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  return UNSTORABLE.test(json) ? JSON.stringify(rows, storable) : json;
}

/** As JSON.stringify spells them; a real backslash before "u" is escaped itself and only looks so. */
const UNSTORABLE = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

function storable(_key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return value.toWellFormed().replaceAll('\0', '\uFFFD');
}
