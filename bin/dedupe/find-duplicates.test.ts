import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeLeads } from '../../schema/duplicate/match/testing/made-leads.ts';
import { findDuplicates } from './find-duplicates.ts';
import { RowStore } from './row-store.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quarry-dedupe-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function pairsOf(text: string): Promise<[string, string][]> {
  const file = join(folder, 'list.csv');
  await writeFile(file, text);
  return [...(await findDuplicates(file)).pairs()];
}

test('a list with semicolons, quotes, a mark at its start and lines of Windows is read', async () => {
  const list = [
    '\ufeffNr;Firma;Telefon;Anschrift;Ort',
    'a1;"Müller; Söhne GmbH";0221 / 123 456-7;Hauptstraße 12;Köln',
    'a2;Nordlicht Fliesen;040 998877;Hafenstr. 3;Hamburg',
    'a3;"Mueller Soehne";+49 221 1234567;Hauptstr. 12;Koeln',
  ];
  expect(await pairsOf(list.join('\r\n'))).toEqual([['a1', 'a3']]);
});

test('without ids the line’s number stands for one; short and long rows do no harm', async () => {
  const list = [
    'name,phone,city',
    'Harbour Dental,0113 496 0021,Leeds,extra,cells',
    'Morgan Solicitors',
    'Harbor Dental,(0113) 4960021,Leeds',
  ];
  expect(await pairsOf(list.join('\n'))).toEqual([['1', '3']]);
});

test('a hundred copies are one, though nothing about them is rare', async () => {
  const others = Array.from({ length: 200 }, (_, n) => `Firm ${n},01${n}5${n}7${n},Town ${n % 9}`);
  const copies = Array.from({ length: 100 }, () => 'Harbour Dental,0113 496 0021,Leeds');
  const list = ['name,phone,city', ...others, ...copies];
  expect(await pairsOf(list.join('\n'))).toHaveLength((100 * 99) / 2);
});

test('a file with nothing in it is said to be empty, one with a header alone has no pairs', async () => {
  await expect(pairsOf('')).rejects.toMatchObject({ code: 'invalid' });
  expect(await pairsOf('id,name,city\n')).toEqual([]);
});

test('rows come back as they went in, whatever letters they have and however many there are', () => {
  const store = new RowStore();
  const rows = Array.from({ length: 5000 }, (_, n) => [`id${n}`, 'Ω'.repeat(n % 90), '', '𝔘 & ü']);
  for (const row of rows) store.add(row);
  expect(rows.map((_, n) => store.read(n))).toEqual(rows);
});

test('however many threads compare a list, what they find is the same, in the same order', async () => {
  const file = join(folder, 'made.csv');
  const made = [...makeLeads({ size: 1500, seed: 5 })];
  const columns = ['id', 'kind', 'name', 'email', 'phone', 'street', 'city'] as const;
  const lines = made.map((lead) => columns.map((column) => `"${lead[column]}"`).join());
  await writeFile(file, [columns.join(), ...lines].join('\n'));
  const alone = await findDuplicates(file, 1);
  expect(alone.groups.length).toBeGreaterThan(100);
  expect((await findDuplicates(file, 3)).groups).toEqual(alone.groups);
}, 60_000);
