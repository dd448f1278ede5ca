import {
  LISTING_FIELDS,
  type ListingField,
  type ListingPlaces,
} from '../../../schema/listing/fields.ts';
import { type Card, elementAt, placeIn } from '../../../schema/listing/tree.ts';
import { domTree } from './dom-tree.ts';
import { EMAIL, type EntryGroup, labelOf, PHONE, textOf } from './entry-groups.ts';

/** What one card of a listing says. */
export interface CardReading {
  /** Where it leads; null for an entry without a page. */
  target: string | null;
  values: { field: ListingField; value: string }[];
}

/** An element of a card that may be pointed out. */
export interface CardPlace {
  place: string;
  text: string;
}

const MAX_TEXT = 160;
const MAX_PLACES = 60;

/** What stands where somebody has pointed, and for the rest what can be told at a glance. */
export function readCard(group: EntryGroup, index: number, places: ListingPlaces): CardReading {
  const card = group.cards[index]!;
  const anchor = group.anchors[index]!;
  const target = group.hasLinks ? (anchor.getAttribute('href') ?? '') : null;
  const values = LISTING_FIELDS.map((field) => {
    const place = places[field];
    if (place === null) return { field, value: '' };
    if (place === undefined) return { field, value: guess(card, anchor, field) ?? '' };
    const element = elementAt(domTree, card, place);
    return { field, value: element ? shown(element, field) : '' };
  });
  return { target, values: values.filter(({ value }) => value !== '') };
}

/** The elements of the card that says most, in the order of the page. */
export function placesOf({ cards }: EntryGroup): CardPlace[] {
  const fullest = cards.slice(0, 20).toSorted((a, b) => sizeOf(b) - sizeOf(a))[0];
  if (!fullest) return [];
  const seen = new Set<string>();
  return fullest
    .flatMap((root) => [root, ...root.querySelectorAll('*')])
    .flatMap((element) => {
      const text = textOf(element);
      const place = placeIn(domTree, fullest, element);
      if (place === null || text === '' || text.length > MAX_TEXT || seen.has(text)) return [];
      seen.add(text);
      return [{ place, text }];
    })
    .slice(0, MAX_PLACES);
}

function sizeOf(card: Card<Element>): number {
  return card.reduce((sum, root) => sum + root.querySelectorAll('*').length, 0);
}

/** A link stands for where it leads. */
function shown(element: Element, field: ListingField): string {
  const link = element.closest('a[href]') ?? element.querySelector('a[href]');
  const href = link?.getAttribute('href') ?? '';
  if (field === 'website') return /^https?:/.test(href) ? href : '';
  if (field === 'email' && href.startsWith('mailto:'))
    return decode(href.slice(7).split('?')[0] ?? '');
  if (field === 'phone' && href.startsWith('tel:')) return decode(href.slice(4));
  return textOf(element).slice(0, MAX_TEXT);
}

function guess(card: Card<Element>, anchor: Element, field: ListingField): string | null {
  switch (field) {
    case 'name':
      return anchor.localName === 'a' ? labelOf(anchor) : headingOf(card);
    case 'phone':
      return hrefOf(card, 'tel:') ?? PHONE.exec(readText(card))?.[0].trim() ?? null;
    case 'email':
      return hrefOf(card, 'mailto:') ?? EMAIL.exec(readText(card))?.[0] ?? null;
    case 'website':
      return websiteOf(card, anchor);
    default:
      return null;
  }
}

function headingOf(card: Card<Element>): string | null {
  const inside = card.flatMap((root) => [
    ...root.querySelectorAll('h1,h2,h3,h4,h5,h6,b,strong,td'),
  ]);
  return inside.map(textOf).find((text) => text !== '') ?? null;
}

/** As one reads it: what stands in elements of its own is set apart. */
function readText(card: Card<Element>): string {
  const parts: string[] = [];
  for (const root of card) {
    const texts = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      parts.push((node.textContent ?? '').replace(/\s+/g, ' ').trim());
    }
  }
  return parts.filter(Boolean).join(' · ');
}

function hrefOf(card: Card<Element>, scheme: string): string | null {
  const links = card.flatMap((root) => [...root.querySelectorAll(`a[href^="${scheme}"]`)]);
  const href = links[0]?.getAttribute('href') ?? null;
  return href === null ? null : decode(href.slice(scheme.length).split('?')[0] ?? '');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function websiteOf(card: Card<Element>, anchor: Element): string | null {
  const links = card.flatMap((root) => [...root.querySelectorAll('a[href^="http"]')]);
  return links.find((link) => link !== anchor)?.getAttribute('href') ?? null;
}
