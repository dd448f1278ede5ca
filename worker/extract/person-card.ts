import type { Finding } from '../../schema/evidence/finding.ts';
import type { FindingList, Subject } from './finding-list.ts';
import type { Mention } from './name-mentions.ts';
import type { Anchor } from './page-links.ts';
import type { PageSource } from './page-source.ts';
import { toSocialProfile } from './social.ts';

export interface Claimant {
  subject: Subject;
  mention: Mention;
}

/** A card holds one person; more text than this is an article about somebody. */
const MAX_CARD_TEXT = 500;
const SHARED_BOX =
  /^(?:info|contact|office|hello|mail|admin|sales|support|enquiries|inquiries|reception|kontakt|post|team)@/;

/**
 * Gives people what stands on their card: the largest element around a name that holds no other
 * name. An e-mail address that spells a name belongs to that person wherever it stands.
 */
export function claimContacts(
  page: PageSource,
  anchors: readonly Anchor[],
  findings: FindingList,
  claimants: readonly Claimant[],
): void {
  const contacts = findings.items.filter(
    ({ subject, field }) => subject === 'company' && (field === 'email' || field === 'phone'),
  );
  const profiles = anchors
    .filter(({ href }) => toSocialProfile(href)?.isPersonal === true)
    .map(({ node, href }) => ({ start: page.starts[node]!, href }));
  const taken = new Set<Finding>();
  const cards = new Set<Subject>();
  const titled = new Set(
    findings.items.filter(({ field }) => field === 'title').map(({ subject }) => subject),
  );
  for (const { subject, mention } of claimants) {
    for (const contact of contacts) {
      if (contact.field === 'email' && spellsName(contact.value, mention.name))
        give(findings, subject, contact, taken);
    }
    if (cards.has(subject) || !titled.has(subject)) continue;
    const card = cardOf(page, claimants, { subject, mention }, (range) =>
      isCrowded(range, contacts, profiles),
    );
    if (card === null) continue;
    cards.add(subject);
    for (const contact of contacts) {
      const isInside = contact.span.start >= card.start && contact.span.end <= card.end;
      if (
        isInside &&
        !taken.has(contact) &&
        !(contact.field === 'email' && SHARED_BOX.test(contact.value))
      ) {
        give(findings, subject, contact, taken);
      }
    }
    addProfiles(page, anchors, findings, subject, card);
  }
  // On a page with several cards the numbers on them are not the company's own.
  if (cards.size > 1)
    for (const contact of taken) contact.confidence = Number((contact.confidence * 0.6).toFixed(2));
}

function give(
  findings: FindingList,
  subject: Subject,
  contact: Finding,
  taken: Set<Finding>,
): void {
  if (taken.has(contact)) return;
  taken.add(contact);
  findings.add({
    ...contact,
    subject,
    field: contact.field,
    confidence: Number((contact.confidence * 0.9).toFixed(2)),
  });
}

function addProfiles(
  page: PageSource,
  anchors: readonly Anchor[],
  findings: FindingList,
  subject: Subject,
  card: { start: number; end: number },
): void {
  for (const { node, href, attribute } of anchors) {
    if (page.starts[node]! < card.start || page.starts[node]! > card.end) continue;
    const profile = toSocialProfile(href);
    if (profile === null || (profile.field !== 'linkedin' && profile.field !== 'twitter')) continue;
    if (profile.field === 'linkedin' && !profile.isPersonal) continue;
    findings.add({
      subject,
      field: profile.field,
      value: profile.url,
      raw: href,
      extractor: 'link',
      confidence: 0.85,
      span: page.attributeSpan(attribute),
    });
  }
}

interface Range {
  start: number;
  end: number;
}

/** Two profiles or three mailboxes are more than one person has. */
function isCrowded(
  range: Range,
  contacts: readonly Finding[],
  profiles: readonly { start: number; href: string }[],
): boolean {
  const within = (start: number) => start >= range.start && start < range.end;
  const people = new Set(profiles.filter(({ start }) => within(start)).map(({ href }) => href));
  const boxes = new Set(
    contacts
      .filter(({ field, span }) => field === 'email' && within(span.start))
      .map(({ value }) => value),
  );
  return people.size > 1 || boxes.size > 2;
}

/** The source range of the largest small element that holds this person and nobody else. */
function cardOf(
  page: PageSource,
  claimants: readonly Claimant[],
  { subject, mention }: Claimant,
  isCrowdedRange: (range: Range) => boolean,
): Range | null {
  let card: Range | null = null;
  let node = page.lines[mention.line]!.node;
  for (let step = 0; step < 6 && node !== -1; step++, node = page.parents[node]!) {
    const from = page.textStarts[node]!;
    const to = page.textEnds[node]!;
    if (to - from > MAX_CARD_TEXT || page.tags[node] === 'body') return card;
    const isShared = claimants.some(
      (other) =>
        other.subject !== subject && other.mention.start >= from && other.mention.end <= to,
    );
    const range = { start: page.starts[node]!, end: page.ends[node]! };
    if (isShared || isCrowdedRange(range)) return card;
    card = range;
  }
  return card;
}

/** jane.doe@, jdoe@, janed@, doe@ and their like. */
export function spellsName(email: string, name: string): boolean {
  const local = email.slice(0, email.indexOf('@')).replace(/\d+$/, '');
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z\s-]/g, '')
    .split(/[\s-]+/)
    .filter((word) => word.length > 1);
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined || first === last) return false;
  const plain = local.replace(/[._-]/g, '');
  const spellings = [first + last, last + first, first[0] + last, first + last[0], last + first[0]];
  if (spellings.includes(plain)) return true;
  return (plain === last || plain === first) && plain.length >= 4;
}
