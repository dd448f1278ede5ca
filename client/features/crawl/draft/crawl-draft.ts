import * as z from 'zod/mini';
import {
  crawlSettings,
  type CrawlSettings,
  DEFAULT_CRAWL_SETTINGS,
  WANTED_FIELDS,
} from '../../../../schema/source/settings.ts';
import {
  type CrawlSource,
  MAX_START_URLS,
  parseAddressList,
  SOURCE_KINDS,
  type SourceKind,
} from '../../../../schema/source/source.ts';
import { type Schedule, SCHEDULES } from '../../../../schema/source/state.ts';

/** What the server read out of a file. */
export const csvAddresses = z.object({
  fileName: z.string(),
  urls: z.array(z.string()),
  /** From 1. */
  column: z.int(),
  header: z.nullable(z.string()),
  rows: z.int(),
  rejected: z.array(z.object({ row: z.int(), text: z.string(), reason: z.string() })),
});
export type CsvAddresses = z.infer<typeof csvAddresses>;

/** Loose on purpose: a number half typed must survive a reload, too. */
const typed = z.optional(z.number());
const ticked = z.optional(z.boolean());
const draftSettings = z.object({
  depth: typed,
  pageLimit: typed,
  pagesPerHost: typed,
  timeLimitSeconds: typed,
  paceMs: typed,
  useBrowser: ticked,
  respectRobots: ticked,
  followExternal: ticked,
  fields: z.optional(z.array(z.enum(WANTED_FIELDS))),
} satisfies Record<keyof CrawlSettings, z.ZodMiniType>);

/** A crawl being made: only what the person has said; the rest follows from the kind of source. */
export const crawlDraft = z.object({
  kind: z.enum(SOURCE_KINDS),
  /** Typed addresses; shared by all kinds but `csv`. */
  text: z.string(),
  csv: z.nullable(csvAddresses),
  /** Null while the name is the guessed one. */
  name: z.nullable(z.string()),
  settings: draftSettings,
  schedule: z.enum(SCHEDULES),
  /** Null while it is the suggested one. */
  budgetCredits: z.nullable(z.number()),
});
export type CrawlDraft = z.infer<typeof crawlDraft>;

export const EMPTY_DRAFT: CrawlDraft = {
  kind: 'urls',
  text: '',
  csv: null,
  name: null,
  settings: {},
  schedule: 'once',
  budgetCredits: null,
};

/** A site is read as a whole, and a directory keeps its entries' pages on one host. */
const KIND_SETTINGS: Record<SourceKind, Partial<CrawlSettings>> = {
  urls: {},
  csv: {},
  domain: { depth: 3, pagesPerHost: DEFAULT_CRAWL_SETTINGS.pageLimit },
  listing: { pagesPerHost: DEFAULT_CRAWL_SETTINGS.pageLimit },
};

export function defaultSettings(kind: SourceKind): CrawlSettings {
  return { ...DEFAULT_CRAWL_SETTINGS, ...KIND_SETTINGS[kind] };
}

/** All settings that the draft amounts to. */
export function settingsOf({ kind, settings }: CrawlDraft): CrawlSettings {
  return { ...defaultSettings(kind), ...settings };
}

export interface DraftAddresses {
  urls: string[];
  rejected: { line: number; text: string; reason: string }[];
}

export function addressesOf(draft: Pick<CrawlDraft, 'kind' | 'text' | 'csv'>): DraftAddresses {
  if (draft.kind !== 'csv') return parseAddressList(draft.text);
  const rejected = draft.csv?.rejected.map(({ row, ...rest }) => ({ line: row, ...rest })) ?? [];
  return { urls: draft.csv?.urls ?? [], rejected };
}

interface DraftedTask {
  name: string;
  sourceKind: SourceKind;
  source: CrawlSource;
  settings: CrawlSettings;
  schedule: Schedule;
  budgetCredits: number;
}

/** The draft that would make this crawl again. */
export function draftOf(task: DraftedTask): CrawlDraft {
  const { urls, fileName } = task.source;
  const isFile = task.sourceKind === 'csv';
  return {
    kind: task.sourceKind,
    text: isFile ? '' : urls.join('\n'),
    csv: isFile
      ? { fileName: fileName ?? '', urls, column: 0, header: null, rows: urls.length, rejected: [] }
      : null,
    name: task.name,
    settings: task.settings,
    schedule: task.schedule,
    budgetCredits: task.budgetCredits,
  };
}

/** Why a crawl can't be made of it yet, by field; the texts are under `problem.` in crawl.json. */
export type DraftProblems = Partial<Record<DraftField, DraftProblem>>;
export type DraftField = 'source' | 'name' | 'budgetCredits' | keyof CrawlSettings;
export type DraftProblem = 'noAddress' | 'noFile' | 'tooMany' | 'noName' | 'tooLong' | 'range';

interface CheckedDraft {
  draft: CrawlDraft;
  addresses: DraftAddresses;
  name: string;
  budgetCredits: number;
}

export function checkDraft({ draft, addresses, name, budgetCredits }: CheckedDraft): DraftProblems {
  const problems: DraftProblems = {};
  const count = addresses.urls.length;
  if (count === 0) problems.source = draft.kind === 'csv' ? 'noFile' : 'noAddress';
  if (count > MAX_START_URLS) problems.source = 'tooMany';
  if (!name.trim()) problems.name = 'noName';
  if (name.trim().length > MAX_NAME) problems.name = 'tooLong';
  if (!Number.isInteger(budgetCredits) || budgetCredits < 1 || budgetCredits > MAX_BUDGET) {
    problems.budgetCredits = 'range';
  }
  const settings = z.safeParse(crawlSettings, settingsOf(draft));
  for (const issue of settings.error?.issues ?? []) {
    problems[issue.path[0] as keyof CrawlSettings] = 'range';
  }
  return problems;
}

export const MAX_NAME = 120;
export const MAX_BUDGET = 100_000;

/** What `crawl.create` takes, of a draft without problems. */
export function toCrawl({ draft, addresses, name, budgetCredits }: CheckedDraft) {
  const fileName = draft.kind === 'csv' ? draft.csv?.fileName.slice(0, 200) : undefined;
  return {
    name: name.trim(),
    sourceKind: draft.kind,
    source: fileName ? { urls: addresses.urls, fileName } : { urls: addresses.urls },
    settings: settingsOf(draft),
    budgetCredits,
    schedule: draft.schedule,
  };
}
