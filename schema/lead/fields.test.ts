import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EDITABLE_LEAD_FIELDS, normalizeLeadField, RECEIPT_FIELD } from './fields.ts';
import { workedMs } from '../testing/worked-ms.ts';

describe('normalizeLeadField', () => {
  test.each([
    ['name', '  Grace \n Hopper ', 'Grace Hopper'],
    ['name', 'Tab\there\u0000', 'Tab here'],
    ['email', ' Grace.Hopper@Example.COM ', 'grace.hopper@example.com'],
    ['phone', '+44 (0)20 7946 0001', '+44 (0)20 7946 0001'],
    ['country', 'gb', 'GB'],
    ['country', 'Germany', 'Germany'],
    ['city', '  ', null],
    ['email', '', null],
  ] as const)('%s %j becomes %j', (field, typed, value) => {
    expect(normalizeLeadField(field, typed)).toEqual([value, null]);
  });

  test.each([
    ['name', ' ', 'A lead needs a name'],
    ['name', '\u0000', 'A lead needs a name'],
    ['email', 'grace@example', 'That is not an e-mail address'],
    ['email', 'grace hopper@example.com', 'That is not an e-mail address'],
    ['email', 'a@b@example.com', 'That is not an e-mail address'],
    ['email', '@example.com', 'That is not an e-mail address'],
    ['phone', 'call me', 'That is not a phone number'],
    ['phone', '1234', 'That is not a phone number'],
    ['phone', '1'.repeat(21), 'That is not a phone number'],
    ['city', 'x'.repeat(501), 'Use at most 500 characters'],
  ] as const)('%s %j can not be taken', (field, typed, problem) => {
    expect(normalizeLeadField(field, typed)).toEqual([null, problem]);
  });

  test('answers any text with a value or a problem, and takes its own values again as they are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 600 }),
      fc.emailAddress(),
      fc.string({ unit: fc.constantFrom(...'+0123456789 ()-.@a\u0000\n'.split('')) }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...EDITABLE_LEAD_FIELDS), text, (field, typed) => {
        const [value, problem] = normalizeLeadField(field, typed);
        expect(value === null || problem === null).toBe(true);
        if (value === null) return;
        expect(value.length).toBeGreaterThan(0);
        expect(value.length).toBeLessThanOrEqual(500);
        expect(value).not.toContain('\0');
        expect(normalizeLeadField(field, value)).toEqual([value, null]);
      }),
      { numRuns: 500 },
    );
  });

  test('is not held up by an address made to hold it up', () => {
    const worst = [`${'a.'.repeat(240)}@`, `a@${'a.'.repeat(240)}`, `a@${'.'.repeat(480)}`];
    const took = workedMs(() => worst.map((address) => normalizeLeadField('email', address)));
    expect(took).toBeLessThan(200);
  });
});

test('each editable field has a receipt field of its own', () => {
  const receipts = EDITABLE_LEAD_FIELDS.map((field) => RECEIPT_FIELD[field]);
  expect(new Set(receipts).size).toBe(EDITABLE_LEAD_FIELDS.length);
});
