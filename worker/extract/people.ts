import { parse } from 'tldts';
import { isFreeMail } from './email-address.ts';
import type { FindingList, Subject } from './finding-list.ts';
import { findMentions, type Mention } from './name-mentions.ts';
import { coreOfName, squash } from './organisation-words.ts';
import type { Anchor } from './page-links.ts';
import { claimContacts, spellsName, type Claimant } from './person-card.ts';
import { personKey } from './person-name.ts';
import { titleByStyle, titleOf, titleStyles, type Title } from './person-title.ts';
import type { PageSource } from './page-source.ts';

/** Names of people in the text, with their functions and what their card holds of addresses and numbers. */
export function findPeople(
  page: PageSource,
  anchors: readonly Anchor[],
  host: string,
  findings: FindingList,
): void {
  const known = knownNames(findings);
  const emails = findings.items.filter(({ field }) => field === 'email').map(({ value }) => value);
  // At a mail provider firms spell themselves like people do: only a name beyond doubt is believed.
  const ownEmails = emails.filter((email) => !isFreeMail(email.slice(email.indexOf('@') + 1)));
  const claimed = new Set<number>();
  const claimants: Claimant[] = [];
  const bySubject = new Map<string, { subject: Subject; hasTitle: boolean }>();
  const mentions = withoutPlaces(page, findMentions(page), findings);
  const firm = firmNames(host, findings);
  const nameLines = new Set(
    mentions
      .filter(({ isWholeLine, certainty }) => isWholeLine && certainty >= 0.5)
      .map(({ line }) => line),
  );
  const styles = titleStyles(page, mentions, nameLines);
  const sure = mentions.filter(({ certainty, isWholeLine }) => certainty > 0.6 && isWholeLine);
  for (const mention of mentions) {
    const key = personKey(mention.name);
    const vouches = isVoucher(page, mention);
    const title = vouches
      ? null
      : (titleOf(page, mention, nameLines, claimed) ??
        titleByStyle(page, mention, { nameLines, claimed, styles }));
    const isSpelt = (mention.certainty < 0.45 ? ownEmails : emails).some((email) =>
      spellsName(email, mention.name),
    );
    const isVouched = isSpelt || (title !== null && isAmongPeople(mention, sure));
    const isNamed = isVouched || isOnLabel(page, mention);
    if (mention.certainty < 0.5 && !isNamed) continue;
    // Words that are names only at times need a function beside them.
    if (title === null && mention.certainty < 0.6 && !isNamed && !known.has(key)) continue;
    // A firm that is called like a person names itself on every page.
    if (title === null && firm.has(squash(mention.name))) continue;
    const seen = bySubject.get(key);
    if (seen?.hasTitle === true || (seen !== undefined && title === null)) {
      claimants.push({ subject: seen.subject, mention });
      continue;
    }
    const subject = seen?.subject ?? known.get(key) ?? findings.nextPerson();
    if (subject === null) return;
    bySubject.set(key, { subject, hasTitle: title !== null });
    const standing =
      title !== null || isOnLabel(page, mention)
        ? 'named'
        : standingOf(mention, vouches ? [] : sure);
    addName(page, findings, subject, mention, standing);
    if (title !== null) addTitle(page, findings, subject, title);
    claimants.push({ subject, mention });
  }
  claimContacts(page, anchors, findings, claimants);
}

/** What the firm itself is called, by its domain and by its pages, without its legal form. */
function firmNames(host: string, findings: FindingList): ReadonlySet<string> {
  const names = findings.items
    .filter(({ subject, field, confidence }) => {
      return subject === 'company' && field === 'name' && confidence >= 0.6;
    })
    .map(({ value }) => squash(coreOfName(value)));
  return new Set([squash(parse(host).domainWithoutSuffix ?? ''), ...names]);
}

/** A street or a town that was read from the text is nobody's name. */
function withoutPlaces(
  page: PageSource,
  mentions: readonly Mention[],
  findings: FindingList,
): Mention[] {
  const places = findings.items
    .filter(({ field }) => field === 'street' || field === 'city')
    .map(({ span }) => span);
  if (places.length === 0) return [...mentions];
  return mentions.filter(({ start, end }) => {
    const span = page.spanOf(start, end);
    return !places.some((place) => span.start < place.end && place.start < span.end);
  });
}

/** People whom markup named already, so that the text adds to them. */
function knownNames(findings: FindingList): Map<string, Subject> {
  const known = new Map<string, Subject>();
  for (const { subject, field, value } of findings.items) {
    if (subject !== 'company' && field === 'name') known.set(personKey(value), subject);
  }
  return known;
}

/** A name of unknown words is believed where names of known ones stand around it, as in a team's list. */
function isAmongPeople({ line }: Mention, sure: readonly Mention[]): boolean {
  return sure.filter((other) => Math.abs(other.line - line) <= 12).length >= 2;
}

