import type { CompanyField, PersonField } from '../../schema/evidence/finding.ts';
import type { FieldChoice, SitedFinding } from '../extract/choose-field.ts';
import { findOnPage, type PageExtraction } from '../extract/extract-page.ts';
import { mergeSite } from '../extract/merge-site.ts';
import type { Extraction, MergedFields, MergedValue, ReadPage, Receipt } from './extraction.ts';

/** The product's reader of pages, in the terms of the crawler. */
export const siteExtraction: Extraction = {
  readPage: (page, url) => findOnPage(page, url),
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
function asExtraction({ url, findings, entryUrl }: ReadPage): PageExtraction {
  const stats = {
    textLength: 0,
    scriptCount: 0,
    hasForm: false,
    hasPasswordField: false,
    isTruncated: false,
  };
  const isElsewhere = entryUrl !== undefined;
  return { url, findings, isElsewhere, title: '', language: null, links: [], stats };
}

interface Merged {
  fields: Partial<Record<CompanyField | PersonField, FieldChoice>>;
  findings: SitedFinding[];
}

/** The chosen value of each field, then the others that pages give for it. */
function allValues({ fields, findings }: Merged, snapshots: Map<string, string>): MergedFields {
  const byField = Map.groupBy(findings, ({ field }) => field);
  const values: MergedFields = {};
  for (const field of Object.keys(fields) as (CompanyField | PersonField)[]) {
    const chosen = fields[field];
    if (chosen === undefined) continue;
    const supporting = new Set(chosen.support);
    const others = (byField.get(field) ?? []).filter((finding) => !supporting.has(finding));
    values[field] = [chosen, ...choicesOf(others)].map((choice) => toValue(choice, snapshots));
  }
  return values;
}

/** Passed over, so a plain order will do: the most confident first. */
function choicesOf(findings: SitedFinding[]): FieldChoice[] {
  const byValue = Map.groupBy(findings, ({ value }) => value);
  return [...byValue]
    .map(([value, support]) => {
      support.sort((a, b) => b.confidence - a.confidence);
      return { value, confidence: support[0]?.confidence ?? 0, support };
    })
    .sort((a, b) => b.confidence - a.confidence);
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
