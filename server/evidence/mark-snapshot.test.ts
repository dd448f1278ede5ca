import { array, assert, constantFrom, nat, property } from 'fast-check';
import { expect, test } from 'vitest';
import { markSnapshot } from './mark-snapshot.ts';

const spanOf = (html: string, value: string) => {
  const start = html.indexOf(value);
  return { start, end: start + value.length };
};
const MARK = '<mark class="quarry-receipt" id="receipt">';

test('marks a value where it stands in the page', () => {
  const html = '<body><p>Call <b>01452 912958</b> today</p></body>';
  expect(markSnapshot(html, spanOf(html, '01452 912958'))).toContain(
    `<b>${MARK}01452 912958</mark></b>`,
  );
});

test('marks each piece of a value that runs over tags', () => {
  const html = '<body><td>12 High St</td><td>Leeds</td></body>';
  const span = { start: html.indexOf('12'), end: html.indexOf('Leeds') + 5 };
  const marked = markSnapshot(html, span);
  expect(marked).toContain(
    `${MARK}12 High St</mark></td><td><mark class="quarry-receipt">Leeds</mark>`,
  );
});

test.each([
  ['an attribute', '<body><a href="mailto:a@b.example">Mail</a></body>', 'a@b.example'],
  [
    'a script',
    '<head><script type="application/ld+json">{"email":"a@b.example"}</script></head><body>x</body>',
    'a@b.example',
  ],
  ['a comment', '<body><!-- a@b.example --><p>x</p></body>', 'a@b.example'],
  ['the head', '<head><title>Acme Ltd</title></head><body>x</body>', 'Acme Ltd'],
])('shows the source around a value in %s', (_where, html, value) => {
  const marked = markSnapshot(html, spanOf(html, value));
  expect(marked).toContain('quarry-source');
  expect(marked).toContain(`${MARK}${value}</mark>`);
});

test('shows a value that looks like markup as text', () => {
  const html = '<head><meta content="<img src=x onerror=alert(1)>"></head><body>x</body>';
  const marked = markSnapshot(html, spanOf(html, '<img src=x onerror=alert(1)>'));
  expect(marked).toContain('&lt;img src=x onerror=alert(1)&gt;</mark>');
});

test('takes any page and any span', () => {
  const rubbish = array(
    constantFrom('<', '>', '<!--', '-->', '<script>', '</script>', '<body>', 'a', ' ', '"', '<td>'),
  );
  assert(
    property(rubbish, nat(60), nat(60), (pieces, a, b) => {
      const html = pieces.join('');
      const marked = markSnapshot(html, { start: Math.min(a, b), end: Math.max(a, b) });
      expect(marked.length).toBeGreaterThanOrEqual(html.length);
    }),
    { numRuns: 500 },
  );
});
