import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

test('any texts come back as they went', async () => {
  const texts = fc.array(
    fc.option(
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
      { nil: null },
    ),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(texts, async (sent) => {
      const [row] = await db.sql<{ got: unknown }[]>`select ${sent}::text[] as got`;
      expect(row?.got).toEqual(sent);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['int[]', [1, -2, 2_147_483_647], [1, -2, 2_147_483_647]],
  ['bigint[]', ['9007199254740993'], ['9007199254740993']],
  ['float8[]', [1.5, -0.25], [1.5, -0.25]],
  ['timestamptz[]', ['2026-01-02T03:04:05.678Z'], [new Date('2026-01-02T03:04:05.678Z')]],
  ['jsonb[]', [{ a: '"{,}' }, [1]], [{ a: '"{,}' }, [1]]],
  ['uuid[]', ['6f0c3f0e-5a0b-4f59-8d8f-5e4f6e0a9a11'], ['6f0c3f0e-5a0b-4f59-8d8f-5e4f6e0a9a11']],
])('%s', async (type, sent, expected) => {
  const [row] = await db.sql.unsafe(`select $1::${type} as got`, [sent as never]);
  expect(row?.['got']).toEqual(expected);
});

test('what the database makes: nulls, empty, nested, with bounds, booleans', async () => {
  const [row] = await db.sql`
    select
      array['a', null, 'NULL', '']::text[] as nulls,
      '{}'::int[] as empty,
      array[array[1, 2], array[3, 4]] as nested,
      '[0:1]={a,b}'::text[] as bounds,
      array[true, false] as booleans`;
  expect(row).toEqual({
    nulls: ['a', null, 'NULL', ''],
    empty: [],
    nested: [
      [1, 2],
      [3, 4],
    ],
    bounds: ['a', 'b'],
    booleans: [true, false],
  });
});

test('a list as a condition, without a cast', async () => {
  const rows = await db.sql`
    select relname from pg_class where relname::text = any(${['org', 'member']}) order by 1`;
  expect(rows.map(({ relname }) => relname)).toEqual(['member', 'org']);
});
