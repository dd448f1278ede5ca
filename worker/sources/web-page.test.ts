import { expect, test } from 'vitest';
import { toFound } from './found-organisation.ts';
import { foundPage } from './web-page.ts';

const page = (url: string, title = 'Home') => foundPage({ url, title });

test.each([
  ['https://www.facebook.com/somebody'],
  ['https://www.yelp.co.uk/biz/x'],
  ['https://www.gov.uk/find-a-dentist'],
  ['http://127.0.0.1/x'],
  ['ftp://example.co.uk/'],
  ['not a url'],
])('%s is no organisation’s own site', (url) => {
  expect(page(url)).toBeNull();
});

test.each([
  ['Park Row Dental | Dentist in Leeds', 'Park Row Dental'],
  ['Dentist in Leeds – Park Row Dental', 'Park Row Dental'],
  ['The best dentists', 'parkrowdental.co.uk'],
])('the name in “%s”', (title, name) => {
  expect(page('https://www.parkrowdental.co.uk/about', title)?.name).toBe(name);
});

test('a record keeps what fits, and is none without a name', () => {
  expect(
    toFound({ key: 'a', url: 'https://a.example', name: ' A\u0000\nB ', country: 'England' }),
  ).toEqual({ key: 'a', url: 'https://a.example', name: 'A B' });
  expect(toFound({ key: 'a', url: 'https://a.example', name: '' })).toBeNull();
  expect(toFound({ key: 'a', url: 'u', name: 'x'.repeat(500) })).toBeNull();
});
