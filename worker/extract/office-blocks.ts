import { hasLegalForm } from './organisation-words.ts';
import { countryNamed } from './places.ts';
import type { PageSource } from './page-source.ts';
import type { Range } from './postal-codes.ts';
import { kindOfPart } from './street.ts';

/** An office in a list of offices, whatever its country writes in which order. */
export interface OfficeBlock {
  street: Range;
  city: Range | null;
  code: Range | null;
  /** ISO 3166-1 alpha-2 with the place that names it. */
  country: (Range & { value: string }) | null;
}

/** One block may be anything; a list of them is a list of offices. */
const LEAST_BLOCKS = 3;
const MAX_BLOCKS = 120;
const MAX_LINES = 6;
const CONTACT =
  /^(?:tel|phone|ph|fax|e-?mail|mob|cell|t|f|e|m|web|www|contact)\b\s?[.:]|@|https?:|www\./i;
const PHONE =
  /^(?:tel|phone|ph|t|telefon|telephone|téléphone|tél)\b\s?[.:]?\s?(?:no\.?)?\s?[:.]?\s?[+(\d]/i;

/**
 * Reads lists of offices: the lines between one office's contact data and the next one's number. Only
 * where at least three such blocks follow each other; single addresses have better evidence.
 */
export function readOfficeBlocks(page: PageSource): OfficeBlock[] {
  const blocks: OfficeBlock[] = [];
  for (let index = 1; index < page.lines.length && blocks.length < MAX_BLOCKS; index++) {
    if (!PHONE.test(page.lines[index]!.text)) continue;
    const block = readBlock(page, index);
    if (block !== null) blocks.push(block);
  }
  return blocks.length >= LEAST_BLOCKS ? blocks : [];
}

function readBlock(page: PageSource, phoneLine: number): OfficeBlock | null {
  let first = phoneLine;
  while (first > 0 && phoneLine - first <= MAX_LINES && !isEdge(page.lines[first - 1]!.text))
    first--;
  if (phoneLine - first > MAX_LINES) return null;
  let last = phoneLine - 1;
  const country = countryOf(page, last);
  if (country !== null && country.start === page.lines[last]!.start) last--;
  // The firm's own name over its address.
  if (first < last && isFirm(page.lines[first]!.text)) first++;
  if (last - first < 1) return null;
  const lines = page.lines.slice(first, last);
  const isPlace = lines.some(({ text }) => {
    const kind = kindOfPart(text.replace(/,$/, ''), true);
    return kind === 'street' || kind === 'site' || /\d/.test(text);
  });
  if (!isPlace) return null;
  const street = { start: lines[0]!.start, end: lines.at(-1)!.end };
  return {
    street: trimmed(page, street),
    city: cityOf(page, last),
    code: codeOf(page, last),
    country,
  };
}

function isEdge(text: string): boolean {
  return text.length > 90 || CONTACT.test(text) || /[!?]$|[.] \p{Lu}\p{Ll}+ \p{Ll}/u.test(text);
}

function isFirm(text: string): boolean {
  return hasLegalForm(text) || (!/\d|,/.test(text) && kindOfPart(text, true) === 'other');
}

function countryOf(page: PageSource, index: number): OfficeBlock['country'] {
  const line = page.lines[index]!;
  const name = line.text.replace(/[.,]$/, '');
  const value = countryNamed(name);
  return value === null ? null : { start: line.start, end: line.start + name.length, value };
}

/** The words before the code, or behind it, on the last line. */
function cityOf(page: PageSource, index: number): Range | null {
  const line = page.lines[index]!;
  const found = /\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}/u.exec(line.text);
  if (found === null) return null;
  const start = line.start + found.index;
  return { start, end: start + found[0].length };
}

const NUMBERED_STREET =
  /^\d{1,6}[a-z]? (?:[\p{L}.'’-]+ ){0,4}(?:st|street|rd|road|ave|avenue|blvd|boulevard|dr|drive|hwy|highway|lane|ln|way|parkway|pkwy)\b/iu;

/** A code beside the town: "Jamshedpur 831 003", "D-80637 München", "Doha 20154". */
function codeOf(page: PageSource, index: number): Range | null {
  const line = page.lines[index]!;
  const found =
    /(?<![\p{L}\d-])(?:[A-Z]{1,2}-)?\d{3}(?: \d{2,3}|\d{1,5})(?:-\d{3,4})?(?![\p{L}\d/])/u.exec(
      line.text,
    );
  const isStreet = NUMBERED_STREET.test(line.text);
  if (found === null || isStreet || /box|no\.?\s*$/i.test(line.text.slice(0, found.index)))
    return null;
  const start = line.start + found.index;
  return { start, end: start + found[0].length };
}

function trimmed(page: PageSource, { start, end }: Range): Range {
  const text = page.text.slice(start, end);
  return { start, end: start + text.replace(/[\s,;:]+$/, '').length };
}
