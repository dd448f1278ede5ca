import { addProperty, type Item, type ItemValue } from './item.ts';
import { localName } from './json-ld.ts';
import type { PageSource } from './page-source.ts';

/** A way of marking things up in attributes. */
interface Dialect {
  /** Types of the thing that begins at this element, or null when none does. */
  typesAt(page: PageSource, node: number): string[] | null;
  /** Names of the properties of the surrounding thing that this element holds. */
  propertiesAt(page: PageSource, node: number): string[];
}

const words = (text: string | null) => text?.split(/\s+/).filter(Boolean) ?? [];

const MICRODATA: Dialect = {
  typesAt: (page, node) =>
    page.attributeIndex(node, 'itemscope') === -1 && page.attributeIndex(node, 'itemtype') === -1
      ? null
      : words(page.attribute(node, 'itemtype')).map(localName),
  propertiesAt: (page, node) => words(page.attribute(node, 'itemprop')).map(toSchemaName),
};

const RDFA: Dialect = {
  typesAt: (page, node) => {
    const types = page.attribute(node, 'typeof');
    return types === null ? null : words(types).map(localName);
  },
  propertiesAt: (page, node) =>
    page.tags[node] === 'meta' && page.parents[node] === -1
      ? []
      : words(page.attribute(node, 'property') ?? page.attribute(node, 'rel')).map(toSchemaName),
};

const ROOT_CLASS = /(?:^|\s)(?:vcard|h-?card|adr|h-adr)(?:\s|$)/i;
const PROPERTY_CLASS =
  /^(?:p-|u-|dt-)?(fn|name|org|organization-name|tel|email|street-address|extended-address|locality|region|postal-code|country-name|adr|title|job-title|role|url)$/;

const H_CARD: Dialect = {
  typesAt: (page, node) => {
    const classes = page.attribute(node, 'class');
    if (classes === null || !ROOT_CLASS.test(classes)) return null;
    return [/(?:^|\s)(?:adr|h-adr)(?:\s|$)/i.test(classes) ? 'PostalAddress' : 'Card'];
  },
  propertiesAt: (page, node) => {
    const names = new Set<string>();
    for (const word of words(page.attribute(node, 'class'))) {
      const name = PROPERTY_CLASS.exec(word.toLowerCase())?.[1];
      if (name !== undefined) names.add(toSchemaName(name));
    }
    return [...names];
  },
};

/** Names from microformats and data-vocabulary.org, which RDFa and microdata of old pages use. */
const SCHEMA_NAMES: Record<string, string> = {
  fn: 'name',
  tel: 'telephone',
  adr: 'address',
  'street-address': 'streetAddress',
  'extended-address': 'streetAddress',
  locality: 'addressLocality',
  region: 'addressRegion',
  'postal-code': 'postalCode',
  'country-name': 'addressCountry',
  title: 'jobTitle',
  'job-title': 'jobTitle',
  role: 'jobTitle',
  org: 'worksFor',
  'organization-name': 'worksFor',
  affiliation: 'worksFor',
  fax: 'faxNumber',
};

function toSchemaName(name: string): string {
  const local = localName(name);
  return SCHEMA_NAMES[local] ?? local;
}

export function readMicrodata(page: PageSource): Item[] {
  return page.attributeNames.includes('itemprop') ? readMarked(page, MICRODATA) : [];
}

export function readRdfa(page: PageSource): Item[] {
  return page.attributeNames.includes('typeof') ? readMarked(page, RDFA) : [];
}

export function readCards(page: PageSource): Item[] {
  return /class\s*=\s*["']?[^"'>]{0,200}\b(?:vcard|h-?card|adr)\b/i.test(page.html)
    ? readMarked(page, H_CARD)
    : [];
}

/** More than that is no page about a company. */
const MAX_ITEMS = 1_000;

/** The things that stand in no other thing's property; the others hang below them. */
function readMarked(page: PageSource, dialect: Dialect): Item[] {
  const top: Item[] = [];
  const holders: (Item | null)[] = [];
  let count = 0;
  for (let node = 0; node < page.tags.length && count < MAX_ITEMS; node++) {
    const parent = page.parents[node]!;
    const holder = parent === -1 ? null : holders[parent]!;
    const types = dialect.typesAt(page, node);
    const item = types === null ? null : itemAt(page, node, types);
    if (item !== null) count++;
    holders[node] = item ?? holder;
    const properties = holder === null ? [] : dialect.propertiesAt(page, node);
    if (item !== null && properties.length === 0) top.push(item);
    for (const property of properties) {
      const value = item ?? valueAt(page, node);
      if (value !== null) addProperty(holder!, property, value);
    }
  }
  return top;
}

function itemAt(page: PageSource, node: number, types: string[]): Item {
  const range = page.textRange(node);
  const start = page.starts[node]!;
  const span = range === null ? { start, end: start + 1 } : page.spanOf(...range);
  const type = ['itemtype', 'typeof', 'class']
    .map((name) => page.attributeIndex(node, name))
    .find((index) => index !== -1);
  return {
    types,
    properties: new Map(),
    span,
    typeSpan: type === undefined ? null : page.attributeSpan(type),
  };
}

const VALUE_ATTRIBUTE: Record<string, string> = {
  a: 'href',
  area: 'href',
  link: 'href',
  img: 'src',
  time: 'datetime',
  data: 'value',
};

function valueAt(page: PageSource, node: number): ItemValue | null {
  const content = page.attributeIndex(node, 'content');
  if (content !== -1) return fromAttribute(page, content);
  const range = page.textRange(node);
  const name = VALUE_ATTRIBUTE[page.tags[node]!];
  const attribute = name === undefined ? -1 : page.attributeIndex(node, name);
  // A link's text is the value where it says more than where it leads: names, phones, addresses.
  const href = attribute === -1 ? '' : page.attributeValue(attribute);
  const isShown =
    range !== null &&
    (page.tags[node] !== 'a' ||
      /^(?:mailto|tel|#|\/|javascript|https?:\/\/(?:maps|www\.google))/i.test(href));
  if (attribute !== -1 && !(isShown && page.tags[node] === 'a'))
    return fromAttribute(page, attribute);
  return range === null ? null : { text: page.text.slice(...range), span: page.spanOf(...range) };
}

function fromAttribute(page: PageSource, attribute: number): ItemValue {
  return { text: page.attributeValue(attribute), span: page.attributeSpan(attribute) };
}
