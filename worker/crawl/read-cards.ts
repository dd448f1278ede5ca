import type { FieldName, Finding } from '../../schema/evidence/finding.ts';
import type { ListingField, ListingPlaces } from '../../schema/listing/fields.ts';
import { elementAt } from '../../schema/listing/tree.ts';
import type { PageSource } from '../extract/page-source.ts';
import { findingsByCard } from './card-findings.ts';
import { guessCardField, nameElements } from './card-guesses.ts';
import { textAt, websiteIn } from './card-values.ts';
import type { ListedCard } from './listed-entry.ts';
import type { ListingTree } from './listing-tree.ts';
import type { FoundCard } from './read-listing.ts';

export interface CardsQuestion {
  page: PageSource;
  tree: ListingTree;
  /** Of the listing. */
  url: string;
  /** What the whole page says, of companies and of people. */
  findings: readonly Finding[];
  /** What a person has pointed out. */
  places: ListingPlaces;
  cards: readonly FoundCard[];
}

/** A role is a person's: cards that have one are read by people-cards.ts. */
type EntryField = Exclude<ListingField, 'title'>;

/** Findings of the page that belong to the card that they stand in, by the field that maps them. */
const FINDINGS_OF: Record<EntryField, readonly FieldName[]> = {
  name: ['name'],
  phone: ['phone', 'fax'],
  email: ['email'],
  website: ['website'],
  address: ['street', 'city', 'region', 'postal_code', 'country'],
  category: ['industry'],
  opening_hours: ['opening_hours'],
};
const SOCIALS = new Set<FieldName>([
  'linkedin',
  'twitter',
  'facebook',
  'instagram',
  'youtube',
  'tiktok',
]);
/** What a person has pointed at is what it is; only the reading of it may fail. */
export const POINTED_OUT = 0.95;
const BY_ITSELF = 0.8;

/**
 * What each card says of its entry: where a person has pointed at an element, what stands there, and
 * otherwise what is found by itself. Each value has its span in the listing.
 */
export function readCards(question: CardsQuestion): ListedCard[] {
  const { tree, findings, cards } = question;
  const ofCompanies = findings.filter(({ subject }) => subject === 'company');
  const standing = findingsByCard(tree, cards, ofCompanies);
  const names = nameElements(question);
  return cards
    .map((found, n): ListedCard => {
      const own = standing.get(found) ?? [];
      return { target: found.target, findings: readCard(question, found, own, names[n] ?? null) };
    })
    .filter((card) => card.findings.some(({ field }) => field === 'name'));
}

function readCard(
  question: CardsQuestion,
  found: FoundCard,
  own: readonly Finding[],
  nameElement: number | null,
): Finding[] {
  const { tree, places } = question;
  const read = own.filter(({ field }) => SOCIALS.has(field));
  for (const field of Object.keys(FINDINGS_OF) as EntryField[]) {
    const place = places[field];
    // A person says that the cards don't have it.
    if (place === null) continue;
    const fields = FINDINGS_OF[field];
    const known = own.filter((finding) => fields.includes(finding.field));
    if (place === undefined) {
      read.push(...byItself(question, found, field, known, nameElement));
      continue;
    }
    const element = elementAt(tree, found.card, place);
    if (element === null) continue;
    read.push(...pointedOut(question, field, element, known));
  }
  return read;
}

function byItself(
  question: CardsQuestion,
  found: FoundCard,
  field: EntryField,
  known: readonly Finding[],
  nameElement: number | null,
): Finding[] {
  if (field === 'website') return websiteIn(question, found.card, found.target);
  if (field === 'name') {
    return nameElement === null ? [...known] : textAt(question, nameElement, 'name', BY_ITSELF);
  }
  if (known.length > 0) return [...known];
  const element = guessCardField(question, found.card, field);
  if (element === null) return [];
  return textAt(question, element, field === 'address' ? 'city' : 'industry', 0.6);
}

function pointedOut(
  question: CardsQuestion,
  field: EntryField,
  element: number,
  known: readonly Finding[],
): Finding[] {
  const { tree } = question;
  if (field === 'website') {
    return websiteIn(question, [element], null).map((each) => ({
      ...each,
      confidence: POINTED_OUT,
    }));
  }
  const there = known.filter(({ span }) => {
    const node = tree.elementAround(span);
    return node !== null && tree.isWithin(node, element);
  });
  switch (field) {
    case 'name':
      return textAt(question, element, 'name', POINTED_OUT);
    case 'category':
      return textAt(question, element, 'industry', POINTED_OUT);
    case 'address':
      if (there.length > 0) return there.map(surely);
      // A name of a place, or a street in a form that is nowhere's.
      return textAt(
        question,
        element,
        /\d/.test(question.page.textOf(element)) ? 'street' : 'city',
        0.7,
      );
    case 'opening_hours':
      return there.length > 0 ? there.map(surely) : textAt(question, element, 'opening_hours', 0.8);
    default:
      return there.map(surely);
  }
}

function surely(finding: Finding): Finding {
  return { ...finding, confidence: Math.max(finding.confidence, POINTED_OUT) };
}
