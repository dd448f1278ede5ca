import { describe, expect, test } from 'vitest';
import { readPage } from './read-page.ts';

const linesOf = (html: string) => readPage(html).lines.map(({ text }) => text);

describe('the text of a page', () => {
  test('breaks at blocks, not at inline elements, and folds white space', () => {
    expect(linesOf('<p>Acme  <b>Tools</b>\n Ltd<br>Leeds<table><tr><td>a<td>b</table>')).toEqual([
      'Acme Tools Ltd',
      'Leeds',
      'a',
      'b',
    ]);
  });

  test('leaves out what nobody sees', () => {
    expect(
      linesOf(
        '<title>t</title><script>var a="<p>x"</script><style>p{}</style><p>seen<select><option>no</select><span style="display: none">no</span>',
      ),
    ).toEqual(['seen']);
  });

  test('parts what only a style sheet keeps apart', () => {
    expect(linesOf('<p><b>Jane Doe</b><span>Director</span>')).toEqual(['Jane Doe', 'Director']);
    expect(linesOf('<p><b>W</b><span>elcome</span>')).toEqual(['Welcome']);
  });

  test('survives a head that was never closed', () => {
    expect(linesOf('<html><head><title>t</title><body><p>seen')).toEqual(['seen']);
  });

  test('maps every word back to where it stands in the source', () => {
    const html = '<p>A&amp;B   caf&eacute;\n<b>x</b>&nbsp;y&#64;z</p>';
    const page = readPage(html);
    const at = (word: string) => {
      const start = page.text.indexOf(word);
      const span = page.spanOf(start, start + word.length);
      return html.slice(span.start, span.end);
    };
    expect(page.lines.map(({ text }) => text)).toEqual(['A&B café x y@z']);
    expect([at('A&B'), at('café'), at('x'), at('y@z'), at('é x y')]).toEqual([
      'A&amp;B',
      'caf&eacute;',
      'x',
      'y&#64;z',
      '&eacute;\n<b>x</b>&nbsp;y',
    ]);
  });

  test('gives attribute values without their quotes', () => {
    const page = readPage(`<a href="/a&amp;b" title='x' class=y hidden>`);
    expect([
      page.attribute(0, 'href'),
      page.attribute(0, 'title'),
      page.attribute(0, 'class'),
      page.attribute(0, 'id'),
    ]).toEqual(['/a&b', 'x', 'y', null]);
  });
});
