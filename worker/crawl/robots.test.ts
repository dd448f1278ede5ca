import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRobots, rulesFromAnswer } from './robots.ts';

const AT = 'https://example.com/robots.txt';
const allows = (text: string, path: string) =>
  parseRobots(AT, text).isAllowed(`https://example.com${path}`);

describe('robots.txt', () => {
  test('without rules allows everything', () => {
    expect(allows('', '/any')).toBe(true);
    expect(allows('User-agent: *\nDisallow:', '/any')).toBe(true);
    expect(allows('User-agent: OtherBot\nDisallow: /', '/any')).toBe(true);
  });

  test('speaks to everybody, or to this crawler alone and then nothing else counts', () => {
    const text = 'User-agent: *\nDisallow: /\n\nUser-agent: quarrybot/2.0\nDisallow: /private';
    expect(allows(text, '/public')).toBe(true);
    expect(allows(text, '/private/x')).toBe(false);
  });

  test('the longest rule wins, and allow wins a tie', () => {
    const text = 'User-agent: *\nDisallow: /shop\nAllow: /shop/contact\nDisallow: /a\nAllow: /a';
    expect(allows(text, '/shop/x')).toBe(false);
    expect(allows(text, '/shop/contact')).toBe(true);
    expect(allows(text, '/a')).toBe(true);
  });

  test('knows wildcards and the end of an address', () => {
    const text = 'User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?sort=';
    expect(allows(text, '/a/b.pdf')).toBe(false);
    expect(allows(text, '/a/b.pdf.html')).toBe(true);
    expect(allows(text, '/list?sort=name')).toBe(false);
  });

  test('compares paths in one encoding', () => {
    const text = 'User-agent: *\nDisallow: /%7Ejoe/\nDisallow: /über\nDisallow: /a%3c';
    expect(allows(text, '/~joe/x')).toBe(false);
    expect(allows(text, '/%C3%BCber')).toBe(false);
    expect(allows(text, '/a%3C')).toBe(false);
  });

  test('names a pace and sitemaps', () => {
    const text =
      'User-agent: *\nCrawl-delay: 2.5\nSitemap: /maps/a.xml\nSitemap: https://cdn.example.com/b.xml';
    expect(parseRobots(AT, text)).toMatchObject({
      crawlDelayMs: 2_500,
      sitemaps: ['https://example.com/maps/a.xml', 'https://cdn.example.com/b.xml'],
    });
    expect(parseRobots(AT, 'User-agent: *\nCrawl-delay: soon').crawlDelayMs).toBeNull();
    expect(parseRobots(AT, 'User-agent: *\nCrawl-delay: 86400').crawlDelayMs).toBe(60_000);
  });

  test('of another host says nothing', () => {
    const rules = parseRobots(AT, 'User-agent: *\nDisallow: /');
    expect(rules.isAllowed('https://www.example.com/')).toBe(true);
  });

  test('survives a byte order mark, other line ends and hostile lines', () => {
    expect(allows('\uFEFFUser-agent: *\rDisallow: /x\r\n', '/x')).toBe(false);
    const hostile = `User-agent: *\nDisallow: /${'*a'.repeat(100_000)}\nDisallow: /y`;
    expect(allows(hostile, '/y')).toBe(false);
    expect(allows(hostile, `/${'a'.repeat(1_900)}`)).toBe(true);
  });
});

describe('what the server answered', () => {
  const answer = (
    status: number,
    text = 'User-agent: *\nDisallow: /',
    contentType = 'text/plain',
  ) => rulesFromAnswer(AT, { status, text, contentType });
  const url = 'https://example.com/';

  test('is read when it is a file', () => {
    expect(answer(200)).toMatchObject({ isForNow: false });
    expect(answer(200).rules.isAllowed(url)).toBe(false);
  });

  test('allows everything when there is no such file', () => {
    for (const status of [401, 403, 404, 410])
      expect(answer(status).rules.isAllowed(url)).toBe(true);
    expect(answer(200, '<!doctype html><p>Not found', 'text/html').rules.isAllowed(url)).toBe(true);
  });

  test('forbids everything for now when the server is in trouble or silent', () => {
    for (const status of [429, 500, 503]) {
      expect(answer(status).isForNow).toBe(true);
      expect(answer(status).rules.isAllowed(url)).toBe(false);
    }
    expect(rulesFromAnswer(AT, null)).toMatchObject({ isForNow: true });
  });
});

describe('for any robots.txt', () => {
  const segment = fc.constantFrom('a', 'b', 'c', 'shop', 'x.pdf');
  const path = fc.array(segment, { maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
  const rule = fc.tuple(fc.boolean(), path);

  test('nothing throws', () => {
    const line = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'User-agent: *',
        'Disallow: /%',
        'Allow: /*$',
        'Crawl-delay: -1',
        'Sitemap: http://[',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), fc.webPath(), (lines, at) => {
        const rules = parseRobots(AT, lines.join('\n'));
        return typeof rules.isAllowed(`https://example.com${at}`) === 'boolean';
      }),
      { numRuns: 2_000 },
    );
  });

  test('the longest matching prefix decides', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 8 }), path, (rules, at) => {
        const text = rules.map(
          ([isAllow, prefix]) => `${isAllow ? 'Allow' : 'Disallow'}: ${prefix}`,
        );
        const matching = rules.filter(([, prefix]) => at.startsWith(prefix));
        const longest = Math.max(0, ...matching.map(([, prefix]) => prefix.length));
        const deciding = matching.filter(([, prefix]) => prefix.length === longest);
        const expected = deciding.length === 0 || deciding.some(([isAllow]) => isAllow);
        return allows(['User-agent: *', ...text].join('\n'), at) === expected;
      }),
      { numRuns: 2_000 },
    );
  });

  test('an allow of the very address always opens it', () => {
    fc.assert(
      fc.property(fc.array(path), path, (closed, at) => {
        const text = ['User-agent: *', ...closed.map((one) => `Disallow: ${one}`), `Allow: ${at}`];
        return (
          closed.some((one) => one.length > at.length && at.startsWith(one)) ||
          allows(text.join('\n'), at)
        );
      }),
    );
  });
});
