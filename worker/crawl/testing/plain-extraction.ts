import type { Finding } from '../../../schema/evidence/finding.ts';
import type { Extraction, MergedFields, ReadPage } from '../extraction.ts';

/**
 * The least that can be called extraction, so that tests of the engine depend on the engine alone:
 * the title is the company's name, mailto and tel links its contacts, `<b class=person>` a person.
 */
export const plainExtraction: Extraction = {
  readPage({ html }) {
    return [
      ...findAll(html, /<title>([^<|–]+)/g, 'company', 'name'),
      ...findAll(html, /href="mailto:([^"?]+)/g, 'company', 'email'),
      ...findAll(html, /href="tel:([^"]+)/g, 'company', 'phone'),
      ...[...html.matchAll(/<b class="?person"?>([^<]+)<\/b>/g)].flatMap((match, index) => [
        findingOf(match, `person:${index}`, 'name'),
        { ...findingOf(match, `person:${index}`, 'title'), value: 'Colleague' },
      ]),
    ];
  },
  mergeSite(pages) {
    const people = new Map<string, MergedFields>();
    for (const page of pages) {
      for (const finding of page.findings) {
        if (!finding.subject.startsWith('person') || finding.field !== 'name') continue;
        const fields = people.get(finding.value) ?? {};
        add(fields, page, finding);
        add(fields, page, { ...finding, field: 'title', value: 'Colleague' });
        people.set(finding.value, fields);
      }
    }
    const company: MergedFields = {};
    for (const page of pages) {
      for (const finding of page.findings) {
        if (finding.subject === 'company') add(company, page, finding);
      }
    }
    return { company, people: [...people.values()] };
  },
};

function findAll(
  html: string,
  pattern: RegExp,
  subject: Finding['subject'],
  field: Finding['field'],
): Finding[] {
  return [...html.matchAll(pattern)].map((match) => findingOf(match, subject, field));
}

function findingOf(
  match: RegExpExecArray | RegExpMatchArray,
  subject: Finding['subject'],
  field: Finding['field'],
): Finding {
  const raw = match[1] ?? '';
  const start = (match.index ?? 0) + match[0].indexOf(raw);
  return {
    subject,
    field,
    value: raw.trim(),
    raw,
    extractor: 'text',
    confidence: 0.9,
    span: { start, end: start + raw.length },
  };
}

function add(fields: MergedFields, page: ReadPage, finding: Finding): void {
  const values = (fields[finding.field] ??= []);
  const { span, extractor, confidence, raw } = finding;
  const receipt = {
    url: page.url,
    snapshotHash: page.snapshotHash,
    span,
    extractor,
    confidence,
    raw,
  };
  const known = values.find(({ value }) => value === finding.value);
  if (known === undefined) values.push({ value: finding.value, confidence, receipts: [receipt] });
  else known.receipts.push(receipt);
}
