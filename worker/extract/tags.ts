/** What the reader must know of HTML's elements. */

/** Elements that begin and end a line. */
export const BLOCK = new Set(
  (
    'address article aside blockquote body br button caption center dd details dialog dir div dl dt ' +
    'fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup hr html ' +
    'legend li main menu nav noscript ol optgroup option p pre section select summary table tbody td ' +
    'tfoot th thead tr ul video'
  ).split(' '),
);

/** Of these, the ones that may stand inside a paragraph. */
export const IN_PARAGRAPH = new Set(['br', 'button', 'option', 'noscript', 'video', 'select']);

export const INLINE = new Set(
  'a abbr b bdi bdo big cite code data em font i label mark q s small span strong sub sup time tt u'.split(
    ' ',
  ),
);

export const VOID = new Set(
  'area base basefont br col embed frame hr img input keygen link meta param source track wbr'.split(
    ' ',
  ),
);

/** Text in here is not for a reader's eyes. A list of options is no evidence either. */
export const UNSEEN = new Set(
  'head title script style template svg math iframe select textarea datalist object noframes audio canvas'.split(
    ' ',
  ),
);

/** End tags of other elements do not reach past these. */
export const SCOPES = new Set(['td', 'th', 'table', 'body', 'html', 'template', 'head']);

/** They never stand in a head, so they end one that was left open. */
export const HEADLESS = new Set(
  'body div p table h1 h2 header nav main section form ul center'.split(' '),
);

interface Implied {
  closes: ReadonlySet<string>;
  stops: ReadonlySet<string>;
}

const implied = (closes: string, stops: string): Implied => ({
  closes: new Set(closes.split(' ')),
  stops: new Set(stops.split(' ')),
});

/** Which open elements a start tag ends, and where the search for them stops. */
export const CLOSES: Record<string, Implied> = {
  p: implied('p', 'div td th table li section article header footer main aside button'),
  li: implied('li', 'ul ol menu dir'),
  dt: implied('dt dd', 'dl'),
  dd: implied('dt dd', 'dl'),
  td: implied('td th', 'tr table'),
  th: implied('td th', 'tr table'),
  tr: implied('tr', 'table'),
  option: implied('option', 'select'),
  body: implied('head', 'body'),
};

export const KEPT_ATTRIBUTES = new Set(
  (
    'about alt aria-label class content data-cfemail data-d data-domain data-email data-host data-local ' +
    'data-mail data-name data-phone data-tel data-tld data-u data-user datetime ' +
    'dir href hreflang id itemid itemprop itemref itemscope itemtype lang name property rel resource role src ' +
    'style title type typeof value vocab xml:lang'
  ).split(' '),
);
