import { z } from 'zod';
import {
  COMPANY_FIELDS,
  ENTRY_FIELDS,
  EXTRACTORS,
  PERSON_FIELDS,
  type FieldName,
  type Finding,
} from '../../schema/evidence/finding.ts';

/**
 * Findings as they stand in `crawl_page.findings`: each one an array in this order. A page has some
 * dozens, and every crawled page is written, so names are numbers here; the order of the lists below
 * and in finding.ts is part of the format, and both may only grow at their end.
 *
 * `[person, field, value, raw, extractor, confidence, start, end, group]`: person is -1 for the
 * company, raw is 0 when it equals the value, group is left out when there is none.
 */
const packedFinding = z.tuple(
  [
    z.number(),
    z.number(),
    z.string(),
    z.union([z.string(), z.literal(0)]),
    z.number(),
    z.number(),
    z.number(),
    z.number(),
  ],
  z.number(),
);
export type PackedFinding = z.infer<typeof packedFinding>;

const FIELDS: readonly FieldName[] = [
  ...new Set<FieldName>([...COMPANY_FIELDS, ...PERSON_FIELDS, ...ENTRY_FIELDS]),
];

/** The name of the field with this number; the unknown ones of a later version are no field. */
export function fieldAt(index: number): FieldName | '' {
  return FIELDS[index] ?? '';
}

export function packFindings(findings: readonly Finding[]): PackedFinding[] {
  return findings.map((finding): PackedFinding => {
    const { subject, field, value, raw, extractor, confidence, span, group } = finding;
    return [
      subject === 'company' ? -1 : Number(subject.slice('person:'.length)),
      FIELDS.indexOf(field),
      value,
      raw === value ? 0 : raw,
      EXTRACTORS.indexOf(extractor),
      Math.round(confidence * 1000) / 1000,
      span.start,
      span.end,
      ...(group === undefined ? [] : [group]),
    ];
  });
}

/** Throws when the column holds something else. */
export function unpackFindings(stored: unknown): Finding[] {
  return z.parse(z.array(packedFinding), stored).map((packed) => {
    const [person, field, value, raw, extractor, confidence, start, end, group] = packed;
    return {
      subject: person === -1 ? 'company' : `person:${person}`,
      field: FIELDS[field] ?? 'name',
      value,
      raw: raw === 0 ? value : raw,
      extractor: EXTRACTORS[extractor] ?? 'text',
      confidence,
      span: { start, end },
      ...(group === undefined ? {} : { group }),
    };
  });
}
