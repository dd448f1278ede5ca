import type { Extractor, Finding, Span } from '../../schema/evidence/finding.ts';
import type { PageSource } from '../extract/page-source.ts';

/** A page as the merge over a site wants it. */
export interface ReadPage {
  url: string;
  snapshotHash: string;
  findings: Finding[];
  /**
   * Set for the card of a listing: where it leads, null for nowhere. Such a page speaks of the company
   * and stands on somebody else's site.
   */
  entryUrl?: string | null;
}

/** Where a value was read: becomes a `field_value` row. */
export interface Receipt {
  url: string;
  snapshotHash: string;
  span: Span;
  extractor: Extractor;
  confidence: number;
  raw: string;
}

/** One value of a field with all the places that say so, best first. */
export interface MergedValue {
  value: string;
  confidence: number;
  receipts: Receipt[];
}

/** The values of each field, best first. */
export type MergedFields = Record<string, MergedValue[]>;

/** What all pages of one company's site come to. */
export interface MergedSite {
  company: MergedFields;
  people: MergedFields[];
}

/** The reader of pages, as the crawler sees it. */
export interface Extraction {
  /** Everything that one page says. Pure; never throws. */
  readPage(page: PageSource, url: string): Finding[];
  /** One company and its people out of the pages of one site. Pure. */
  mergeSite(pages: ReadPage[]): MergedSite;
}
