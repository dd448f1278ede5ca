import type { Extractor, Span } from '../../schema/evidence/finding.ts';
import type { FindingList } from './finding-list.ts';

/** One value of a marked-up thing, with the range of the source that it was read from. */
export interface ItemText {
  text: string;
  span: Span;
}

/**
 * A thing with types and properties, in the vocabulary of schema.org, whichever of JSON-LD,
 * microdata, RDFa or microformats wrote it down.
 */
export interface Item {
  types: string[];
  properties: Map<string, ItemValue[]>;
  /** The whole thing. */
  span: Span;
  /** Where its type is named. */
  typeSpan: Span | null;
}

export type ItemValue = ItemText | Item;

export function isItem(value: ItemValue): value is Item {
  return 'properties' in value;
}

export function addProperty(item: Item, name: string, value: ItemValue): void {
  const values = item.properties.get(name);
  if (values === undefined) item.properties.set(name, [value]);
  else if (values.length < 200) values.push(value);
}

export function textsOf(item: Item, ...names: string[]): ItemText[] {
  return names.flatMap((name) =>
    (item.properties.get(name) ?? []).filter((value): value is ItemText => !isItem(value)),
  );
}

export function itemsOf(item: Item, ...names: string[]): Item[] {
  return names.flatMap((name) => (item.properties.get(name) ?? []).filter(isItem));
}

/** The first text of the first of these properties that has one. */
export function firstText(item: Item, ...names: string[]): ItemText | null {
  return textsOf(item, ...names).find(({ text }) => text.trim() !== '') ?? null;
}

/** What the reader of a page's items works with. */
export interface ItemContext {
  findings: FindingList;
  extractor: Extractor;
  countries: readonly string[];
}
