import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FetchedPage, Fetcher } from '../../platform/http/fetch-page.ts';
import { snapshotKey, type ObjectStore } from '../../platform/object-store.ts';
import { foldName, leadsOfUnit, type LeadCandidate } from '../crawl/lead-candidates.ts';
import type { UnitLeads } from '../crawl/lead-candidates.ts';
import type { PageSnapshot } from '../crawl/frontier.ts';
import { rulesFromAnswer, type RobotsRules } from '../crawl/robots.ts';
import { siteExtraction } from '../crawl/site-extraction.ts';
import { siteOf } from '../crawl/url.ts';
import { extractPage, type PageExtraction } from '../extract/extract-page.ts';
import type { EnrichmentSubject } from '../providers/enrichers/enricher.ts';
import type { NewValue } from './new-value.ts';

export interface SiteReading {
  /** Of the lead itself, each with its receipt. */
  values: NewValue[];
  /** What the pages say of the company, for its own row. */
  unit: UnitLeads;
  snapshots: PageSnapshot[];
  /** As the home page declares it, ISO 639-1. */
  language: string | null;
  technologies: string[];
}

export interface SiteDeps {
  fetcher: Fetcher;
  objectStore: ObjectStore;
}

/** The home page, and where a small business says who and where it is. */
const MAX_PAGES = 4;
const MAX_BYTES = 1024 * 1024;
const WORTH_READING =
  /\b(?:contact|kontakt|contacto|contatti|about|ueber-uns|uber-uns|over-ons|qui-sommes|equipo|impressum|imprint|mentions-legales|aviso-legal|colofon|team|staff|people)\b/i;

/**
 * Reads a few pages of the lead's own site, as its robots.txt allows, with the crawler's own reader.
 * Null when its home page can't be had. Page texts are stored before they are pointed to.
 */
export async function readSite(
  deps: SiteDeps,
  website: string,
  subject: EnrichmentSubject,
  { withinMs, signal }: { withinMs: number; signal: AbortSignal },
): Promise<SiteReading | null> {
  const until = performance.now() + withinMs;
  const fetchOne = (url: string, accept?: () => boolean) =>
    deps.fetcher.fetchPage(url, {
      maxBytes: MAX_BYTES,
      signal,
      limits: { totalMs: Math.max(1, until - performance.now()), headersMs: withinMs },
      ...(accept ? { acceptsType: accept } : {}),
    });
  const rules = await readRobots(fetchOne, website);
  if (!rules.isAllowed(website)) return null;
  const home = await fetchOne(website);
  if (!home.ok || home.status !== 200) return null;
  const first = extractPage({ url: home.url, html: home.text });
  const pages = [home];
  const others = pagesWorthReading(home, first.links, rules);
  const fetched = await Promise.all(others.map((url) => fetchOne(url)));
  for (const page of fetched) if (page.ok && page.status === 200) pages.push(page);
  signal.throwIfAborted();
  const read = pages.map((page) =>
    page === home ? first : extractPage({ url: page.url, html: page.text }),
  );
  return assemble(deps.objectStore, pages, read, subject);
}

type FetchOne = (url: string, accept?: () => boolean) => ReturnType<Fetcher['fetchPage']>;

async function readRobots(fetchOne: FetchOne, website: string): Promise<RobotsRules> {
  const url = new URL('/robots.txt', website).href;
  const answer = await fetchOne(url, () => true);
  const { rules } = rulesFromAnswer(
    url,
    answer.ok
      ? { status: answer.status, text: answer.text, contentType: answer.contentType }
      : { status: 404, text: '', contentType: '' },
  );
  return rules;
}

function pagesWorthReading(
  home: FetchedPage,
  links: readonly { url: string }[],
  rules: RobotsRules,
): string[] {
  const site = siteOf(home.url);
  const wanted = links
    .map(({ url }) => url)
    .filter((url) => {
      const path = URL.parse(url)?.pathname ?? '';
      return (
        url !== home.url && siteOf(url) === site && WORTH_READING.test(path.replaceAll('_', '-'))
      );
    })
    .filter((url) => rules.isAllowed(url));
  return [...new Set(wanted)].slice(0, MAX_PAGES - 1);
}

async function assemble(
  store: ObjectStore,
  pages: readonly FetchedPage[],
  read: readonly PageExtraction[],
  subject: EnrichmentSubject,
): Promise<SiteReading> {
  const snapshots = await Promise.all(pages.map((page) => keep(store, page)));
  const sited = read.map(({ url, findings }, n) => ({
    url,
    snapshotHash: snapshots[n]?.hash ?? '',
    findings,
  }));
  const home = pages[0]?.url ?? '';
  const merged = siteExtraction.mergeSite(sited);
  const unit = leadsOfUnit(siteOf(home), home, merged);
  const candidate = unit.leads.find((each) => isSubject(each, subject));
  return {
    values: candidate ? toValues(candidate) : [],
    unit,
    snapshots,
    language:
      (unit.company['language']?.[0]?.value ?? read[0]?.language)?.slice(0, 2).toLowerCase() ??
      null,
    technologies: (unit.company['technology'] ?? []).map(({ value }) => value).slice(0, 40),
  };
}

async function keep(store: ObjectStore, page: FetchedPage): Promise<PageSnapshot> {
  const bytes = Buffer.from(page.text, 'utf8');
  const hash = createHash('sha256').update(bytes).digest('hex');
  await store.put(snapshotKey(hash), gzipSync(bytes, { level: 1 }), 'application/gzip');
  const title = /<title[^>]*>([^<]{1,300})/i.exec(page.text)?.[1]?.trim() ?? null;
  return { hash, url: page.url, title, bytes: bytes.length };
}

function isSubject({ kind, columns }: LeadCandidate, subject: EnrichmentSubject): boolean {
  if (kind !== subject.kind) return false;
  return kind === 'company' || foldName(columns.name) === foldName(subject.name);
}

function toValues({ receipts }: LeadCandidate): NewValue[] {
  return receipts
    .filter(({ field, span }) => field !== 'name' && span.end > span.start)
    .map(({ field, value, raw, url, snapshotHash, span, extractor, confidence }) => ({
      field,
      value,
      raw,
      sourceUrl: url,
      snapshotHash,
      span,
      extractor,
      confidence,
    }));
}
