import { describe, expect, test } from 'vitest';
import { readEvidence, readRange } from './evidence.ts';

describe('readRange', () => {
  test.each([
    ['120', { min: 120, max: 120 }],
    ['51-200', { min: 51, max: 200 }],
    ['11,50', { min: 11, max: 50 }],
    ['10,001+', { min: 10_001, max: 1_000_000_000_000 }],
    ['1.000 – 5.000', { min: 1000, max: 5000 }],
    ['$1M-$10M', { min: 1_000_000, max: 10_000_000 }],
    ['2.5m EUR', { min: 2_500_000, max: 2_500_000 }],
    ['under 10', { min: 0, max: 10 }],
    ['many', null],
    [undefined, null],
  ])('reads %s', (text, range) => {
    expect(readRange(text)).toEqual(range);
  });
});

test('evidence is put together bounded, rounded and in one order', () => {
  const receipts = [
    { field: 'email', value: 'a@b.example', confidence: 0.912 },
    { field: 'email', value: 'a@b.example', confidence: 0.5 },
    { field: 'employees', value: '11-50', confidence: 0.8 },
    { field: 'revenue', value: '€2M', confidence: 0.8 },
    { field: 'technology', value: 'Calendly', confidence: 0.9 },
    { field: 'instagram', value: 'https://instagram.com/b', confidence: 0.9 },
    { field: 'street', value: '1 High Street', confidence: 0.9 },
  ];
  const long = Array.from({ length: 40 }, (_, n) => `https://b.example/page-${n}-that-has-a-name`);
  const evidence = readEvidence({
    receipts,
    seenAt: 5,
    pageUrls: [...long, 'https://b.example/', 'https://b.example/treatments/book-online'],
    said: ['We take new patients', 'Book online', 'Book online'],
    technologies: ['WordPress', 'Calendly'],
  });
  expect(evidence.said).toEqual(['Book online', 'We take new patients']);
  expect(evidence).toMatchObject({
    confidence: { email: 0.91 },
    seenAt: 5,
    employees: { min: 11, max: 50 },
    revenue: { min: 2_000_000, max: 2_000_000, currency: 'EUR' },
    technologies: ['Calendly', 'WordPress'],
    socials: { instagram: 'https://instagram.com/b' },
  });
  expect(evidence.pages).toHaveLength(16);
  expect(evidence.pages).toContain('/treatments/book-online');
});
