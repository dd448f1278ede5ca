import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { outlinePage } from './page-outline.ts';

test('the visible text is what a reader sees, folded', () => {
  const outline = outlinePage(`<!doctype html><title> Acme &amp; Sons </title>
    <style>p{}</style><script>var a = "<p>no</p>"</script><noscript>Enable JavaScript</noscript>
    <h1>Wel<b>come</b></h1><p>one<br>two</p><div>three</div><template>no</template><svg><text>no</text></svg>`);
  expect(outline).toMatchObject({
    title: 'Acme & Sons',
    heading: 'Welcome',
    text: 'Enable JavaScript Welcome one two three',
    scripts: 1,
  });
});

test('links carry their text, their relations and the shape of what holds them', () => {
  const { links } = outlinePage(`
    <ul class="cards"><li class="card x"><h2><a href="/a">Acme <i>Ltd</i></a></h2></li>
    <li class="card"><h2><a href="/b" rel="nofollow"><img alt="Bolt"></a></h2></li></ul>
    <a href="/c" aria-label="Next page" rel="next">›</a><a name="anchor">no link</a>
    <map><area href="/d"></map><p><a href="/e">open <p><a href="/f">again</a>`);
  expect(
    links.map(({ href, text, isNofollow, isNext }) => [href, text, isNofollow, isNext]),
  ).toEqual([
    ['/a', 'Acme Ltd', false, false],
    ['/b', '', true, false],
    ['/c', '›', false, true],
    ['/d', '', false, false],
    ['/e', 'open', false, false],
    ['/f', 'again', false, false],
  ]);
  expect(links[0]?.shape).toBe(links[1]?.shape);
  expect(links[0]?.shape).not.toBe(links[2]?.shape);
});

test('the head says where the page belongs', () => {
  const outline = outlinePage(`<base href="/b/">
    <link rel="next" href="?p=2"><meta name="ROBOTS" content="noindex, nofollow">
    <meta http-equiv="Refresh" content="0; URL='/new'"><script type="application/ld+json">{}</script>`);
  expect(outline).toMatchObject({
    baseHref: '/b/',
    refreshHref: '/new',
    isNofollow: true,
    isNoindex: true,
    hasStructuredData: true,
    scripts: 0,
    links: [{ href: '?p=2', isNext: true }],
  });
  expect(outlinePage('<meta http-equiv=refresh content="300;url=/self">').refreshHref).toBeNull();
});

test('an application’s empty mount is told from a filled one', () => {
  expect(outlinePage('<div id="root"></div><script src=a.js></script>').hasAppRoot).toBe(true);
  expect(outlinePage('<div id=app><p>Loading…</p></div>').hasAppRoot).toBe(true);
  expect(outlinePage('<app-root></app-root>').hasAppRoot).toBe(true);
  expect(outlinePage('<div id="root">').hasAppRoot).toBe(true);
  const filled = `<div id="root"><p>${'drawn by the server '.repeat(10)}</p></div>`;
  expect(outlinePage(filled).hasAppRoot).toBe(false);
});

test('nesting without end, links without end and broken markup stay bounded', () => {
  const before = process.threadCpuUsage();
  const deep = outlinePage('<div>'.repeat(50_000) + '<a href="/x">x</a>');
  // Time of this thread alone: a busy machine is not the reader's fault.
  expect(process.threadCpuUsage(before).user / 1_000).toBeLessThan(1_000);
  expect(deep.text).toBe('x');
  expect(outlinePage('<a href="/x">x</a>'.repeat(20_000)).links).toHaveLength(5_000);
  expect(outlinePage('word '.repeat(200_000)).text.length).toBeLessThanOrEqual(200_000);
  expect(outlinePage('<a href="/x"><p>cut <b').links).toHaveLength(1);
});

test('the frame of a page is not part of its main text', () => {
  const { text, mainText } = outlinePage(
    '<header>Acme <nav>Home</nav></header><main>What only stands here</main><footer>London</footer>',
  );
  expect(text).toBe('Acme Home What only stands here London');
  expect(mainText.trim()).toBe('What only stands here');
});

test('any text at all is survived', () => {
  const tag = fc.constantFrom(
    '<a href="',
    '">',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '<p>',
    '&amp',
    '<![CDATA[',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(tag, fc.string({ unit: 'grapheme' }))), (parts) => {
      outlinePage(parts.join(''));
    }),
    { numRuns: 2_000 },
  );
});
