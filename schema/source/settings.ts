import * as z from 'zod/mini';
import { COMPANY_FIELDS, PERSON_FIELDS } from '../evidence/finding.ts';

/** Everything that a crawl can find. */
export const WANTED_FIELDS = [...new Set([...COMPANY_FIELDS, ...PERSON_FIELDS, 'people' as const])];
export type WantedField = (typeof WANTED_FIELDS)[number];

/** Kept whatever a person wants: without them a lead can't be told from another, or reached. */
export const IDENTITY_FIELDS = ['name', 'email', 'phone', 'linkedin'] as const;

/** What a person may leave out on the crawl form. */
export const OPTIONAL_FIELDS = WANTED_FIELDS.filter(
  (field) => !(IDENTITY_FIELDS as readonly string[]).includes(field),
);

/** How far a crawl goes. All limits are hard. */
export const crawlSettings = z.strictObject({
  /** Clicks from a start page. 0 reads the given pages alone. */
  depth: z.int().check(z.gte(0), z.lte(10)),
  /** Pages fetched in all, of every kind. */
  pageLimit: z.int().check(z.gte(1), z.lte(50_000)),
  /** Pages fetched per host. */
  pagesPerHost: z.int().check(z.gte(1), z.lte(10_000)),
  /** Working time of a run. */
  timeLimitSeconds: z.int().check(z.gte(10), z.lte(86_400)),
  /** Least time between two requests to one host; robots.txt may ask for more. */
  paceMs: z.int().check(z.gte(0), z.lte(60_000)),
  /** Whether Chromium may draw pages that script alone fills. */
  useBrowser: z.boolean(),
  /** Whether robots.txt, crawl-delay and nofollow are kept. */
  respectRobots: z.boolean(),
  /** Whether links that leave the start hosts are followed (a listing's entries always are). */
  followExternal: z.boolean(),
  /** What is kept of what is found, beside the identity fields; `people` stands for all of them. */
  fields: z.array(z.enum(WANTED_FIELDS)).check(z.maxLength(40)),
});
export type CrawlSettings = z.infer<typeof crawlSettings>;

export const DEFAULT_CRAWL_SETTINGS: CrawlSettings = {
  depth: 2,
  pageLimit: 500,
  pagesPerHost: 25,
  timeLimitSeconds: 3600,
  paceMs: 250,
  useBrowser: true,
  respectRobots: true,
  followExternal: false,
  fields: WANTED_FIELDS,
};
