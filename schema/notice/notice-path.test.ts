import { expect, test } from 'vitest';
import { isShownAt, noticePath } from './notice-path.ts';

const place = (subjectKind: 'crawl' | 'lead' | 'leads' | 'todos', subjectId: string) =>
  noticePath({ orgId: 'org-1234', subjectKind, subjectId });

test('a notice leads to the screen that it is about', () => {
  expect(place('crawl', 'c1')).toBe('/w/org-1234/crawls/c1');
  expect(place('lead', 'l1')).toBe('/w/org-1234/leads/l1');
  expect(place('leads', 'u1')).toBe('/w/org-1234/leads?owner=u1&sort=-updatedAt');
  expect(place('todos', 'u1')).toBe('/w/org-1234/todos');
});

test('a page shows a notice’s place whatever else its address says', () => {
  expect(isShownAt(place('lead', 'l1'), '/w/org-1234/leads/l1?receipt=r')).toBe(true);
  expect(isShownAt(place('lead', 'l1'), '/w/org-1234/leads/l1/')).toBe(true);
  expect(isShownAt(place('lead', 'l1'), '/w/org-1234/leads/l12')).toBe(false);
  expect(isShownAt(place('leads', 'u1'), '/w/org-1234/leads?sort=-updatedAt&owner=u1')).toBe(true);
  expect(isShownAt(place('leads', 'u1'), '/w/org-1234/leads')).toBe(false);
});
