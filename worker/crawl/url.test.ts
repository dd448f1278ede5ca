import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalUrl, siteOf } from './url.ts';

describe('one page has one address', () => {
  test.each([
    ['HTTP://Example.COM:80/', 'http://example.com/'],
    ['https://example.com:443/a', 'https://example.com/a'],
    ['http://example.com:8080/a', 'http://example.com:8080/a'],
    ['http://example.com', 'http://example.com/'],
    ['http://example.com./a', 'http://example.com/a'],
    ['http://bücher.example/ü', 'http://xn--bcher-kva.example/%C3%BC'],
    ['http://example.com/a#team', 'http://example.com/a'],
    ['http://example.com/a?#', 'http://example.com/a'],
    ['http://example.com/a/../b/./c', 'http://example.com/b/c'],
    ['http://example.com/%7euser/%2e%2e/x', 'http://example.com/x'],
    ['http://example.com/%7Euser', 'http://example.com/~user'],
    ['http://example.com/a%2fb', 'http://example.com/a%2Fb'],
    ['http://example.com/100%', 'http://example.com/100%25'],
    ['http://example.com/a b', 'http://example.com/a%20b'],
    ['  http://example.com/a\n', 'http://example.com/a'],
    ['http://example.com/?b=2&a=1', 'http://example.com/?a=1&b=2'],
    ['http://example.com/?b=2&b=1&a=0', 'http://example.com/?a=0&b=2&b=1'],
    ['http://example.com/?&&a=1&', 'http://example.com/?a=1'],
    ['http://example.com/?utm_source=x&utm_medium=y&id=7', 'http://example.com/?id=7'],
    ['http://example.com/?gclid=1&fbclid=2&mc_eid=3&_ga=4', 'http://example.com/'],
    ['http://example.com/?%75tm_source=x', 'http://example.com/'],
    ['http://example.com/a;jsessionid=0A1B?x=1', 'http://example.com/a?x=1'],
    ['http://example.com/?PHPSESSID=abc&p=2', 'http://example.com/?p=2'],
    ['http://example.com/?sid=0123456789abcdef0123456789abcdef', 'http://example.com/'],
    ['http://example.com/?sid=12', 'http://example.com/?sid=12'],
    ['http://example.com/(S(lit3py55t21z5v55vlm25s55))/a', 'http://example.com/a'],
    ['http://example.com/?q=a+b&r=a%20b', 'http://example.com/?q=a+b&r=a%20b'],
  ])('%s → %s', (given, canonical) => {
    expect(canonicalUrl(given)).toBe(canonical);
  });

  test('links are resolved against their page', () => {
    const base = 'http://example.com/team/index.html?x=1';
    expect(canonicalUrl('../contact', base)).toBe('http://example.com/contact');
    expect(canonicalUrl('?page=2', base)).toBe('http://example.com/team/index.html?page=2');
    expect(canonicalUrl('//other.example/a', base)).toBe('http://other.example/a');
    expect(canonicalUrl('#top', base)).toBe('http://example.com/team/index.html?x=1');
  });

  test.each([
    'mailto:a@example.com',
    'javascript:void(0)',
    'tel:+1',
    'data:,x',
    'ftp://example.com/',
  ])('%s is no page', (link) => expect(canonicalUrl(link, 'http://example.com/')).toBeNull());

  test('what nobody would fetch is none: no host, a password, endless length', () => {
    expect(canonicalUrl('http://')).toBeNull();
    expect(canonicalUrl('http://user:pw@example.com/')).toBeNull();
    expect(canonicalUrl(`http://example.com/${'a'.repeat(2_100)}`)).toBeNull();
    expect(canonicalUrl('/relative')).toBeNull();
  });
});

/** Addresses with everything in them that canonicalisation touches. */
const piece = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(
    '%7e',
    '%2F',
    '%',
    '%zz',
    '..',
    '.',
    ';jsessionid=1',
    '(S(abc))',
    'a b',
    'ü',
    '//',
    "'",
    '%2e',
  ),
);
const query = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'utm_source', 'sid', 'PHPSESSID', 'q', 'ü', ''), piece),
  { maxLength: 5 },
);
const address = fc
  .record({
    scheme: fc.constantFrom('http', 'https', 'HTTP'),
    host: fc.constantFrom(
      'example.com',
      'EXAMPLE.com.',
      'bücher.example',
      'a.b.co.uk',
      '93.184.216.34',
    ),
    port: fc.constantFrom('', ':80', ':443', ':8080'),
    path: fc.array(piece, { maxLength: 5 }),
    query,
    fragment: fc.constantFrom('', '#', '#team'),
  })
  .map(
    (part) =>
      `${part.scheme}://${part.host}${part.port}/${part.path.join('/')}` +
      `?${part.query.map(([name, value]) => `${name}=${value}`).join('&')}${part.fragment}`,
  );

describe('for any address', () => {
  test('the canonical form is its own canonical form', () => {
    fc.assert(
      fc.property(address, (url) => {
        const once = canonicalUrl(url);
        return once === null || canonicalUrl(once) === once;
      }),
      { numRuns: 5_000 },
    );
  });

  test('and for any string at all it is an http address without a fragment, or null', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withFragments: true }), fc.string(), address), (text) => {
        const url = canonicalUrl(text, 'http://example.com/base/');
        if (url === null) return true;
        const parsed = new URL(url);
        expect(parsed.href).toBe(url);
        expect(parsed.hash).toBe('');
        return parsed.protocol === 'http:' || parsed.protocol === 'https:';
      }),
      { numRuns: 5_000 },
    );
  });

  test('the order of its parameters, its fragment and its tracking make no difference', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'page', 'id'), { minLength: 1 });
    fc.assert(
      fc.property(names, fc.nat(), fc.string(), (given, turn, fragment) => {
        const parts = given.map((name) => `${name}=1`);
        const rotated = [
          ...parts.slice(turn % parts.length),
          ...parts.slice(0, turn % parts.length),
        ];
        const noisy = ['utm_campaign=x', ...rotated, 'gclid=y'].join('&');
        const plain = canonicalUrl(`http://example.com/?${parts.join('&')}`);
        return (
          canonicalUrl(`http://example.com/?${noisy}#${encodeURIComponent(fragment)}`) === plain
        );
      }),
    );
  });
});

test('a site is its registrable domain', () => {
  expect(siteOf('https://shop.example.co.uk/a')).toBe('example.co.uk');
  expect(siteOf('https://www.example.com/')).toBe('example.com');
  expect(siteOf('https://acme.github.io/')).toBe('acme.github.io');
  expect(siteOf('http://acme.localhost:4100/')).not.toBe(siteOf('http://bolt.localhost:4100/'));
  expect(siteOf('http://93.184.216.34/')).toBe('93.184.216.34');
});
