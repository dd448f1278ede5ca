import type { Extractor } from '../../schema/evidence/finding.ts';
import { decodeCloudflare, toEmail } from './email-address.ts';
import type { FindingList } from './finding-list.ts';
import type { Anchor } from './page-links.ts';
import type { PageSource } from './page-source.ts';

/** How an @ is written, plainly or in words. */
const AT =
  /@|[[({<]\s?(?:at|@|ät|arroba|arobase|apenstaartje|a)\s?[\])}>]|_(?:at|AT)_|\s(?:at|AT|arobase|arroba|apenstaartje)\s(?=[\w-]{1,63}\s?(?:[[({]\s?)?(?:dot|DOT|point|punto|punt|punkt)\b)|\sat\s(?=[\w-]{1,63}(?:\.[\w-]{2,63})+)/gi;
/** Before a mere "at" only a label or a common mailbox makes an address of it. */
const SPOKEN_AT =
  /(?:e-?mail|mail|courriel|correo)\s?:?\s?[\w.+-]{1,64}$|(?:^|\s)(?:info|contact|sales|support|office|hello|enquiries|inquiries|admin)$/i;
const LEFT = /[\w.+%'-]{1,64}$/;
const DOT = String.raw`(?:\.|\s?[\[({<]\s?(?:dot|\.|punkt|point|punto|punt)\s?[\])}>]\s?|\s(?:dot|punkt|point|punto|punt)\s|_dot_)`;
const RIGHT = new RegExp(
  String.raw`([a-z0-9\u00a1-\uffff-]{1,63}(?:${DOT}[a-z0-9-]{1,63}){1,5})`,
  'iy',
);
const DOTS = new RegExp(DOT, 'gi');
const MAX_ANCHORS = 3_000;

/** Every address in the text, also written in words, broken by tags or backwards. */
export function findTextEmails(page: PageSource, findings: FindingList): void {
  const { text } = page;
  AT.lastIndex = 0;
  for (let count = 0; count < MAX_ANCHORS; count++) {
    const at = AT.exec(text);
    if (at === null) return;
    const found = readAround(text, at.index, at[0]);
    if (found === null) continue;
    findings.add({
      subject: 'company',
      field: 'email',
      value: found.value,
      raw: text.slice(found.start, found.end),
      extractor: 'text',
      confidence: found.confidence,
      span: page.spanOf(found.start, found.end),
    });
  }
}

interface Found {
  value: string;
  start: number;
  end: number;
  confidence: number;
}

function readAround(text: string, index: number, sign: string): Found | null {
  let end = index + sign.length;
  const left = text.slice(Math.max(0, index - 66), index);
  if (/^\sat\s$/i.test(sign) && !isSpoken(text, left, end)) return null;
  const isLoose = /\s$/.test(left) || (sign === '@' && text[end] === ' ');
  const local = LEFT.exec(left.trimEnd())?.[0];
  if (local === undefined) return null;
  const start = index - (left.length - left.trimEnd().length) - local.length;
  if (sign === '@' && isLoose && !isAlone(text, start)) return null;
  while (text[end] === ' ' && end < index + sign.length + 2) end++;
  RIGHT.lastIndex = end;
  const right = RIGHT.exec(text)?.[1];
  if (right === undefined) return isLoose ? null : readBackwards(local, text, start, end);
  const isPlain = sign === '@' && !/\s|[[({<]/.test(right);
  return (
    readForwards(local, right, start, end, isPlain && !isLoose) ??
    readBackwards(local, text, start, end)
  );
}

/** "info at acme.com" is an address, "we met at acme.com" is none. */
function isSpoken(text: string, left: string, end: number): boolean {
  const domain = /^[\w-]{1,63}\s?(?:[[({]\s?)?(?:dot|point|punto|punt|punkt)\b/i;
  return domain.test(text.slice(end, end + 80)) || SPOKEN_AT.test(left);
}

/** An address with blanks in it is taken only where a label or a line's start sets it apart. */
function isAlone(text: string, start: number): boolean {
  return start === 0 || /[\n:]\s?$/.test(text.slice(Math.max(0, start - 2), start));
}

function readForwards(
  local: string,
  right: string,
  start: number,
  end: number,
  isPlain: boolean,
): Found | null {
  const confidence = isPlain ? 0.95 : 0.88;
  // Leading punctuation belongs to the sentence, not to the address.
  const name = local.replace(/^[^a-z0-9]+/i, '');
  const from = start + local.length - name.length;
  for (const domain of domainReadings(right)) {
    const value = toEmail(`${name}@${domain.replace(DOTS, '.').replace(/\s/g, '')}`);
    if (value !== null) return { value, start: from, end: end + domain.length, confidence };
  }
  return null;
}

/** The domain as it stands, and without a word glued to its end, as in `acme.comPhone`. */
function domainReadings(right: string): string[] {
  const readings = [right];
  const glued = /^(.{3,}?\.[a-z]{2,6})(?=[A-Z\d])/.exec(right)?.[1];
  if (glued !== undefined) readings.push(glued);
  const shorter = right.replace(/(?:\.|\s?[[({<]?\s?dot\s?[\])}>]?\s?)[^.\s]+$/i, '');
  if (shorter !== right && shorter.includes('.')) readings.push(shorter);
  return readings;
}

const REVERSED_LOCAL = /[\w.+-]{1,64}/y;

/** `moc.emca@ofni`, shown the right way round by a style sheet. */
function readBackwards(local: string, text: string, start: number, end: number): Found | null {
  REVERSED_LOCAL.lastIndex = end;
  const right = REVERSED_LOCAL.exec(text)?.[0];
  const value = right === undefined ? null : toEmail(reverse(`${local}@${right}`));
  if (value === null || right === undefined) return null;
  return { value, start, end: end + right.length, confidence: 0.85 };
}

function reverse(text: string): string {
  return Array.from(text).reverse().join('');
}

/** `mailto:` links and Cloudflare's protected ones. */
export function findLinkedEmails(
  page: PageSource,
  anchors: readonly Anchor[],
  findings: FindingList,
): void {
  const add = (attribute: number, text: string, extractor: Extractor) => {
    const value = toEmail(text);
    if (value === null) return;
    findings.add({
      subject: 'company',
      field: 'email',
      value,
      raw: page.attributeValue(attribute),
      extractor,
      confidence: 0.97,
      span: page.attributeSpan(attribute),
    });
  };
  for (const { href, attribute } of anchors) {
    if (/^\s*mailto:/i.test(href)) {
      for (const address of mailtoAddresses(href)) add(attribute, address, 'link');
    } else {
      const hex = /\/cdn-cgi\/l\/email-protection#([0-9a-f]+)/i.exec(href)?.[1];
      if (hex !== undefined) add(attribute, decodeCloudflare(hex) ?? '', 'link');
    }
  }
  for (let index = 0; index < page.attributeNames.length; index++) {
    const name = page.attributeNames[index]!;
    if (name === 'data-cfemail')
      add(index, decodeCloudflare(page.attributeValue(index)) ?? '', 'text');
    else if (name === 'data-email' || name === 'data-mail')
      add(index, page.attributeValue(index), 'text');
  }
}

export function mailtoAddresses(href: string): string[] {
  const path = href.trim().slice('mailto:'.length).split('?', 1)[0]!;
  return safeDecode(path)
    .split(/[,;]/, 20)
    .map((part) => /<([^<>]+@[^<>]+)>/.exec(part)?.[1] ?? part.trim().replace(/^mailto:\s*/i, ''))
    .filter((part) => part !== '');
}

/** Percent-decoding that keeps what it can't read. */
export function safeDecode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/%([0-7][0-9a-f])/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}
