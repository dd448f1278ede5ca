import { expect, test } from 'vitest';
import crawl from '../../../locales/en/crawl.json' with { type: 'json' };
import { countByWords, pageKindWords } from './page-kind.ts';

/** As worker/crawl and platform/http name them. */
const KINDS =
  'ok listing sitemap no_sitemap blocked login challenge parked empty missing needs_browser server_error duplicate unchanged left_site robots robots_unknown limit host_down crashed invalid_url blocked_address dns refused reset network timeout tls protocol too_large bad_content_type bad_encoding redirect_loop too_many_redirects'.split(
    ' ',
  );

test('everything that can become of a page is said in plain words', () => {
  for (const kind of KINDS) {
    const words = pageKindWords(kind);
    expect([kind, words]).not.toEqual([kind, 'other']);
    const { label, text } = crawl.kind[words];
    expect(label).not.toMatch(/_|^$/);
    expect(text).toMatch(/\.$/);
  }
});

test('what this version does not know is called other', () => {
  expect(pageKindWords('eaten_by_a_dog')).toBe('other');
  expect(pageKindWords(null)).toBe('other');
  expect(pageKindWords('constructor')).toBe('other');
});

test('kinds with the same words are counted together, most frequent first, read pages aside', () => {
  expect(
    countByWords({ ok: 40, listing: 2, blocked: 3, reset: 1, network: 4, parked: 0, robots: 2 }),
  ).toEqual([
    { words: 'cutOff', count: 5 },
    { words: 'blocked', count: 3 },
    { words: 'robots', count: 2 },
  ]);
});
