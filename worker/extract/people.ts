import type { FindingList, Subject } from './finding-list.ts';
import { findMentions, type Mention } from './name-mentions.ts';
import type { Anchor } from './page-links.ts';
import { claimContacts, spellsName, type Claimant } from './person-card.ts';
import { buttonsAfter, personKey } from './person-name.ts';
import type { PageSource } from './page-source.ts';
import { looksLikeRole, roleAtEnd, roleAtStart } from './role.ts';

interface Title {
  start: number;
  end: number;
  confidence: number;
}

/** Names of people in the text, with their functions and what their card holds of addresses and numbers. */
export function findPeople(
  page: PageSource,
  anchors: readonly Anchor[],
  findings: FindingList,
): void {
  const known = knownNames(findings);
  const emails = findings.items.filter(({ field }) => field === 'email').map(({ value }) => value);
  const claimed = new Set<number>();
  const claimants: Claimant[] = [];
  const bySubject = new Map<string, { subject: Subject; hasTitle: boolean }>();
  const mentions = findMentions(page);
  const nameLines = new Set(
    mentions
      .filter(({ isWholeLine, certainty }) => isWholeLine && certainty >= 0.5)
      .map(({ line }) => line),
  );
  const styles = titleStyles(page, mentions, nameLines);
  const sure = mentions.filter(({ certainty, isWholeLine }) => certainty > 0.6 && isWholeLine);
  for (const mention of mentions) {
    const key = personKey(mention.name);
    const title = isVoucher(page, mention)
      ? null
      : (titleOf(page, mention, nameLines, claimed) ??
        titleByStyle(page, mention, { nameLines, claimed, styles }));
    const isSpelt = emails.some((email) => spellsName(email, mention.name));
    const isVouched = isSpelt || (title !== null && isAmongPeople(mention, sure));
    if (mention.certainty < 0.4 && !isVouched) continue;
    // Words that are names only at times need a function beside them.
    if (title === null && mention.certainty < 0.6 && !isSpelt && !known.has(key)) continue;
    const seen = bySubject.get(key);
    if (seen?.hasTitle === true || (seen !== undefined && title === null)) {
      claimants.push({ subject: seen.subject, mention });
      continue;
    }
    const subject = seen?.subject ?? known.get(key) ?? findings.nextPerson();
    if (subject === null) return;
    bySubject.set(key, { subject, hasTitle: title !== null });
    addName(page, findings, subject, mention, title !== null);
    if (title !== null) addTitle(page, findings, subject, title);
    claimants.push({ subject, mention });
  }
  claimContacts(page, anchors, findings, claimants);
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

function addName(
  page: PageSource,
  findings: FindingList,
  subject: Subject,
  mention: Mention,
  hasTitle: boolean,
): void {
  const { start, lettered, certainty, isWholeLine } = mention;
  const confidence = hasTitle ? 0.5 + certainty * 0.4 : isWholeLine ? 0.5 : 0.4;
  findings.add({
    subject,
    field: 'name',
    value: tidyName(mention.name),
    raw: page.text.slice(start, lettered),
    extractor: 'text',
    confidence: Number(confidence.toFixed(2)),
    span: page.spanOf(start, lettered),
  });
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

/** Customers who praise the company are not its people. */
function isVoucher(page: PageSource, { line }: Mention): boolean {
  let node = page.lines[line]!.node;
  for (let step = 0; step < 8 && node !== -1; step++, node = page.parents[node]!) {
    if (page.tags[node] === 'blockquote') return true;
    if (
      /testimonial|review|quote|feedback|comment/i.test(
        `${page.attribute(node, 'class')} ${page.attribute(node, 'id')}`,
      )
    )
      return true;
  }
  return false;
}

/** The function beside a name: on its line after or before it, else on a neighbouring line. */
function titleOf(
  page: PageSource,
  mention: Mention,
  nameLines: ReadonlySet<number>,
  claimed: Set<number>,
): Title | null {
  const line = page.lines[mention.line]!;
  const after = page.text.slice(mention.after, line.end);
  const joint = /^\s?(?:[,–—|:•·-]|\()\s?|^\s/.exec(after)?.[0] ?? '';
  if (joint !== '') {
    const length = roleAtStart(after.slice(joint.length, joint.length + 140));
    // After a mere blank only a label-like rest counts, not the sentence going on.
    const isApart = joint.trim() !== '' || mention.after + joint.length + length >= line.end - 1;
    if (length > 0 && isApart)
      return trimmed(page, mention.after + joint.length, mention.after + joint.length + length);
  }
  const from = Math.max(line.start, mention.start - 90);
  const at = roleAtEnd(page.text.slice(from, mention.start));
  if (at !== -1) return trimmed(page, from + at, mention.start);
  return mention.after >= line.end - 2 ? titleNearby(page, mention, nameLines, claimed) : null;
}

function titleNearby(
  page: PageSource,
  mention: Mention,
  nameLines: ReadonlySet<number>,
  claimed: Set<number>,
): Title | null {
  const isTitle = (index: number) => {
    const line = page.lines[index];
    return (
      line !== undefined && !claimed.has(index) && !nameLines.has(index) && looksLikeRole(line.text)
    );
  };
  const next = isTitle(mention.line + 1);
  const previous = mention.isWholeLine && isTitle(mention.line - 1);
  if (!next && !previous) return null;
  const isCloserBefore =
    previous &&
    (!next ||
      nearness(page, mention.line, mention.line - 1) >
        nearness(page, mention.line, mention.line + 1));
  const chosen = mention.line + (isCloserBefore ? -1 : 1);
  claimed.add(chosen);
  const line = page.lines[chosen]!;
  // A line of its own is a card's; in a sentence the words around it may belong to somebody else.
  return trimmed(page, line.start, line.end, 0.85);
}

/** Name and next line by their elements, as in `h3.name p.role`, of all names whose next line is plainly a function. */
function titleStyles(
  page: PageSource,
  mentions: readonly Mention[],
  nameLines: ReadonlySet<number>,
): Map<string, number> {
  const styles = new Map<string, number>();
  for (const { line, isWholeLine } of mentions) {
    const next = page.lines[line + 1];
    if (!isWholeLine || next === undefined || nameLines.has(line + 1) || !looksLikeRole(next.text))
      continue;
    const style = styleOf(page, line);
    styles.set(style, (styles.get(style) ?? 0) + 1);
  }
  return styles;
}

function styleOf(page: PageSource, line: number): string {
  const nodes = [page.lines[line]!.node, page.lines[line + 1]?.node ?? -1];
  return nodes
    .map((node) => (node === -1 ? '' : `${page.tags[node]}.${page.attribute(node, 'class') ?? ''}`))
    .join(' ');
}

interface StyleContext {
  nameLines: ReadonlySet<number>;
  claimed: Set<number>;
  styles: ReadonlyMap<string, number>;
}

/** A line that stands where other people's functions stand is one, whatever its words. */
function titleByStyle(
  page: PageSource,
  mention: Mention,
  { nameLines, claimed, styles }: StyleContext,
): Title | null {
  const index = mention.line + 1;
  const line = page.lines[index];
  if (
    mention.certainty < 0.6 ||
    !mention.isWholeLine ||
    line === undefined ||
    nameLines.has(index) ||
    claimed.has(index)
  )
    return null;
  if ((styles.get(styleOf(page, mention.line)) ?? 0) < 1) return null;
  if (
    line.text.length > 50 ||
    line.text.length < 3 ||
    /[\d@.!?:]|https?/.test(line.text) ||
    !/^\p{Lu}/u.test(line.text)
  )
    return null;
  if (buttonsAfter(line.text) > 0) return null;
  claimed.add(index);
  return trimmed(page, line.start, line.end, 0.75);
}

/** The index of the innermost element that holds both lines: the higher, the closer they are. */
function nearness(page: PageSource, a: number, b: number): number {
  let left = page.lines[a]!.node;
  let right = page.lines[b]!.node;
  // Parents come before their children, so the greater index is the one to climb from.
  while (left !== right && left !== -1 && right !== -1) {
    if (left > right) left = page.parents[left]!;
    else right = page.parents[right]!;
  }
  return left === right ? left : -1;
}

function trimmed(page: PageSource, start: number, end: number, confidence = 0.8): Title | null {
  const text = page.text.slice(start, end);
  const lead = /^[\s,:;–—-]*/.exec(text)![0].length;
  const body = text.slice(lead).replace(/[\s,:;–—-]+$/, '');
  return body === '' ? null : { start: start + lead, end: start + lead + body.length, confidence };
}
