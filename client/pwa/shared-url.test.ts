import { expect, test } from 'vitest';
import { sharedUrl } from './shared-url.ts';

test('a shared page is found in whichever field an app puts it', () => {
  expect(sharedUrl({ url: 'https://a.example/x?y=1' })).toBe('https://a.example/x?y=1');
  expect(sharedUrl({ title: 'Acme', text: 'Look: https://a.example/team. Good?' })).toBe(
    'https://a.example/team',
  );
  expect(sharedUrl({ url: '', title: 'see (http://b.example/)' })).toBe('http://b.example/');
});

test('nothing, and what no crawl could begin with, is no address', () => {
  expect(sharedUrl({})).toBeNull();
  expect(sharedUrl({ text: 'just words', url: 'javascript:alert(1)' })).toBeNull();
  expect(sharedUrl({ text: 'https://' })).toBeNull();
});
