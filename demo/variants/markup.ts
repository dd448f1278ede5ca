import { findPage } from '../site/pages.ts';
import { htmlReply, type Visit } from '../site/visit.ts';
import { writeSitePage } from '../page/site-page.ts';
import type { Variant } from '../variant.ts';

/** Sites whose HTML no validator would pass, and which every browser shows. */
export const MARKUP_VARIANTS: readonly Variant[] = [
  {
    name: 'unclosed-tags',
    outcome: 'facts',
    expectation: 'Reads pages where nothing is closed: p, li, td, section, even html.',
    traits: { layout: 'table', team: 'table' },
    answer: (visit) =>
      rewrite(visit, (html) => html.replace(/<\/(p|li|td|th|tr|h[1-6]|section|body|html)>/g, '')),
  },
  {
    name: 'duplicate-attributes',
    outcome: 'facts',
    expectation:
      'Lets the first of two attributes of one name count, in upper case and unquoted too.',
    answer: (visit) =>
      rewrite(visit, (html) =>
        html
          .replace(/<a href="([^"]*)"/g, '<A HREF=\'$1\' href="/wrong" class=x class=y')
          .replace(/<p>/g, '<P ALIGN=left align="right">'),
      ),
  },
  {
    name: 'nested-tables',
    outcome: 'facts',
    expectation: 'Reads facts that stand in tables within tables within tables.',
    traits: { layout: 'table', team: 'table' },
    answer: (visit) =>
      rewrite(visit, (html) =>
        html
          .replace(/<main>/g, `${'<table border=0><tr><td>'.repeat(6)}<font size=2>`)
          .replace(/<\/main>/g, `</font>${'</td></tr></table>'.repeat(6)}`),
      ),
  },
  {
    name: 'unclosed-comment',
    outcome: 'facts',
    expectation: 'Ends comments where browsers end them, and survives one that never ends.',
    answer: (visit) =>
      rewrite(visit, (html) =>
        html
          .replace('<main>', '<!--[if lt IE 9]><p>Old browser</p><![endif]--><main><!-- a > b --!>')
          .replace('</body>', '<!-- and this one is never closed <p>not on the page</p></body>'),
      ),
  },
  {
    name: 'stray-bytes',
    outcome: 'facts',
    expectation: 'Passes over NUL bytes, lone surrogates, stray end tags and unfinished entities.',
    answer: (visit) =>
      rewrite(visit, (html) =>
        html
          .replace(
            '<main>',
            '</div></span></body></html><main>\u0000<p>&nbsp &amp &#xD800; &#0; &bogus; 5 < 6</p>',
          )
          .replace(/ & /g, ' &amp '),
      ),
  },
  {
    name: 'deep-nesting',
    outcome: 'facts',
    expectation: 'Reads a page nested fifty thousand levels deep without running out of stack.',
    answer: (visit) =>
      rewrite(visit, (html) =>
        html
          .replace('<main>', `${'<div>'.repeat(50_000)}<main>`)
          .replace('</main>', `</main>${'</div>'.repeat(50_000)}`),
      ),
  },
  {
    name: 'link-flood',
    outcome: 'bounded',
    expectation: 'Takes no more links from a page of fifty thousand than its limits allow.',
    answer: (visit) =>
      visit.url.pathname.startsWith('/item/')
        ? htmlReply(`<!doctype html><title>Item</title><p>Item ${visit.url.pathname.slice(6)}</p>`)
        : rewrite(visit, (html) =>
            visit.url.pathname === '/' ? html.replace('</main>', `${FLOOD()}</main>`) : html,
          ),
  },
];

const FLOOD = () =>
  Array.from({ length: 50_000 }, (_, at) => `<a href="/item/${at}">${at}</a>`).join('\n');

function rewrite({ site, url, originOf }: Visit, change: (html: string) => string) {
  const page = findPage(site, url);
  return page && htmlReply(change(writeSitePage(site, page, { origin: originOf(site.slug) })));
}
