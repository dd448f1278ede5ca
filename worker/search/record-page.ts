import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { CompanyField, Finding } from '../../schema/evidence/finding.ts';
import type { ReadPage } from '../crawl/extraction.ts';
import { domainKey } from '../extract/identity.ts';
import type { PageSnapshot } from '../crawl/frontier.ts';
import type { FoundOrganisation } from '../sources/found-organisation.ts';

export interface RecordPage {
  page: ReadPage;
  snapshot: PageSnapshot;
  packed: Uint8Array;
}

const FIELDS: readonly (readonly [keyof FoundOrganisation, CompanyField])[] = [
  ['name', 'name'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['street', 'street'],
  ['city', 'city'],
  ['region', 'region'],
  ['postalCode', 'postal_code'],
  ['country', 'country'],
  ['industry', 'industry'],
  ['description', 'description'],
  ['openingHours', 'opening_hours'],
  ['linkedin', 'linkedin'],
  ['instagram', 'instagram'],
  ['facebook', 'facebook'],
];

/** Of directories kept by hand, some nine in ten values hold. */
const CONFIDENCE = 0.88;
/** Parts of one address stay together. */
const ADDRESS = new Set<CompanyField>(['street', 'city', 'region', 'postal_code', 'country']);

/**
 * A source's record as a page of its own, kept like any other: so a value from a directory has its
 * receipt too, which marks it in the record as it was on that day. A site that was not `isSiteRead`
 * is known by the record alone.
 */
export function recordPage(
  record: FoundOrganisation,
  source: string,
  { isSiteRead = false }: { isSiteRead?: boolean } = {},
): RecordPage {
  const findings: Finding[] = [];
  let html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(record.name)}</title><body><h1>${escape(source)}</h1><p><a href="${escape(record.url)}">${escape(record.url)}</a></p><dl>`;
  const write = (label: string, value: string): { start: number; end: number } => {
    html += `<dt>${escape(label)}</dt><dd>`;
    const start = html.length;
    html += escape(value);
    const end = html.length;
    html += '</dd>';
    return { start, end };
  };
  const add = (field: CompanyField, value: string) =>
    findings.push({
      subject: 'company',
      field,
      value,
      raw: value,
      extractor: 'record',
      confidence: CONFIDENCE,
      span: write(field.replaceAll('_', ' '), value),
      ...(ADDRESS.has(field) && { group: 0 }),
    });
  for (const [key, field] of FIELDS) {
    const value = record[key];
    if (typeof value === 'string') add(field, value);
  }
  if (record.website) {
    // A page on a network is not a site of theirs, and its host no sign of who they are.
    if (isSiteRead || domainKey(record.website) === null) write('website', record.website);
    else add('website', record.website);
  }
  for (const [field, value] of Object.entries(record.person ?? {})) {
    findings.push({
      subject: 'person:0',
      field: field as 'name' | 'title' | 'linkedin',
      value,
      raw: value,
      extractor: 'record',
      confidence: CONFIDENCE,
      span: write(`person ${field}`, value),
    });
  }
  html += '</dl></body></html>';
  const bytes = Buffer.from(html, 'utf8');
  const hash = createHash('sha256').update(bytes).digest('hex');
  return {
    page: { url: record.url, snapshotHash: hash, findings },
    snapshot: { hash, url: record.url, title: record.name.slice(0, 300), bytes: bytes.length },
    packed: gzipSync(bytes, { level: 1 }),
  };
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
