import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { extractPage } from './extract-page.ts';
import { FIXTURES } from './fixtures.ts';
import { isSupported } from './receipt.ts';

const URL = 'https://www.example.org/';

function check(html: string): void {
  const before = process.threadCpuUsage();
  const { findings, links } = extractPage({ url: URL, html });
  // Time of this thread alone: a busy machine is not the extractor's fault.
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(1_000);
  expect(findings.filter((finding) => !isSupported(html, finding))).toEqual([]);
  for (const { start } of links) expect(html[start]).toBe('<');
}

const SCRAPS = [
  '<',
  '>',
  '</',
  '/>',
  '"',
  "'",
  '=',
  '&',
  ';',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<script>',
  '</script>',
  '<script type="application/ld+json">',
  '{"@type":"Organization","name":"Acme","telephone":"303-499-7111"',
  '"address":{"streetAddress":"1 Main St"}',
  '}',
  '[',
  ']',
  ',',
  '\\u00',
  '\\',
  '<title>',
  '</title>',
  '<td>',
  '<tr>',
  '<table>',
  '<p>',
  '<li>',
  '<br>',
  '<a href="',
  'mailto:jane@acme.com',
  'tel:+44 20 7946 0018',
  '">',
  '</a>',
  '<div itemscope itemtype="http://schema.org/Person" itemprop="employee">',
  '<b itemprop=name>',
  '<i typeof=Person property=name>',
  '<div class="vcard fn org tel">',
  '<meta name=description content=',
  '<html lang=de>',
  '&amp;',
  '&#64;',
  '&#x110000;',
  '&nbsp;',
  '\u0000',
  '\ud800',
  '😀',
  '\u200b',
  '\u00ad',
  '\ufeff',
  'Jane Doe',
  'Dr. ',
  'Managing Director',
  ', CEO',
  'Tel: 303-499-7111',
  'Fax:',
  '(0)',
  '+44',
  '12 High Street, London SW1A 1AA',
  'Springfield, IL 62704',
  '10115 Berlin',
  'jane [at] acme [dot] com',
  'a@b',
  '©',
  '2019',
  'Inc.',
  'Mon-Fri 9am - 5pm',
  'since 1950',
  '1-800-FLOWERS',
  '<span style="display:none">',
  '<select><option>',
  '<svg>',
  '<template>',
  '\n',
  ' ',
];

describe('rubbish', () => {
  test('of scraps of markup in any order neither throws nor lies', () => {
    const scraps = fc
      .array(fc.constantFrom(...SCRAPS), { maxLength: 120 })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(scraps, check), { numRuns: 250 });
  });

  test('of any characters neither throws nor lies', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), check), { numRuns: 200 });
  });
});

describe('a real page', () => {
  const pages = Object.values(FIXTURES).map(({ html }) => html);

  test('cut off, torn apart and put together again neither throws nor lies', () => {
    const mutation = fc.record({
      page: fc.constantFrom(...pages),
      cuts: fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          length: fc.nat(60),
          put: fc.constantFrom('', ...SCRAPS),
        }),
        { maxLength: 8 },
      ),
    });
    fc.assert(
      fc.property(mutation, ({ page, cuts }) => {
        let html = page;
        for (const { at, length, put } of cuts) {
          const offset = Math.floor(at * html.length);
          html = html.slice(0, offset) + put + html.slice(offset + length);
        }
        check(html);
      }),
      { numRuns: 250 },
    );
  });
});

describe('a page made to be slow', () => {
  const SIZE = 1_600_000;
  test.each([
    '<div>',
    '<b>a</b><i>B</i>',
    '</p></div>',
    '<a href=x>',
    '<td>',
    '<li>',
    '@',
    'a@b ',
    'a.',
    'a@a.',
    '1',
    '1 ',
    '(0)',
    '+44 ',
    '(020) 7946 0018 ',
    '020 7946 0018<br>',
    'John ',
    'J. ',
    'Dr. ',
    '<li>John Smith<li>Managing Director',
    'CA 90210 ',
    'SW1A 1AA ',
    '12345 Aa-',
    '12 High Street ',
    'High Street, ',
    'Monday ',
    'Mon 9am - ',
    'since ',
    'serving a ',
    '© ',
    '&',
    '&amp;',
    '<',
    '<!--',
    '1-800-',
    'Director, ',
    '[at]',
    ' at b dot c ',
    ' ',
    '\n',
    'a  ',
    '\u200b',
    'e x a m p l e ',
    'exampl',
    '<img alt=logo src=logo>',
    '<h1>A B</h1>',
    'class="',
    '<div class="vcard">',
    '<div itemscope itemprop=a>',
    'a,',
    ' - ',
    '<title>',
    '<br>',
    '"',
  ])('%j over and over takes less than a second', (scrap) => {
    check(`<html lang=de><p>${scrap.repeat(Math.ceil(SIZE / scrap.length))}`);
  });

  test.each([
    '[',
    '{"a":',
    '{"@type":"Person","name":"Jane Doe"},',
    '"\\',
    '/*',
    '{"@graph":[',
    '-',
  ])('%j over and over in JSON-LD takes less than a second', (scrap) => {
    check(`<script type="application/ld+json">${scrap.repeat(Math.ceil(SIZE / scrap.length))}`);
  });
});
