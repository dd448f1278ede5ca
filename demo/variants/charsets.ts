import { findPage } from '../site/pages.ts';
import type { Reply, Visit } from '../site/visit.ts';
import { writeSitePage } from '../page/site-page.ts';
import { encodeText } from '../charset/encode-text.ts';
import type { Variant } from '../variant.ts';

/** Sites whose bytes are not the UTF-8 that everybody hopes for. */
export const CHARSET_VARIANTS: readonly Variant[] = [
  {
    name: 'windows-1252-undeclared',
    outcome: 'facts',
    country: 'FR',
    expectation: 'Guesses windows-1252 where neither header nor page names a charset.',
    answer: (visit) =>
      inCharset(visit, { encoding: 'windows-1252', header: 'text/html', meta: null }),
  },
  {
    name: 'meta-charset',
    outcome: 'facts',
    country: 'DE',
    expectation: 'Takes ISO-8859-1 from the page’s meta element, as windows-1252.',
    answer: (visit) =>
      inCharset(visit, { encoding: 'windows-1252', header: 'text/html', meta: 'iso-8859-1' }),
  },
  {
    name: 'utf-16-bom',
    outcome: 'facts',
    country: 'ES',
    expectation: 'Believes the byte-order mark of UTF-16, not the header that says UTF-8.',
    answer: (visit) =>
      inCharset(visit, {
        encoding: 'utf-16le',
        header: 'text/html; charset=utf-8',
        meta: 'utf-16',
      }),
  },
  {
    name: 'shift-jis',
    outcome: 'facts',
    country: 'JP',
    expectation: 'Decodes Shift_JIS as the header says.',
    answer: (visit) =>
      inCharset(visit, {
        encoding: 'shift_jis',
        header: 'text/html; charset=Shift_JIS',
        meta: 'Shift_JIS',
      }),
  },
  {
    name: 'shift-jis-lying-header',
    outcome: 'facts',
    country: 'JP',
    expectation:
      'Sees that Shift_JIS bytes are no valid UTF-8, whatever the header says, and asks the meta element.',
    answer: (visit) =>
      inCharset(visit, {
        encoding: 'shift_jis',
        header: 'text/html; charset=utf-8',
        meta: 'Shift_JIS',
      }),
  },
  {
    name: 'utf-8-lying-header',
    outcome: 'facts',
    country: 'DE',
    expectation: 'Sees that the bytes are UTF-8 with a mark, though the header says ISO-8859-1.',
    answer: (visit) =>
      inCharset(visit, {
        encoding: 'utf-8-bom',
        header: 'text/html; charset=iso-8859-1',
        meta: 'utf-8',
      }),
  },
  {
    name: 'unknown-charset',
    outcome: 'facts',
    country: 'FR',
    expectation: 'Falls back to UTF-8 when the charset named does not exist.',
    answer: (visit) =>
      inCharset(visit, { encoding: 'utf-8', header: 'text/html; charset=utf8mb4', meta: null }),
  },
];

interface Charset {
  encoding: Parameters<typeof encodeText>[1];
  header: string;
  /** What the page's own meta element says; null for none. */
  meta: string | null;
}

function inCharset({ site, url, originOf }: Visit, charset: Charset): Reply | null {
  const page = findPage(site, url);
  if (!page) return null;
  const html = writeSitePage(site, page, { origin: originOf(site.slug) });
  const declared = html.replace(
    '<meta charset="utf-8">',
    charset.meta === null ? '' : `<meta charset="${charset.meta}">`,
  );
  return {
    headers: { 'content-type': charset.header },
    body: encodeText(declared, charset.encoding),
  };
}
