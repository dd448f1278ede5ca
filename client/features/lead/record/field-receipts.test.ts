import { expect, test } from 'vitest';
import { receiptsByField } from './field-receipts.ts';

const receipt = (
  id: string,
  over: Partial<Parameters<typeof receiptsByField>[0][number]> = {},
) => ({
  id,
  field: 'email',
  value: 'info@engine.example',
  chosen: false,
  confidence: 0.8,
  observedAt: 1000,
  actorId: null,
  ...over,
});

test('one value found twice is one candidate with two receipts, the surer first', () => {
  const email = receiptsByField([
    receipt('text', { confidence: 0.7 }),
    receipt('json-ld', { confidence: 0.95, chosen: true }),
  ]).get('email');
  expect(email?.chosen?.id).toBe('json-ld');
  expect(email?.candidates.map((c) => c.receipts.map((r) => r.id))).toEqual([['json-ld', 'text']]);
});

test('the value that counts stands first, the others by what speaks for them', () => {
  const fields = receiptsByField([
    receipt('weak', { value: 'c@x.example', confidence: 0.4 }),
    receipt('strong', { value: 'b@x.example', confidence: 0.9 }),
    receipt('person', { value: 'd@x.example', confidence: 1, actorId: 'user-1' }),
    receipt('chosen', { value: 'a@x.example', confidence: 0.5, chosen: true }),
  ]);
  expect(fields.get('email')?.candidates.map((c) => c.value)).toEqual([
    'a@x.example',
    'd@x.example',
    'b@x.example',
    'c@x.example',
  ]);
});

test('fields do not mix, and a field may have no chosen value', () => {
  const fields = receiptsByField([receipt('a'), receipt('b', { field: 'phone', value: '+49 30' })]);
  expect([...fields.keys()]).toEqual(['email', 'phone']);
  expect(fields.get('phone')?.chosen).toBeNull();
});
