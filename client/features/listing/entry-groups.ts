import { type Card, cardsAround, cardsOfContacts, shapeAt } from '../../../schema/listing/tree.ts';
import { domTree } from './dom-tree.ts';

/** Cards of a listing that stand in the same surroundings: perhaps its entries. */
export interface EntryGroup {
  /** Of the links, or, where the cards lead nowhere, of the cards. */
  shape: string;
  /** One for each target, or the cards themselves. */
  anchors: Element[];
  /** Of each anchor. */
  cards: Card<Element>[];
  hasLinks: boolean;
}

const MAX_LINKS = 5_000;
const MAX_GROUPS = 8;
const MAX_CONTACTS = 1_000;
/** Ancestors whose links are the site's own furniture, as the crawler has them. */
const CHROME =
  /(?:^|>)(?:nav|header|footer|aside)\b|\.(?:[\w-]*(?:nav|menu|breadcrumb|footer|header|pager|pagination|sidebar|social|lang|cookie)[\w-]*)/i;
export const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63})+/;
export const PHONE = /(?:\+|\(|\b0|\b[2-9]\d{2}[-. )])[\d ()./-]{6,18}\d(?!\d)/;

/** Groups of at least two, the likeliest entries first, the site's own furniture last. */
export function readGroups(page: Document): EntryGroup[] {
  const groups = new Map<string, Map<string, Element>>();
  let count = 0;
  for (const link of page.querySelectorAll('a[href]')) {
    if (++count > MAX_LINKS) break;
    const target = link.getAttribute('href') ?? '';
    if (!leadsOn(target)) continue;
    const shape = shapeAt(domTree, link);
    const links = groups.get(shape) ?? new Map<string, Element>();
    groups.set(shape, links);
    if (!links.has(target)) links.set(target, link);
  }
  const linked = [...groups]
    .map(([shape, links]) => groupOf(shape, [...links.values()], true))
    .filter(({ anchors }) => anchors.length >= 2);
  return [...linked, ...groupsWithoutLinks(page)]
    .toSorted((a, b) => worth(b) - worth(a))
    .slice(0, MAX_GROUPS);
}

function groupOf(shape: string, anchors: Element[], hasLinks: boolean): EntryGroup {
  return { shape, anchors, cards: cardsAround(domTree, anchors), hasLinks };
}

/** Elements that repeat with a number or an address each, and lead nowhere. */
function groupsWithoutLinks(page: Document): EntryGroup[] {
  const contacts: Element[] = [];
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (
    let node = texts.nextNode();
    node && contacts.length < MAX_CONTACTS;
    node = texts.nextNode()
  ) {
    const text = node.textContent ?? '';
    if (node.parentElement && (PHONE.test(text) || EMAIL.test(text)))
      contacts.push(node.parentElement);
  }
  const cards = cardsOfContacts(domTree, contacts, (shape) => CHROME.test(shape)).filter(
    (card) =>
      ![...card.querySelectorAll('a[href]')].some((link) =>
        leadsOn(link.getAttribute('href') ?? ''),
      ),
  );
  const [first] = cards;
  return first ? [groupOf(shapeAt(domTree, first), cards, false)] : [];
}

/** What the crawler can follow. */
function leadsOn(href: string): boolean {
  return href !== '' && !/^(?:#|mailto:|tel:|javascript:)/i.test(href.trim());
}

function worth({ shape, anchors }: EntryGroup): number {
  const labels = anchors.reduce((sum, link) => sum + Math.min(40, labelOf(link).length), 0);
  return (anchors.length * 10 + labels) / (CHROME.test(shape) ? 100 : 1);
}

export function labelOf(link: Element): string {
  const text = textOf(link);
  return (text || link.getAttribute('aria-label') || link.getAttribute('title') || '').slice(
    0,
    200,
  );
}

export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The group that somebody means who points at this element: of a link around it, or of one in its card. */
export function groupAt(element: Element, groups: readonly EntryGroup[]): EntryGroup | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const around = at;
    const inside = at.localName === 'a' ? [at] : [...at.querySelectorAll('a[href]')].slice(0, 30);
    const shapes = new Set(inside.map((link) => shapeAt(domTree, link)));
    const found = groups.find(
      ({ shape, hasLinks, anchors }) =>
        (hasLinks && shapes.has(shape)) || (!hasLinks && anchors.includes(around)),
    );
    if (found) return found;
  }
  return null;
}

/** The card of a group that this element is in. */
export function cardAt(element: Element, { cards }: EntryGroup): Card<Element> | null {
  return cards.find((card) => card.some((root) => root.contains(element))) ?? null;
}
