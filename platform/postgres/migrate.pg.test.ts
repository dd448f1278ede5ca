import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { migrateDown, migrateUp } from './migrate.ts';

let database: TestDatabase;
let dir: string;

beforeEach(async () => {
  database = await createTestDatabase({ isEmpty: true });
  dir = await mkdtemp(join(tmpdir(), 'migrations-'));
  await writeMigration('0001_stone', 'create table stone (id int);', 'drop table stone;');
  await writeMigration(
    '0002_weight',
    'alter table stone add kilos int;',
    'alter table stone drop kilos;',
  );
});

afterEach(async () => {
  await database.drop();
  await rm(dir, { recursive: true });
});

function writeMigration(name: string, up: string, down: string): Promise<void> {
  return writeFile(
    join(dir, `${name}.sql`),
    `-- Up Migration\n${up}\n-- Down Migration\n${down}\n`,
  );
}

async function columns(): Promise<string[]> {
  const rows = await database.sql<{ name: string }[]>`
    select column_name as name
    from information_schema.columns
    where table_name = 'stone'
    order by 1`;
  return rows.map((row) => row.name);
}

test('migrations run once, in order, together with those of the job queue', async () => {
  expect(await migrateUp(database.url, { dir })).toEqual(['0001_stone', '0002_weight']);
  expect(await migrateUp(database.url, { dir })).toEqual([]);
  expect(await columns()).toEqual(['id', 'kilos']);
  expect((await database.sql`select 1 from graphile_worker.migrations`).length).toBeGreaterThan(0);
});

test('the newest are taken back first and can run again', async () => {
  await migrateUp(database.url, { dir });
  expect(await migrateDown(database.url, 1, { dir })).toEqual(['0002_weight']);
  expect(await columns()).toEqual(['id']);
  expect(await migrateUp(database.url, { dir })).toEqual(['0002_weight']);
});

test('several processes may migrate at once and each migration runs in one of them', async () => {
  const ran = await Promise.all([1, 2, 3, 4].map(() => migrateUp(database.url, { dir })));
  expect(ran.flat().sort()).toEqual(['0001_stone', '0002_weight']);
});

test('a migration that fails takes the whole batch with it', async () => {
  await writeMigration('0003_wrong', 'alter table pebble add kilos int;', '');
  await expect(migrateUp(database.url, { dir })).rejects.toThrow(/pebble/);
  expect(await columns()).toEqual([]);
});

test('every migration of the product can be taken back and applied again', async () => {
  const applied = await migrateUp(database.url);
  const takenBack = await migrateDown(database.url, applied.length);
  expect(takenBack).toEqual(applied.toReversed());
  const left = await database.sql`
    select tablename from pg_tables where schemaname = 'public' and tablename <> 'schema_migration'`;
  expect([...left]).toEqual([]);
  expect(await migrateUp(database.url)).toEqual(applied);
});
