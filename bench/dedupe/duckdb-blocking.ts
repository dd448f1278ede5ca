import { DuckDBInstance } from '@duckdb/node-api';

/**
 * The usual way in SQL: candidates by equality of a phone's end, a mail address, or a postal code
 * with the start of a name, judged by the likeness of their names (Jaro-Winkler). Returns pairs of
 * places in the file.
 */
export async function findByBlocking(path: string): Promise<[number, number][]> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const connection = await instance.connect();
  try {
    const file = path.replaceAll("'", "''");
    await connection.run(`
      create table record as
      select cast(substr(id, 2) as integer) - 1 as place, kind, lower(name) as name,
        lower(email) as email, postal_code || left(lower(name), 3) as postal_name,
        right(regexp_replace(phone, '\\D', '', 'g'), 8) as phone
      from read_csv('${file}', header = true, all_varchar = true)`);
    const reader = await connection.runAndReadAll(`
      with candidate as (
        ${['phone', 'email', 'postal_name']
          .map(
            (key) => `select a.place as a, b.place as b from record a join record b
              on a.${key} = b.${key} and a.${key} <> '' and a.place < b.place and a.kind = b.kind`,
          )
          .join(' union ')}
      )
      select candidate.a, candidate.b from candidate
      join record one on one.place = candidate.a
      join record other on other.place = candidate.b
      where jaro_winkler_similarity(one.name, other.name) > 0.85`);
    return reader.getRows() as [number, number][];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
