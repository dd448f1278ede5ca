import type { Finding } from '../../schema/evidence/finding.ts';
import { type Card, cardsAround, cardsOfContacts, shapeAt } from '../../schema/listing/tree.ts';
import type { PageSource } from '../extract/page-source.ts';
import type { ListedCard } from './listed-entry.ts';
import {
  findListing,
  isChrome,
  isLinkShape,
  type Listing,
  type ListingRules,
  nextPagesOf,
} from './listing.ts';
import { ListingTree } from './listing-tree.ts';
import type { PageGuide } from './page-outline.ts';
import { findingsByCard } from './card-findings.ts';
import { type CardPerson, readPeople } from './people-cards.ts';
import { readCards } from './read-cards.ts';
import { canonicalUrl } from './url.ts';

/** A listing with what its cards say. */
export interface PageListing extends Listing {
  cards: ListedCard[];
  /** Whether the links lead to people rather than to entries. */
  arePeople: boolean;
  /**
   * What the page says of the organisation that it belongs to, and of its people, where cards are
   * about these; empty for a list of entries alone, which only says who runs the directory.
   */
  ownFindings: Finding[];
}

/** Cards that one page is believed to have. */
const MAX_CARDS = 500;

export interface ListingQuestion {
  page: PageSource;
  guide: PageGuide;
  url: string;
  rules: ListingRules | undefined;
  /** Everything that the page says of companies and people; called once, for a listing alone. */
  readFindings: () => Finding[];
}

/**
 * Finds a directory page's entries and reads their cards: those around the entries' links, and those
 * that repeat without a link but with a way to reach somebody. Cards that are people belong to the
 * page's own organisation and are no entries. Null for a page that lists nothing.
 */
export function readListing(question: ListingQuestion): PageListing | null {
  const { page, guide, url, rules } = question;
  const listing = findListing(guide, url, rules);
  const rule = rules?.[new URL(url).host];
  const tree = new ListingTree(page);
  const findings = question.readFindings();
  const linked = listing === null ? [] : linkedCards(page, tree, listing, url, guide);
  const isPointedOut = listing !== null && rule?.shape === listing.shape;
  const bare = isPointedOut
    ? elementsOfShape(page, tree, isLinkShape(rule.shape) ? null : rule.shape)
    : contactCards(tree, findings, linked);
  if (listing === null && bare.length === 0) return null;
  const unlinked = cardsAround(tree, bare).map((card) => ({ card, target: null, link: null }));
  const room = Math.max(0, MAX_CARDS - linked.length);
  const groups = [linked.slice(0, MAX_CARDS), unlinked.slice(0, room)];
  const places = isPointedOut ? rule.places : {};
  const asked = { page, tree, url, findings, places };
  // What stands in a card that is one too many is still not the page's own.
  const standing = findingsByCard(tree, [...linked, ...unlinked], findings);
  const people = groups.map((cards) => readPeople({ ...asked, cards }, standing));
  const cards = groups.filter((_, n) => people[n] === null).flat();
  const persons = people.flatMap((group) => group ?? []);
  return {
    ...(listing ?? {
      nextPages: nextPagesOf(guide, url),
      shape: shapeAt(tree, bare[0] ?? 0),
      entries: [],
    }),
    cards: readCards({ ...asked, cards }),
    arePeople: people[0] !== null,
    ownFindings: persons.length === 0 ? [] : ownFindings(findings, standing, persons),
  };
}

/** The page's own findings, with the people of its cards in the place of what stands in any card. */
function ownFindings(
  findings: readonly Finding[],
  standing: ReadonlyMap<FoundCard | null, readonly Finding[]>,
  persons: readonly CardPerson[],
): Finding[] {
  const replaced = new Set(persons.map(({ known }) => known));
  const rest = (standing.get(null) ?? []).filter(({ subject }) => !replaced.has(subject));
  const numbers = findings.map(({ subject }) => Number(subject.split(':')[1] ?? -1));
  const first = Math.max(-1, ...numbers) + 1;
  return [
    ...rest,
    ...persons.flatMap((person, n) =>
      person.findings.map((finding) => ({ ...finding, subject: `person:${first + n}` as const })),
    ),
  ];
}

/** The stretch of a page that one entry has, with its link. */
export interface FoundCard {
  card: Card<number>;
  target: string | null;
  link: number | null;
}

function linkedCards(
  page: PageSource,
  tree: ListingTree,
  { shape, entries }: Listing,
  url: string,
  { baseHref }: PageGuide,
): FoundCard[] {
  const base = baseHref === null ? url : (URL.parse(baseHref, url)?.href ?? url);
  const wanted = new Set(entries.map(({ href }) => href));
  const links = new Map<string, number>();
  for (const link of elementsOfShape(page, tree, entries.length === 0 ? null : shape)) {
    const href = page.attribute(link, 'href');
    if (href === null || !wanted.has(href)) continue;
    const target = canonicalUrl(href, base);
    if (target !== null && !links.has(target)) links.set(target, link);
  }
  const cards = cardsAround(tree, [...links.values()]);
  return [...links].map(([target, link], n) => ({ card: cards[n]!, target, link }));
}

function elementsOfShape(page: PageSource, tree: ListingTree, shape: string | null): number[] {
  if (shape === null) return [];
  const tag = shape.slice(shape.lastIndexOf('>') + 1).split('.', 1)[0];
  const elements: number[] = [];
  for (let node = 0; node < page.tags.length; node++) {
    if (page.tags[node] === tag && shapeAt(tree, node) === shape) elements.push(node);
  }
  return elements;
}

/** Repeating elements outside of the entries' cards, each with a number or an address of its own. */
function contactCards(
  tree: ListingTree,
  findings: readonly Finding[],
  linked: readonly FoundCard[],
): number[] {
  const taken = new Set(linked.flatMap(({ card }) => card));
  const contacts = new Set<number>();
  for (const { field, span } of findings) {
    if (field !== 'email' && field !== 'phone') continue;
    const node = tree.elementAround(span);
    if (node !== null && !isIn(tree, node, taken)) contacts.add(node);
  }
  return cardsOfContacts(tree, [...contacts], isChrome).filter(
    (card) => !linked.some(({ link }) => link !== null && tree.isWithin(link, card)),
  );
}

function isIn(tree: ListingTree, node: number, elements: ReadonlySet<number>): boolean {
  for (let at: number | null = node; at !== null; at = tree.parentOf(at)) {
    if (elements.has(at)) return true;
  }
  return false;
}
