import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAddress, parseAddressList } from './source.ts';
import { workedMs } from '../testing/worked-ms.ts';

describe('parseAddress', () => {
  test.each([
    ['example.com', 'https://example.com/'],
    ['  www.Example.COM/Contact?a=1#top ', 'https://www.example.com/Contact?a=1'],
    ['http://example.com:8080', 'http://example.com:8080/'],
    ['HTTPS://EXAMPLE.COM', 'https://example.com/'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['sample.localhost:4100/directory', 'https://sample.localhost:4100/directory'],
    ['localhost:3000', 'https://localhost:3000/'],
    ['192.0.2.7/a', 'https://192.0.2.7/a'],
    ['[2001:db8::1]', 'https://[2001:db8::1]/'],
    ['example.com.', 'https://example.com./'],
    ['_dmarc.example.co.uk', 'https://_dmarc.example.co.uk/'],
  ])('reads %s as people write it', (typed, url) => {
    expect(parseAddress(typed)).toEqual({ ok: true, url });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['Acme Dental', 'not a web address'],
    ['Acme', 'not a web address'],
    ['12.5', 'not a web address'],
    ['4711', 'not a web address'],
    ['a..b', 'not a web address'],
    ['.com', 'not a web address'],
    ['a.com,b.com', 'not a web address'],
    ['exam\tple.com', 'not a web address'],
    ['javascript:alert(1)', 'not a web address'],
    ['ftp://example.com', 'only http and https pages can be read'],
    ['file:///etc/passwd', 'only http and https pages can be read'],
    ['mailto:info@example.com', 'an e-mail address, not a web page'],
    ['info@example.com', 'an e-mail address, not a web page'],
    ['https://user:secret@example.com', 'contains a password'],
    ['user:secret@example.com', 'contains a password'],
    [`example.com/${'a'.repeat(2048)}`, 'longer than 2,048 characters'],
  ])('refuses %j', (typed, reason) => {
    expect(parseAddress(typed)).toEqual({ ok: false, reason });
  });

  test('answers any text, and what it accepts is an http address that it reads the same again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.domain(),
      fc.string({ unit: fc.constantFrom(...'a1.-:/@?#[], \t\\%é'.split('')) }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = parseAddress(typed);
        if (!parsed.ok) return parsed.reason.length > 0;
        const url = new URL(parsed.url);
        expect(url.protocol).toMatch(/^https?:$/);
        expect([url.hash, url.username, url.password]).toEqual(['', '', '']);
        expect(parseAddress(parsed.url)).toEqual(parsed);
        return true;
      }),
      { numRuns: 500 },
    );
  });
});

describe('parseAddressList', () => {
  test('takes a line each, or several on a line, once each', () => {
    const text = [
      'example.com',
      '',
      'https://a.example/x, https://b.example/y;https://c.example',
      'one.example two.example\tthree.example',
      'four.example,five.example',
      'https://comma.example/a,b;c',
      ' EXAMPLE.com, ',
    ].join('\r\n');
    expect(parseAddressList(text)).toEqual({
      urls: [
        'https://example.com/',
        'https://a.example/x',
        'https://b.example/y',
        'https://c.example/',
        'https://one.example/',
        'https://two.example/',
        'https://three.example/',
        'https://four.example/',
        'https://five.example/',
        'https://comma.example/a,b;c',
      ],
      rejected: [],
    });
  });

  test('tells what it could not read, by line', () => {
    expect(
      parseAddressList('ok.example\n\nAcme Dental Ltd\nfine.example oops\nftp://x.example'),
    ).toEqual({
      urls: ['https://ok.example/', 'https://fine.example/'],
      rejected: [
        { line: 3, text: 'Acme Dental Ltd', reason: 'not a web address' },
        { line: 4, text: 'oops', reason: 'not a web address' },
        { line: 5, text: 'ftp://x.example', reason: 'only http and https pages can be read' },
      ],
    });
  });

  test('is not held up by a hundred thousand lines, or by as many commas', () => {
    const text = Array.from({ length: 100_000 }, (_, n) => `site-${n}.example`).join('\n');
    const took = workedMs(() => expect(parseAddressList(text).urls.length).toBe(100_000));
    expect(took).toBeLessThan(5000);
    expect(parseAddressList(','.repeat(200_000)).urls).toEqual([]);
    expect(parseAddressList('a,'.repeat(100_000)).urls).toEqual([]);
  });
});