/** What besides the words speaks for a person: a function or a label, a list of others, or nothing. */
type Standing = 'named' | 'listed' | 'bare';

function standingOf(mention: Mention, sure: readonly Mention[]): Standing {
  return mention.isWholeLine && isAmongPeople(mention, sure) ? 'listed' : 'bare';
}

/** What the law makes firms write before the name of who answers for them. */
const LABEL =
  /(?:vertreten durch|vertretungsberechtigt\p{L}*(?: geschäftsführ\p{L}*)?|geschäftsführ(?:ung|er(?:in)?)|gérance|junta directiva|(?:^|[|·•])\s*name(?=\s?:)|inhaltlich verantwortlich\p{L}*|verantwortlich(?: (?:für|im|i\.).{0,60})?|ansprechpartner(?:in)?|représentée? par|représentant légal|directeur de (?:la )?publication|directrice de (?:la )?publication|vertegenwoordigd door|contactpersoon|representad[oa] por|persona de contacto|contact person|(?:contact|attn|attention|owner)(?=\s?:))\s?:?\s*$/iu;

/** Others who share the label, and what joins them. */
const NAMES = /^[^:]*(?:,|&|\/|\s(?:und|and|et|en|y))\s*$/iu;

/** Behind such a label, on its line or on the line below, alone or in a row. */
function isOnLabel(page: PageSource, mention: Mention): boolean {
  const line = page.lines[mention.line]!;
  const before = page.text.slice(Math.max(line.start, mention.start - 80), mention.start);
  const above = page.lines[mention.line - 1]?.text ?? '';
  const isBelow = above.length < 90 && LABEL.test(above);
  if (before.trim() === '' || NAMES.test(before)) return isBelow;
  return /[\s:]$/.test(before) && LABEL.test(before) && before.includes(':');
}

function addName(
  page: PageSource,
  findings: FindingList,
  subject: Subject,
  mention: Mention,
  standing: Standing,
): void {
  const { start, lettered, certainty, isWholeLine } = mention;
  findings.add({
    subject,
    field: 'name',
    value: tidyName(mention.name),
    raw: page.text.slice(start, lettered),
    extractor: 'text',
    confidence: nameConfidence(standing, certainty, isWholeLine),
    span: page.spanOf(start, lettered),
  });
}

/**
 * Of 109 names with a role beside them that people had marked, 82 % were right: a list of products
 * reads as a list of people now and then.
 */
function nameConfidence(standing: Standing, certainty: number, isWholeLine: boolean): number {
  if (standing === 'named') return Number((0.5 + certainty * 0.37).toFixed(2));
  if (standing === 'listed') return 0.75;
  return isWholeLine ? 0.5 : 0.4;
}

/** `STACY HATCHER` is Stacy Hatcher; everybody else knows how to write themselves. */
function tidyName(name: string): string {
  if (/\p{Ll}/u.test(name)) return name;
  return name
    .toLowerCase()
    .replace(/(?<![\p{L}’'])\p{L}|(?<=\bmc|\bo['’])\p{L}/gu, (letter) => letter.toUpperCase());
}

function addTitle(
  page: PageSource,
  findings: FindingList,
  subject: Subject,
  { start, end, confidence }: Title,
): void {
  const raw = page.text.slice(start, end);
  findings.add({
    subject,
    field: 'title',
    value: raw.replace(/\n/g, ' '),
    raw,
    extractor: 'text',
    confidence,
    span: page.spanOf(start, end),
  });
}

const VOUCHER =
  /testimonial|review|quote|feedback|comment|kundenstimm|bewertung|rezension|t[ée]moignage|(?<![a-z])avis(?![a-z])|opini[oó]n|rese[ñn]a|beoordeling|recensie/i;
/** A whole line between quotation marks, as long as praise is. */
const QUOTATION = /^\s*["“”„«»‹›‘].{20,}["“”„«»‹›’]\s*$/u;

/** Customers who praise the company are not its people: their names stand below what they say. */
function isVoucher(page: PageSource, { line }: Mention): boolean {
  if (QUOTATION.test(page.lines[line - 1]?.text ?? '')) return true;
  let node = page.lines[line]!.node;
  for (let step = 0; step < 8 && node !== -1; step++, node = page.parents[node]!) {
    if (page.tags[node] === 'blockquote' || isCaption(page, node)) return true;
    if (VOUCHER.test(`${page.attribute(node, 'class')} ${page.attribute(node, 'id')}`)) return true;
  }
  return false;
}

/** Under a figure's picture stands who is on it; under its quotation, who said so. */
function isCaption(page: PageSource, node: number): boolean {
  if (page.tags[node] !== 'figcaption') return false;
  const figure = page.parents[node]!;
  for (let at = figure + 1; at < node; at++) if (page.tags[at] === 'blockquote') return true;
  return false;
}
