import type { Finding } from '../../schema/evidence/finding.ts';
import { elementAt, placeIn } from '../../schema/listing/tree.ts';
import { nameElements } from './card-guesses.ts';
import { textAt, websiteIn } from './card-values.ts';
import { type CardsQuestion, POINTED_OUT } from './read-cards.ts';
import type { FoundCard } from './read-listing.ts';

/** A person that a card is about. */
export interface CardPerson {
  card: FoundCard;
  /** What the page's reader calls this person; null where it knows of none. */
  known: Finding['subject'] | null;
  /** Of a subject that is still to be given. */
  findings: Finding[];
}

interface Person {
  subject: Finding['subject'];
  findings: Finding[];
}

/** Of the cards, so many must be people for all to be. */
const SHARE = 0.6;
/** A name or a role that stands where those of the other cards do. */
const BY_PLACE = 0.7;
const SHARED_BOX =
  /^(?:info|contact|office|hello|mail|admin|sales|support|enquiries|inquiries|reception|kontakt|post|team)@/;

/**
 * The people whom these cards are about, one each; null where the cards are about something else. They
 * are people where somebody has pointed at their role, else where most name one person with a role and
 * nothing that an organisation has: a name, a website or a street of its own. Where somebody says that
 * the cards have no role, they are none.
 */
export function readPeople(
  question: CardsQuestion,
  standing: ReadonlyMap<FoundCard | null, readonly Finding[]>,
): CardPerson[] | null {
  const { cards, places } = question;
  if (cards.length === 0 || places.title === null) return null;
  const people = peopleBySubject(question.findings);
  const persons = cards.map((card) => personOn(standing.get(card) ?? [], people));
  const isPointedOut = places.title !== undefined;
  if (!isPointedOut) {
    const sure = cards.filter((card, n) => {
      const person = persons[n];
      return (
        person?.findings.some(({ field }) => field === 'title') && !isFirm(question, card, standing)
      );
    });
    if (sure.length < cards.length * SHARE) return null;
  }
  const names = nameElements(question);
  const rolePlace = places.title ?? commonRolePlace(question, persons);
  return cards.flatMap((card, n) => {
    const findings = readPerson(question, card, {
      own: persons[n]?.findings ?? [],
      standing: standing.get(card) ?? [],
      nameElement: names[n] ?? null,
      rolePlace,
    });
    const known = persons[n]?.subject ?? null;
    return findings === null ? [] : [{ card, known, findings }];
  });
}

function peopleBySubject(findings: readonly Finding[]): Map<Finding['subject'], Finding[]> {
  const people = findings.filter(({ subject }) => subject !== 'company');
  return Map.groupBy(people, ({ subject }) => subject);
}

/** The one person whose name stands there; null for none and for several. */
function personOn(
  standing: readonly Finding[],
  people: ReadonlyMap<Finding['subject'], Finding[]>,
): Person | null {
  const named = standing.filter(({ subject, field }) => subject !== 'company' && field === 'name');
  const [subject, ...others] = new Set(named.map((finding) => finding.subject));
  if (subject === undefined || others.length > 0) return null;
  return { subject, findings: people.get(subject) ?? [] };
}

/** Whether the card speaks of an organisation: by markup, by a street, or by a site of its own. */
function isFirm(
  question: CardsQuestion,
  found: FoundCard,
  standing: ReadonlyMap<FoundCard | null, readonly Finding[]>,
): boolean {
  const { places } = question;
  if (typeof places.website === 'string' || typeof places.address === 'string') return true;
  const own = (standing.get(found) ?? []).filter(({ subject }) => subject === 'company');
  const isNamed = own.some(({ field, extractor }) => field === 'name' && extractor !== 'text');
  const hasStreet = places.address !== null && own.some(({ field }) => field === 'street');
  const hasSite =
    places.website !== null && websiteIn(question, found.card, found.target).length > 0;
  return isNamed || hasStreet || hasSite;
}

/** Where most cards have what was read as the role: those of the others stand there too. */
function commonRolePlace(
  { tree, cards }: CardsQuestion,
  persons: readonly (Person | null)[],
): string | null {
  const counts = new Map<string, number>();
  for (const [n, person] of persons.entries()) {
    const title = person?.findings.find(({ field }) => field === 'title');
    const element = title ? tree.elementAround(title.span) : null;
    const place = element === null ? null : placeIn(tree, cards[n]!.card, element);
    if (place !== null) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] * 2 > cards.length ? best[0] : null;
}

interface CardParts {
  /** What the page's reader knows of the person. */
  own: readonly Finding[];
  standing: readonly Finding[];
  nameElement: number | null;
  rolePlace: string | null;
}

/** Null for a card that names nobody. */
function readPerson(
  question: CardsQuestion,
  { card }: FoundCard,
  { own, standing, nameElement, rolePlace }: CardParts,
): Finding[] | null {
  const { tree, places } = question;
  const at = (place: string) => elementAt(tree, card, place);
  const known = (field: Finding['field']) => own.filter((finding) => finding.field === field);
  const texts = (element: number | null, field: 'name' | 'title', confidence: number) =>
    element === null ? [] : textAt(question, element, field, confidence);
  const placeOfName = places.name;
  const names =
    typeof placeOfName === 'string'
      ? texts(at(placeOfName), 'name', POINTED_OUT)
      : orElse(known('name'), () => texts(nameElement, 'name', BY_PLACE));
  if (names.length === 0) return null;
  const roleElement = rolePlace === null ? null : at(rolePlace);
  const titles =
    places.title === undefined
      ? orElse(known('title'), () => texts(roleElement, 'title', BY_PLACE))
      : texts(roleElement, 'title', POINTED_OUT);
  const contacts = (['email', 'phone'] as const).flatMap((field) => {
    const place = places[field];
    if (place === null) return [];
    const here = standing.filter((finding) => finding.field === field && isOwn(finding));
    if (place === undefined) return orElse(known(field), () => here);
    const element = at(place);
    const isThere = ({ span }: Finding) => {
      const node = tree.elementAround(span);
      return node !== null && element !== null && tree.isWithin(node, element);
    };
    return here.filter(isThere).map((finding) => ({ ...finding, confidence: POINTED_OUT }));
  });
  const profiles = own.filter(({ field }) => field === 'linkedin' || field === 'twitter');
  return [...names, ...titles, ...contacts, ...profiles];
}

const orElse = (first: Finding[], second: () => Finding[]) => (first.length > 0 ? first : second());

/** A box that all share is the organisation's, on whomever's card it stands. */
const isOwn = ({ field, value }: Finding) => field !== 'email' || !SHARED_BOX.test(value);
