import type { Sql } from '../../platform/sql.ts';
import type { Extraction, ReadPage } from './extraction.ts';
import type { VisitedPage } from './frontier.ts';
import { keepWanted } from './keep-wanted.ts';
import { leadsOfUnit, MAX_LISTED_PEOPLE, type UnitLeads } from './lead-candidates.ts';
import { unpackFindings } from './packed-findings.ts';
import type { CrawlTask } from './task.ts';

/** Pages whose findings are kept at hand; a crawl of ten thousand sites must not hold them all. */
const MAX_CACHED_PAGES = 3_000;
/** Entries that one transaction makes leads of at the end. */
const MAX_LEFT = 200;

/**
 * The pages read so far of each unit, so that a unit can be merged again when a new one comes.
 * What is not at hand is read from the frontier's rows.
 */
export class UnitPages {
  private readonly cache = new Map<string, Map<string, ReadPage>>();
  private cachedPages = 0;
  private readonly sql: Sql;
  private readonly task: CrawlTask;
  private readonly extraction: Extraction;

  constructor(sql: Sql, task: CrawlTask, extraction: Extraction) {
    this.sql = sql;
    this.task = task;
    this.extraction = extraction;
  }

  /** What the units that these visits touch come to, with the visits taken in. */
  async mergeTouched(visits: VisitedPage[]): Promise<UnitLeads[]> {
    const touched = new Set(visits.filter((visit) => this.adds(visit)).map(({ unit }) => unit));
    for (const { entries } of visits) {
      for (const entry of entries?.entries ?? []) if (!entry.isAwaited) touched.add(entry.unit);
    }
    await this.load([...touched].filter((unit) => !this.cache.has(unit)));
    for (const visit of visits) this.take(visit);
    await this.takeUnchanged(visits.filter(({ kind }) => kind === 'unchanged'));
    const merged = [...touched].map((unit) => this.merge(unit)).filter((unit) => unit !== null);
    this.trim();
    return merged;
  }

  /** Entries of listings whose own pages were not come to: out of reach, or beyond a limit. */
  async mergeLeft(): Promise<UnitLeads[]> {
    if (!this.hasCards) return [];
    const rows = await this.sql<{ unit: string }[]>`
      select distinct unit from listing_entry
      where task_id = ${this.task.id} and run = ${this.task.run} and not is_merged
      limit ${MAX_LEFT}`;
    const units = rows.map(({ unit }) => unit);
    await this.load(units.filter((unit) => !this.cache.has(unit)));
    return units.map((unit) => this.merge(unit)).filter((unit) => unit !== null);
  }

  private merge(unit: string): UnitLeads | null {
    const all = [...(this.cache.get(unit)?.values() ?? [])];
    // What a company says of itself comes before what a directory says of it.
    const [own = [], listed = []] = [true, false].map((isOwn) =>
      all.filter(({ entryUrl }) => (entryUrl === undefined) === isOwn),
    );
    const pages = [...own, ...listed];
    const [first] = pages;
    if (first === undefined) return null;
    const site = keepWanted(this.extraction.mergeSite(pages), this.task.settings.fields);
    const most = this.hasCards ? MAX_LISTED_PEOPLE : undefined;
    return leadsOfUnit(unit, first.entryUrl ?? first.url, site, most);
  }

  /** An entry whose page gave nothing still has its card, and an unchanged page its row. */
  private adds(visit: VisitedPage): boolean {
    if (visit.kind === 'unchanged') return true;
    if (visit.state === 'done' && (visit.findings?.length ?? 0) > 0) return true;
    return this.hasCards && visit.state !== 'waiting' && visit.page.depth > 0;
  }

  private get hasCards(): boolean {
    return this.task.sourceKind === 'listing';
  }

  private take(visit: VisitedPage): void {
    for (const { unit, target, findings } of visit.entries?.entries ?? []) {
      const { url, snapshotHash } = visit.entries!;
      // What is not at hand is read with its card when its time comes.
      if (this.cache.has(unit)) this.put(unit, { url, snapshotHash, findings, entryUrl: target });
    }
    if (visit.snapshot === null || visit.findings === null || visit.findings.length === 0) return;
    const url = visit.finalUrl ?? visit.page.url;
    this.put(visit.unit, { url, snapshotHash: visit.snapshot.hash, findings: visit.findings });
  }

  /** Their findings stand in their rows, which still belong to the run before. */
  private async takeUnchanged(visits: VisitedPage[]): Promise<void> {
    if (visits.length === 0) return;
    const rows = await this.sql<StoredPage[]>`
      select
        unit, coalesce(final_url, url) as url, snapshot_hash as "snapshotHash", findings
      from crawl_page
      where
        task_id = ${this.task.id} and id in ${this.sql(visits.map(({ page }) => page.id))}
        and findings is not null and snapshot_hash is not null`;
    for (const row of rows) this.putStored(row);
  }

  private putStored({ unit, url, snapshotHash, findings }: StoredPage): void {
    this.put(unit, { url, snapshotHash, findings: unpackFindings(findings) });
  }

  private put(unit: string, page: ReadPage): void {
    const pages = this.cache.get(unit) ?? new Map<string, ReadPage>();
    this.cachedPages += pages.has(page.url) ? 0 : 1;
    pages.set(page.url, page);
    this.cache.set(unit, pages);
  }

  private async load(units: string[]): Promise<void> {
    if (units.length === 0) return;
    const rows = await this.sql<StoredPage[]>`
      select
        unit, coalesce(final_url, url) as url, snapshot_hash as "snapshotHash", findings
      from crawl_page
      where
        task_id = ${this.task.id} and run = ${this.task.run} and unit in ${this.sql(units)}
        and findings is not null and snapshot_hash is not null and state in ('done', 'free')`;
    for (const unit of units) this.cache.set(unit, new Map());
    for (const row of rows) this.putStored(row);
    if (this.hasCards) await this.loadCards(units);
  }

  private async loadCards(units: string[]): Promise<void> {
    const rows = await this.sql<StoredCard[]>`
      select unit, url, snapshot_hash as "snapshotHash", findings, target as "entryUrl"
      from listing_entry
      where task_id = ${this.task.id} and run = ${this.task.run} and unit in ${this.sql(units)}`;
    for (const { unit, url, snapshotHash, findings, entryUrl } of rows) {
      this.put(unit, { url, snapshotHash, findings: unpackFindings(findings), entryUrl });
    }
  }

  /** The longest untouched go first: a Map keeps its order of insertion. */
  private trim(): void {
    for (const [unit, pages] of this.cache) {
      if (this.cachedPages <= MAX_CACHED_PAGES) return;
      this.cachedPages -= pages.size;
      this.cache.delete(unit);
    }
  }
}

interface StoredPage {
  unit: string;
  url: string;
  snapshotHash: string;
  /** Packed. */
  findings: unknown;
}

interface StoredCard extends StoredPage {
  entryUrl: string | null;
}
