import { expect, test } from 'vitest';
import { safeNext } from './safe-next.ts';

test('a path of this site is kept, with its search', () => {
  expect(safeNext('/w/123/leads?search=ada')).toBe('/w/123/leads?search=ada');
});

test('whatever could lead elsewhere, or nowhere, becomes the start page', () => {
  const elsewhere = [
    undefined,
    '',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'leads',
    '/\t/evil.example',
    '/\n/evil.example',
  ];
  expect(elsewhere.map(safeNext)).toEqual(elsewhere.map(() => '/start'));
});
