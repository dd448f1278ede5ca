import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { recordPage } from './record-page.ts';

const RECORD = {
  key: 'node/1',
  url: 'https://www.openstreetmap.org/node/1',
  name: 'Mill Hill Smiles',
  phone: '+441134960102',
  website: 'https://mill-hill.example/',
};

const told = (page: ReturnType<typeof recordPage>) =>
  page.page.findings.map(({ field, value }) => [field, value]);

test('what a record says has its span in the record as it is kept', () => {
  const { page, packed } = recordPage(RECORD, 'openstreetmap');
  const html = gunzipSync(packed).toString('utf8');
  expect(page.findings.map(({ span }) => html.slice(span.start, span.end))).toEqual([
    RECORD.name,
    RECORD.phone,
    RECORD.website,
  ]);
});

test('a site that could not be read is known by the record; one that was read speaks for itself', () => {
  expect(told(recordPage(RECORD, 'openstreetmap'))).toContainEqual(['website', RECORD.website]);
  const read = recordPage(RECORD, 'openstreetmap', { isSiteRead: true });
  expect(told(read).map(([field]) => field)).toEqual(['name', 'phone']);
});

test('a page on a network is no site of theirs', () => {
  const website = 'https://www.facebook.com/millhillsmiles';
  const page = recordPage({ ...RECORD, website }, 'openstreetmap');
  expect(told(page).map(([field]) => field)).toEqual(['name', 'phone']);
  expect(gunzipSync(page.packed).toString('utf8')).toContain(website);
});
