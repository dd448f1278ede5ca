import { expect, test } from 'vitest';
import { DEFAULT_CRAWL_SETTINGS } from '../../schema/source/settings.ts';
import type { MergedFields } from './extraction.ts';
import { keepWanted } from './keep-wanted.ts';
import { leadsOfUnit } from './lead-candidates.ts';

const fields = (values: Record<string, string>): MergedFields =>
  Object.fromEntries(
    Object.entries(values).map(([field, value]) => [
      field,
      [
        {
          value,
          confidence: 0.9,
          receipts: [
            {
              url: 'https://acme.example/',
              snapshotHash: 'h',
              span: { start: 1, end: 2 },
              extractor: 'text' as const,
              confidence: 0.9,
              raw: value,
            },
          ],
        },
      ],
    ]),
  );

const SITE = {
  company: fields({ name: 'Acme', email: 'info@acme.example', city: 'Leeds', industry: 'Dentist' }),
  people: [fields({ name: 'Ada Shaw', title: 'Dentist', email: 'ada@acme.example' })],
};
const leads = (wanted: Parameters<typeof keepWanted>[1]) =>
  leadsOfUnit('acme.example', 'https://acme.example/', keepWanted(SITE, wanted)).leads;

test('a crawl that wants everything keeps the site as it is', () => {
  expect(keepWanted(SITE, DEFAULT_CRAWL_SETTINGS.fields)).toBe(SITE);
});

test('what is not wanted is neither a value of a lead nor a receipt', () => {
  const [company, person] = leads(['city', 'people']);
  expect(company?.columns).toMatchObject({
    name: 'Acme',
    email: 'info@acme.example',
    city: 'Leeds',
  });
  expect(company?.receipts.map(({ field }) => field)).not.toContain('industry');
  expect(person?.columns).toMatchObject({ name: 'Ada Shaw', email: 'ada@acme.example' });
  expect(person?.columns.title).toBeUndefined();
  expect(leads(['people'])[0]?.columns.city).toBeUndefined();
});

test('without people there is the company alone, with what tells it from others', () => {
  const kept = leads([]);
  expect(kept.map(({ kind }) => kind)).toEqual(['company']);
  expect(kept[0]?.identities).toEqual([
    { kind: 'domain', value: 'acme.example' },
    { kind: 'email', value: 'info@acme.example' },
  ]);
});
