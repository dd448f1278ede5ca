import type { Sql } from '../../platform/sql.ts';
import type { Extraction, ReadPage } from './extraction.ts';
import type { VisitedPage } from './frontier.ts';
import { keepWanted } from './keep-wanted.ts';
import { leadsOfUnit, type UnitLeads } from './lead-candidates.ts';
import { unpackFindings } from './packed-findings.ts';
import type { CrawlTask } from './task.ts';

/** Pages whose findings are kept at hand; a crawl of ten thousand sites must not hold them all. */
const MAX_CACHED_PAGES = 3_000;

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
    const touched = new Set(visits.filter(addsFindings).map(({ unit }) => unit));
    await this.load([...touched].filter((unit) => !this.cache.has(unit)));
    for (const visit of visits) this.take(visit);
    await this.takeUnchanged(visits.filter(({ kind }) => kind === 'unchanged'));
    const merged = [...touched].map((unit) => this.merge(unit)).filter((unit) => unit !== null);
    this.trim();
    return merged;
  }

  private merge(unit: string): UnitLeads | null {
    const pages = [...(this.cache.get(unit)?.values() ?? [])];
    const first = pages[0];
    if (first === undefined) return null;
    const site = keepWanted(this.extraction.mergeSite(pages), this.task.settings.fields);
    return leadsOfUnit(unit, first.url, site);
  }

  private take(visit: VisitedPage): void {
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

/** An unchanged page adds what its row holds from the run before. */
function addsFindings(visit: VisitedPage): boolean {
  return (
    visit.kind === 'unchanged' || (visit.state === 'done' && (visit.findings?.length ?? 0) > 0)
  );
}
