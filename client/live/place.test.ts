import { expect, test } from 'vitest';
import { hrefOfPlace, placeOf } from './place.ts';

test.each([
  ['/w/o1/leads', 'leads'],
  ['/w/o1/leads/l-7', 'lead:l-7'],
  ['/w/o1/crawls/c7', 'crawl:c7'],
  ['/w/o1/crawls/new', 'crawls'],
  ['/w/o1/pipelines/p1', 'board:p1'],
  ['/w/o1/settings', 'settings'],
])('%s is %s', (path, place) => expect(placeOf(path)).toBe(place));

test('no workspace is no place', () => {
  expect([placeOf('/'), placeOf('/w/o1'), placeOf('/sign-in/x/y'), placeOf('/w/o1/%2e')]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test.each(['/w/o1/leads', '/w/o1/leads/l7', '/w/o1/crawls/c7', '/w/o1/pipelines/p1'])(
  'the way to the place of %s leads there',
  (path) => expect(hrefOfPlace('o1', placeOf(path) ?? '')).toBe(path),
);

test('a place that this version does not know leads to the leads', () => {
  expect(hrefOfPlace('o1', 'galaxy:9')).toBe('/w/o1/leads');
});
