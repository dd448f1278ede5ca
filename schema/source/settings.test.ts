import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { crawlSettings, DEFAULT_CRAWL_SETTINGS } from './settings.ts';
import { crawlSource, MAX_START_URLS } from './source.ts';

test('the settings that the form begins with are allowed', () => {
  expect(z.parse(crawlSettings, DEFAULT_CRAWL_SETTINGS)).toEqual(DEFAULT_CRAWL_SETTINGS);
});

test.each([
  { depth: -1 },
  { depth: 11 },
  { depth: 1.5 },
  { pageLimit: 0 },
  { pageLimit: 50_001 },
  { pagesPerHost: 0 },
  { timeLimitSeconds: 9 },
  { timeLimitSeconds: 86_401 },
  { paceMs: -1 },
  { paceMs: Number.NaN },
  { useBrowser: 'yes' },
  { fields: ['password'] },
  { somethingElse: true },
])('settings beyond the limits are refused: %j', (change) => {
  expect(z.safeParse(crawlSettings, { ...DEFAULT_CRAWL_SETTINGS, ...change }).success).toBe(false);
});

test('a source has between one and 10,000 start pages, and nothing unknown', () => {
  const urls = (count: number) => Array.from({ length: count }, (_, n) => `site-${n}.example`);
  const isAllowed = (source: unknown) => z.safeParse(crawlSource, source).success;
  expect(isAllowed({ urls: urls(1) })).toBe(true);
  expect(isAllowed({ urls: urls(MAX_START_URLS), fileName: 'list.csv' })).toBe(true);
  expect(isAllowed({ urls: [] })).toBe(false);
  expect(isAllowed({ urls: urls(MAX_START_URLS + 1) })).toBe(false);
  expect(isAllowed({ urls: ['a.example'], path: '/etc/passwd' })).toBe(false);
  expect(isAllowed({ urls: ['x'.repeat(2049)] })).toBe(false);
});
