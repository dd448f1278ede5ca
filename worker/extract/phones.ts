import type { FindingList } from './finding-list.ts';
import { safeDecode } from './emails.ts';
import type { Anchor } from './page-links.ts';
import type { PageSource } from './page-source.ts';
import { labelAfter, labelBefore, type PhoneLabel } from './phone-label.ts';
import { dialLetters, PhoneReader, type ReadPhone } from './phone-number.ts';
import { looksLikeNumber } from './phone-shape.ts';

/** A run of digits and the signs that people put between them. */
const RUN = /(?:[+(]{1,2} ?|\b00)?\d(?:[\d ()./\-–—‐‑−·•]|\(0\)){4,60}\d/g;
/** `1-800-FLOWERS`, `(212) NEW-YORK`. */
const VANITY =
  /(?<![\w.])(?:\+?1[-. ]{0,2})?\(?[2-9]\d{2}\)?[-. ]{1,3}(?=[\dA-Z. -]{0,12}[A-Z]{3})([\dA-Z](?:[-. ]?[\dA-Z]){6,10})(?![\w@])/g;
const EXTENSION =
  /^[\s,;(]{0,3}(?:x|ext\.?|extn\.?|extension|durchwahl|poste|doorkiesnr)\s?[.:]?\s?(\d{1,6})\b/i;
const MAX_RUNS = 4_000;

interface Context {
  page: PageSource;
  findings: FindingList;
  countries: readonly string[];
  reader: PhoneReader;
}

/** Phone and fax numbers in the text and behind `tel:` links. */
export function findPhones(
  page: PageSource,
  anchors: readonly Anchor[],
  countries: readonly string[],
  findings: FindingList,
): void {
  const context: Context = { page, findings, countries, reader: new PhoneReader() };
  findLinkedPhones(context, anchors);
  let runs = 0;
  for (let index = 0; index < page.lines.length && runs < MAX_RUNS; index++) {
    const { text } = page.lines[index]!;
    if (!/\d/.test(text) || text.length < 5) continue;
    for (const match of text.matchAll(RUN)) {
      if (runs++ > MAX_RUNS) break;
      readRun(context, index, match.index, match[0]);
    }
    if (/[A-Z]{3}/.test(text)) findVanity(context, index);
  }
}

function findLinkedPhones(
  { page, findings, countries, reader }: Context,
  anchors: readonly Anchor[],
): void {
  for (const { href, attribute, node } of anchors) {
    const scheme = /^\s*(tel|callto|fax|sms|whatsapp):(?:\/\/)?/i.exec(href);
    if (scheme === null) continue;
    const number = safeDecode(href.slice(scheme[0].length)).split(/[;?,]|ext|x/i, 1)[0]!;
    const phone = readNational(reader, dialLetters(number), countries, true);
    if (phone === null) continue;
    const line = page.lineAt(page.textStarts[node]!);
    const label = labelBefore(page, line, page.textStarts[node]! - (page.lines[line]?.start ?? 0));
    findings.add({
      subject: 'company',
      field: scheme[1]!.toLowerCase() === 'fax' || label === 'fax' ? 'fax' : 'phone',
      value: phone.e164,
      raw: page.attributeValue(attribute),
      extractor: 'link',
      confidence: phone.isValid ? 0.96 : 0.7,
      span: page.attributeSpan(attribute),
    });
  }
}

/** Takes one number, or several that stand side by side, out of a run. */
function readRun(context: Context, line: number, index: number, run: string): void {
  const { text } = context.page.lines[line]!;
  if (!isSetApart(text, index, run)) return;
  for (const piece of piecesOf(run)) {
    if (tryPiece(context, line, index + piece.at, piece.text)) continue;
    for (const part of splitBlanks(piece.text)) {
      tryPiece(context, line, index + piece.at + part.at, part.text);
    }
  }
}

/** Not part of a price, a code or a word; words glued to a number by careless markup are forgiven. */
function isSetApart(text: string, index: number, run: string): boolean {
  const before = index === 0 ? '' : text[index - 1]!;
  const after = text.slice(index + run.length, index + run.length + 4);
  if (/[@#$€£¥%&=_]/.test(before) || /^[\d%@_]/.test(after)) return false;
  const isGrouped = /\d[ ().–-]+\d{3}/.test(run);
  if (/^\p{L}/u.test(after) && !(isGrouped && /^(?:\p{L}{3}|x\d|ext)/u.test(after))) return false;
  if (!/[\p{L}\d]/u.test(before)) return true;
  return (
    isGrouped &&
    /(?:tel|phone|fax|mobile|cell|call|ph|(?<![\p{L}])[ptfm]|\p{Ll}{3})$/iu.test(
      text.slice(0, index),
    )
  );
}

interface Piece {
  at: number;
  text: string;
}

/** Splits at signs that stand between numbers rather than inside one. */
function piecesOf(run: string): Piece[] {
  const digits = run.replace(/\D/g, '').length;
  if (digits <= 11 && !/ [/•·—–] /.test(run)) return [{ at: 0, text: run }];
  // "0221 / 98 76 54 - 0", "+49 (0) 221 - 987654": the area stands apart.
  const isApart = /^\(?0\d{1,4}\)? ?\/ ?/.test(run) || /^\(?\+[^+]*$/.test(run);
  if (digits <= 13 && isApart) return [{ at: 0, text: run }];
  return splitAt(run, / ?[/•·] ?| [—–-] (?=[+(\d])| (?=\+)|(?<=\d) (?=\(\d{3}\))/g);
}

/** Two numbers with nothing but a blank between them: the first that reads as a number is one. */
function splitBlanks(text: string): Piece[] {
  const words = splitAt(text, / /g);
  if (words.length < 2 || words.length > 12) return [];
  const middle = text.length / 2;
  const cut = words
    .slice(1)
    .reduce((best, word) =>
      Math.abs(word.at - middle) < Math.abs(best.at - middle) ? word : best,
    ).at;
  return [
    { at: 0, text: text.slice(0, cut - 1) },
    { at: cut, text: text.slice(cut) },
  ];
}

function splitAt(text: string, separator: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let last = 0;
  for (const match of text.matchAll(separator)) {
    pieces.push({ at: last, text: text.slice(last, match.index) });
    last = match.index + match[0].length;
  }
  pieces.push({ at: last, text: text.slice(last) });
  return pieces.filter((piece) => piece.text !== '');
}

function tryPiece(context: Context, line: number, at: number, given: string): boolean {
  const { page, countries, reader, findings } = context;
  const { text, start: lineStart } = page.lines[line]!;
  const piece = trimPiece(given);
  if (piece === null) return false;
  const start = at + piece.at;
  const end = start + piece.text.length;
  const label = labelAfter(text.slice(end, end + 14)) ?? labelBefore(page, line, start);
  if (label === 'other') return false;
  const shape = looksLikeNumber(piece.text, label !== null, countries);
  if (!shape) return false;
  const phone = readNational(reader, piece.text, countries, label !== null);
  if (phone === null) return false;
  const extension = EXTENSION.exec(text.slice(end, end + 24));
  const rawEnd = end + (extension?.[0].length ?? 0);
  findings.add({
    subject: 'company',
    field: label === 'fax' ? 'fax' : 'phone',
    value: phone.e164,
    raw: text.slice(start, rawEnd),
    extractor: 'text',
    confidence: confidenceOf(phone, label, piece.text),
    span: page.spanOf(lineStart + start, lineStart + rawEnd),
  });
  return true;
}

/** Drops signs at both ends and an unbalanced bracket. */
function trimPiece(text: string): Piece | null {
  const head = /^[^\d+(]*/.exec(text)![0].length;
  let body = text.slice(head).replace(/[^\d]+$/, '');
  let at = head;
  if (body.startsWith('(') && !body.includes(')')) {
    body = body.slice(1);
    at++;
  }
  return body.length < 6 ? null : { at, text: body };
}

/** The first of the page's countries in which the number is valid; labelled ones may be just possible. */
function readNational(
  reader: PhoneReader,
  text: string,
  countries: readonly string[],
  isLabelled: boolean,
): ReadPhone | null {
  const trimmed = text.trim();
  const compact = trimmed.replace(/[^\d+]/g, '');
  if (/^(?:\+|00)/.test(compact)) {
    const phone = reader.read(`+${trimmed.replace(/^\D*00|\+/g, '')}`, undefined);
    return phone !== null && (phone.isValid || isLabelled) ? phone : null;
  }
  let possible: ReadPhone | null = null;
  for (const country of countries.slice(0, 6)) {
    const phone = reader.read(trimmed, country);
    if (phone === null) continue;
    if (phone.isValid) return phone;
    possible ??= phone;
  }
  // A calling code without its plus, as in "44 20 7946 0018".
  const international = compact.length >= 11 ? reader.read(`+${compact}`, undefined) : null;
  if (international?.isValid === true && countries.includes(international.country ?? '')) {
    return international;
  }
  return isLabelled ? possible : null;
}

function confidenceOf(phone: ReadPhone, label: PhoneLabel | null, text: string): number {
  if (!phone.isValid) return 0.6;
  if (label !== null) return 0.95;
  return /[+( ).-]/.test(text) ? 0.88 : 0.7;
}

function findVanity({ page, reader, findings }: Context, line: number): void {
  const { text, start } = page.lines[line]!;
  for (const match of text.matchAll(VANITY)) {
    const letters = match[1]!;
    const isTollFree = /^\+?1?\D{0,3}8(?:00|33|44|55|66|77|88)/.test(match[0]);
    const label = labelBefore(page, line, match.index);
    if (label === 'other' || (!isTollFree && label === null)) continue;
    if ((letters.match(/[A-Z]/g)?.length ?? 0) < 3) continue;
    const area = /(\d{3})\)?[-. ]{1,3}$/.exec(
      match[0].slice(0, match[0].length - letters.length),
    )?.[1];
    const number = dialLetters(letters).replace(/\D/g, '').slice(0, 7);
    const phone = reader.read(`${area}${number}`, 'US');
    if (phone === null || !phone.isValid) continue;
    findings.add({
      subject: 'company',
      field: label === 'fax' ? 'fax' : 'phone',
      value: phone.e164,
      raw: match[0],
      extractor: 'text',
      confidence: 0.85,
      span: page.spanOf(start + match.index, start + match.index + match[0].length),
    });
  }
}
