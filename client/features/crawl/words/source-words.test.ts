import { expect, test } from 'vitest';
import { describeSource } from './source-words.ts';

test('a source is named by its file, its one site, or its first site and how many more', () => {
  expect(describeSource('csv', { urls: ['https://a.example/'], fileName: 'x.csv' })).toEqual({
    key: 'file',
    name: 'x.csv',
    count: 1,
  });
  expect(describeSource('domain', { urls: ['https://www.a.example/'] })).toEqual({
    key: 'one',
    host: 'a.example',
  });
  expect(describeSource('urls', { urls: ['https://a.example/1', 'https://a.example/2'] })).toEqual({
    key: 'pages',
    host: 'a.example',
    count: 2,
  });
  expect(describeSource('urls', { urls: ['https://a.example/', 'https://b.example/'] })).toEqual({
    key: 'hosts',
    host: 'a.example',
    count: 1,
  });
});
