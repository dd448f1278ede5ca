import { expect, test } from 'vitest';
import { guessName } from './guess-name.ts';

test('one site lends its name, without www', () => {
  const expected = { key: 'as', name: 'example.com' };
  expect(guessName({ kind: 'domain', urls: ['https://www.example.com/'] })).toEqual(expected);
  expect(guessName({ kind: 'urls', urls: ['https://example.com/contact'] })).toEqual(expected);
});

test('many pages of one site, and many sites, say how many', () => {
  const pages = ['https://a.example/1', 'https://a.example/2', 'https://www.a.example/3'];
  expect(guessName({ kind: 'urls', urls: pages })).toEqual({
    key: 'pages',
    host: 'a.example',
    count: 3,
  });
  const sites = ['https://a.example/1', 'https://b.example/', 'https://c.example/'];
  expect(guessName({ kind: 'urls', urls: sites })).toEqual({
    key: 'hosts',
    host: 'a.example',
    count: 2,
  });
});

test('a listing is called by what it lists', () => {
  const listing = (url: string) => guessName({ kind: 'listing', urls: [url] });
  expect(listing('https://yellow.example/directory/dental-clinics/?page=2')).toEqual({
    key: 'listing',
    host: 'yellow.example',
    path: 'Dental clinics',
  });
  expect(listing('https://yellow.example/z%C3%BCrich/12')).toMatchObject({ path: 'Zürich' });
  expect(listing('https://yellow.example/%E0%A4%A')).toEqual({
    key: 'as',
    name: 'yellow.example',
  });
  expect(listing('https://yellow.example/?id=7')).toEqual({ key: 'as', name: 'yellow.example' });
});

test('a file lends its name, without the ending', () => {
  expect(guessName({ kind: 'csv', urls: [], fileName: 'berlin_dentists-2026.csv' })).toEqual({
    key: 'as',
    name: 'Berlin dentists 2026',
  });
  expect(guessName({ kind: 'csv', urls: ['https://a.example/'], fileName: '.csv' })).toEqual({
    key: 'none',
  });
});

test('no source, no name', () => {
  expect(guessName({ kind: 'urls', urls: [] })).toEqual({ key: 'none' });
});
