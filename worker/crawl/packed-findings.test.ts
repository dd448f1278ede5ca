import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPANY_FIELDS, EXTRACTORS, PERSON_FIELDS } from '../../schema/evidence/finding.ts';
import { packFindings, unpackFindings } from './packed-findings.ts';

test('any findings come back as they were', () => {
  const finding = fc
    .record({
      subject: fc.oneof(
        fc.constant('company' as const),
        fc.nat(50).map((n) => `person:${n}` as const),
      ),
      field: fc.constantFrom(...COMPANY_FIELDS, ...PERSON_FIELDS),
      value: fc.string(),
      raw: fc.string(),
      extractor: fc.constantFrom(...EXTRACTORS),
      confidence: fc.nat(1000).map((n) => n / 1000),
      span: fc.record({ start: fc.nat(), end: fc.nat() }),
      group: fc.option(fc.nat(9), { nil: undefined }),
    })
    .map(({ group, ...rest }) => (group === undefined ? rest : { ...rest, group }));
  fc.assert(
    fc.property(fc.array(finding), (findings) => {
      const stored: unknown = JSON.parse(JSON.stringify(packFindings(findings)));
      expect(unpackFindings(stored)).toEqual(findings);
    }),
  );
});

test('what is no packed finding is refused', () => {
  expect(() => unpackFindings([{ field: 'name' }])).toThrow();
  expect(() => unpackFindings('[]')).toThrow();
});
