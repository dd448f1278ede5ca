import { expect, test } from 'vitest';
import { DEFAULT_CRAWL_SETTINGS } from '../../../../schema/source/settings.ts';
import {
  addressesOf,
  checkDraft,
  draftOf,
  EMPTY_DRAFT,
  settingsOf,
  toCrawl,
  type CrawlDraft,
} from './crawl-draft.ts';

const CSV: CrawlDraft = {
  ...EMPTY_DRAFT,
  kind: 'csv',
  csv: {
    fileName: 'list.csv',
    urls: ['https://a.example/'],
    column: 2,
    header: 'Website',
    rows: 2,
    rejected: [{ row: 2, text: 'n/a', reason: 'not a web address' }],
  },
};

function check(draft: CrawlDraft, given: { name?: string; budgetCredits?: number } = {}) {
  const addresses = addressesOf(draft);
  return checkDraft({ draft, addresses, name: 'A name', budgetCredits: 10, ...given });
}

test('an empty draft asks for an address, a file draft for a file', () => {
  expect(check(EMPTY_DRAFT)).toEqual({ source: 'noAddress' });
  expect(check({ ...EMPTY_DRAFT, kind: 'csv' })).toEqual({ source: 'noFile' });
  expect(check({ ...EMPTY_DRAFT, text: 'not an address' })).toEqual({ source: 'noAddress' });
});

test('one good address is enough, whatever else was pasted', () => {
  const draft = { ...EMPTY_DRAFT, text: 'example.com\n\nnonsense\nexample.com' };
  expect(addressesOf(draft)).toEqual({
    urls: ['https://example.com/'],
    rejected: [{ line: 3, text: 'nonsense', reason: 'not a web address' }],
  });
  expect(check(draft)).toEqual({});
});

test('a file keeps its own addresses while another kind is looked at', () => {
  expect(addressesOf(CSV).urls).toEqual(['https://a.example/']);
  expect(addressesOf(CSV).rejected).toEqual([
    { line: 2, text: 'n/a', reason: 'not a web address' },
  ]);
  expect(addressesOf({ ...CSV, kind: 'urls' }).urls).toEqual([]);
});

test('more than ten thousand addresses are too many', () => {
  const text = Array.from({ length: 10_001 }, (_, i) => `site-${i}.example`).join('\n');
  expect(check({ ...EMPTY_DRAFT, text })).toEqual({ source: 'tooMany' });
});

test('each number out of range is named by its field', () => {
  const draft = { ...EMPTY_DRAFT, text: 'example.com', settings: { depth: 11, pageLimit: 0 } };
  expect(check(draft)).toEqual({ depth: 'range', pageLimit: 'range' });
  expect(check({ ...draft, settings: {} }, { budgetCredits: 0, name: ' ' })).toEqual({
    budgetCredits: 'range',
    name: 'noName',
  });
});

test('the kind of source sets what nobody has set', () => {
  expect(settingsOf(EMPTY_DRAFT)).toEqual(DEFAULT_CRAWL_SETTINGS);
  expect(settingsOf({ ...EMPTY_DRAFT, kind: 'domain' })).toMatchObject({
    depth: 3,
    pagesPerHost: 500,
  });
  expect(settingsOf({ ...EMPTY_DRAFT, kind: 'domain', settings: { depth: 1 } }).depth).toBe(1);
});

test('the draft of a crawl makes the same crawl again', () => {
  const crawl = {
    name: 'Dentists',
    sourceKind: 'csv' as const,
    source: { urls: ['https://a.example/', 'https://b.example/'], fileName: 'list.csv' },
    settings: { ...DEFAULT_CRAWL_SETTINGS, depth: 4 },
    schedule: 'weekly' as const,
    budgetCredits: 25,
  };
  const draft = draftOf(crawl);
  const remade = { draft, addresses: addressesOf(draft), name: draft.name!, budgetCredits: 25 };
  expect(toCrawl(remade)).toEqual(crawl);
  const typed = {
    ...crawl,
    sourceKind: 'listing' as const,
    source: { urls: ['https://a.example/x'] },
  };
  const again = draftOf(typed);
  expect(
    toCrawl({ draft: again, addresses: addressesOf(again), name: 'Dentists', budgetCredits: 25 }),
  ).toEqual(typed);
});
