import type { Finding } from '../../schema/evidence/finding.ts';
import { extractPage, type PageExtraction } from './extract-page.ts';

/** What a page says, for tests of the extractor alone. */
export const extract = (html: string, url = 'https://www.example.org/'): PageExtraction =>
  extractPage({ url, html });

/** The values of a field, each once, in the order in which they were found. */
export function valuesOf(html: string, field: Finding['field'], url?: string): string[] {
  const found = extract(html, url).findings.filter((finding) => finding.field === field);
  return [...new Set(found.map(({ value }) => value))];
}
