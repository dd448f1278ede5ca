import { decodeHTML } from 'entities';
import type { Span } from '../../schema/evidence/finding.ts';
import { toEmail } from './email-address.ts';
import type { FindingList } from './finding-list.ts';
import type { Anchor } from './page-links.ts';
import type { PageSource } from './page-source.ts';
import { readBuiltStrings } from './script-strings.ts';

const MAX_SCRIPTS = 60;
/** A script without any of these writes no address. */
const MAY_WRITE = /@|%40|&#(?:64|x40);|\\x40|\\u0040|fromCharCode/i;
const ADDRESS = /[a-z0-9][\w.+%'-]{0,62}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/gi;

export interface HiddenEmail {
  value: string;
  /** Relative to the text that was read. */
  span: Span;
}

/** Addresses that a page hides from plain readers: put together by script, or split over attributes. */
export function findHiddenEmails(
  page: PageSource,
  anchors: readonly Anchor[],
  findings: FindingList,
): void {
  const add = (value: string, span: Span) =>
    findings.add({
      subject: 'company',
      field: 'email',
      value,
      raw: decodeHTML(page.html.slice(span.start, span.end)),
      extractor: 'text',
      confidence: 0.85,
      span,
    });
  const sources = [...page.scripts.slice(0, MAX_SCRIPTS), ...scriptLinks(page, anchors)];
  for (const { start, end } of sources) {
    for (const { value, span } of emailsInScript(page.html.slice(start, end)))
      add(value, { start: start + span.start, end: start + span.end });
  }
  for (const { value, span } of emailsInParts(page)) add(value, span);
}

function scriptLinks(page: PageSource, anchors: readonly Anchor[]): Span[] {
  return anchors
    .filter(({ href }) => /^javascript:/i.test(href))
    .slice(0, MAX_SCRIPTS)
    .map(({ attribute }) => page.attributeSpan(attribute));
}

/** Only what is put together, or written as a link: a lone address in a script is often somebody else's. */
export function emailsInScript(source: string): HiddenEmail[] {
  const found = new Map<string, Span>();
  readCrypt(source, found);
  if (!MAY_WRITE.test(source)) return [...found].map(toHidden);
  for (const { text, span, pieces } of readBuiltStrings(source)) {
    const written = decodeHTML(text);
    if (pieces === 1 && !/mailto:/i.test(written)) continue;
    for (const match of written.matchAll(ADDRESS)) {
      const value = toEmail(match[0]);
      if (value !== null && !found.has(value)) found.set(value, span);
    }
  }
  return [...found].map(toHidden);
}

function toHidden([value, span]: [string, Span]): HiddenEmail {
  return { value, span };
}

/** TYPO3's `linkTo_UnCryptMailto('ocknvq,…')`: each letter moved by one number within its range. */
function readCrypt(source: string, found: Map<string, Span>): void {
  const match = /linkTo_UnCryptMailto\((?:'|"|%27|&#39;)([^'"%&)]{8,200})/.exec(source);
  if (match === null) return;
  for (let offset = -25; offset <= 25; offset++) {
    const text = Array.from(match[1]!, (sign) => shift(sign, offset)).join('');
    const value = text.startsWith('mailto:') ? toEmail(text.slice('mailto:'.length)) : null;
    if (value === null) continue;
    found.set(value, { start: match.index, end: match.index + match[0].length });
    return;
  }
}

const RANGES = [
  [0x2b, 0x3a],
  [0x40, 0x5a],
  [0x61, 0x7a],
] as const;

function shift(sign: string, offset: number): string {
  const code = sign.charCodeAt(0);
  const range = RANGES.find(([low, high]) => code >= low && code <= high);
  if (range === undefined) return sign;
  const size = range[1] - range[0] + 1;
  return String.fromCharCode(range[0] + ((((code - range[0] + offset) % size) + size) % size));
}

const LOCAL_PARTS = ['data-user', 'data-name', 'data-local', 'data-u'];
const DOMAIN_PARTS = ['data-domain', 'data-host', 'data-d'];

/** `<a data-user="jane" data-domain="acme" data-tld="com">`. */
function emailsInParts(page: PageSource): HiddenEmail[] {
  const found: HiddenEmail[] = [];
  if (!page.attributeNames.some((name) => DOMAIN_PARTS.includes(name))) return found;
  for (let node = 0; node < page.tags.length && found.length < MAX_SCRIPTS; node++) {
    const parts = [LOCAL_PARTS, DOMAIN_PARTS].map((names) =>
      names.map((name) => page.attributeIndex(node, name)).find((index) => index !== -1),
    );
    const [local, domain] = parts;
    if (local === undefined || domain === undefined) continue;
    const tld = page.attributeIndex(node, 'data-tld');
    const ending = tld === -1 ? '' : `.${page.attributeValue(tld).replace(/^\./, '')}`;
    const value = toEmail(`${page.attributeValue(local)}@${page.attributeValue(domain)}${ending}`);
    if (value === null) continue;
    const indexes = [local, domain, ...(tld === -1 ? [] : [tld])];
    const spans = indexes.map((index) => page.attributeSpan(index));
    const start = Math.min(...spans.map((span) => span.start));
    found.push({ value, span: { start, end: Math.max(...spans.map((span) => span.end)) } });
  }
  return found;
}
