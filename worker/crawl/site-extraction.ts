import type { CompanyField, PersonField } from '../../schema/evidence/finding.ts';
import { rankValues, type FieldChoice, type SitedFinding } from '../extract/choose-field.ts';
import { extractPage, type PageExtraction } from '../extract/extract-page.ts';
import { mergeSite } from '../extract/merge-site.ts';
import type { Extraction, MergedFields, MergedValue, ReadPage, Receipt } from './extraction.ts';

/** The product's reader of pages, in the terms of the crawler. */
export const siteExtraction: Extraction = {
  readPage: (page) => extractPage(page).findings,
  mergeSite(pages) {
    const merged = mergeSite(pages.map(asExtraction));
    const snapshots = new Map(pages.map(({ url, snapshotHash }) => [url, snapshotHash]));
    return {
      company: allValues(merged.company, snapshots),
      people: merged.people.map((person) => allValues(person, snapshots)),
    };
  },
};

/** The merge reads a page's address and findings, and nothing else of it. */
function asExtraction({ url, findings }: ReadPage): PageExtraction {
  const stats = {
    textLength: 0,
    scriptCount: 0,
    hasForm: false,
    hasPasswordField: false,
    isTruncated: false,
  };
  return { url, findings, title: '', language: null, links: [], stats };
}

interface Merged {
  fields: Partial<Record<CompanyField | PersonField, FieldChoice>>;
  findings: SitedFinding[];
}

/** The chosen value of each field, then the others that pages give for it. */
function allValues({ fields, findings }: Merged, snapshots: Map<string, string>): MergedFields {
  const byField = Map.groupBy(findings, ({ field }) => field);
  const values: MergedFields = {};
  for (const [field, chosen] of Object.entries(fields)) {
    const others = rankValues(
      field as CompanyField,
      byField.get(field as CompanyField) ?? [],
      null,
    ).filter(({ value }) => value !== chosen.value);
    values[field] = [chosen, ...others].map((choice) => toValue(choice, snapshots));
  }
  return values;
}

function toValue(choice: FieldChoice, snapshots: Map<string, string>): MergedValue {
  const receipts = choice.support.flatMap((finding): Receipt[] => {
    const snapshotHash = snapshots.get(finding.url);
    if (snapshotHash === undefined) return [];
    const { url, span, extractor, confidence, raw } = finding;
    return [{ url, snapshotHash, span, extractor, confidence, raw }];
  });
  return { value: choice.value, confidence: choice.confidence, receipts };
}
