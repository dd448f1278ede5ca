import type { CompanyField } from '../../schema/evidence/finding.ts';
import type { PageSource } from './page-source.ts';
import type { Range } from './postal-codes.ts';

/** The parts of an address in the order in which they were found. */
export type LabelledAddress = Map<CompanyField, Range>;

/** A part stands so many lines from the one before it, at most. */
const MAX_GAP = 4;
const MAX_ADDRESSES = 40;

const LABELS: [CompanyField, RegExp][] = [
  [
    'street',
    /^(?:street(?: address| name)?|address(?: line)? ?1?|adresse|straße|strasse|anschrift|rue|straat|calle|dirección|domicilio)$/i,
  ],
  [
    'city',
    /^(?:city|town|(?:city|town) ?\/ ?(?:city|town)|ort|stadt|wohnort|ville|commune|plaats|woonplaats|ciudad|población|localidad|città)$/i,
  ],
  [
    'region',
    /^(?:state|province|region|county|state ?\/ ?province|bundesland|provincia|provincie)$/i,
  ],
  [
    'postal_code',
    /^(?:zip(?: ?code)?|post ?code|postal ?code|postleitzahl|plz|code postal|c\.? ?p\.?|postcode|código postal|cap)$/i,
  ],
];

/**
 * Addresses whose parts each have a label, as tables and definition lists write them: "City" in one
 * cell and "Reno" in the next, or "City: Reno" in one line.
 */
export function readLabelledAddresses(page: PageSource): LabelledAddress[] {
  const found: LabelledAddress[] = [];
  let current: LabelledAddress = new Map();
  let last = -1;
  const close = () => {
    if (isAddress(current)) found.push(current);
    current = new Map();
  };
  for (let index = 0; index < page.lines.length && found.length < MAX_ADDRESSES; index++) {
    const part = readPart(page, index);
    if (part === null) continue;
    if (current.has(part.field) || index - last > MAX_GAP) close();
    current.set(part.field, part.range);
    last = index;
  }
  close();
  return found;
}

function isAddress(address: LabelledAddress): boolean {
  return address.size >= 2 && (address.has('street') || address.has('postal_code'));
}

function readPart(page: PageSource, index: number): { field: CompanyField; range: Range } | null {
  const line = page.lines[index]!;
  if (line.text.length > 120) return null;
  const [label = '', value] = line.text.split(/\s?:\s?/, 2);
  if (label.length > 24) return null;
  const field = LABELS.find(([, pattern]) => pattern.test(label.trim()))?.[0];
  if (field === undefined) return null;
  const holder = value === undefined || value === '' ? page.lines[index + 1] : line;
  if (holder === undefined) return null;
  const start =
    holder === line ? line.end - line.text.slice(line.text.indexOf(value!)).length : holder.start;
  const range = { start, end: holder.end };
  return isValue(page.text.slice(range.start, range.end), field) ? { field, range } : null;
}

function isValue(text: string, field: CompanyField): boolean {
  if (text.length < 2 || text.length > 80 || /[@?*]|https?:|:$/.test(text)) return false;
  if (field === 'postal_code') return /^[\dA-Z][\dA-Z -]{2,9}$/.test(text) && /\d/.test(text);
  if (field === 'street') return /\d/.test(text) && /\p{L}{2}/u.test(text);
  return (
    /^\p{Lu}[\p{L} .'’()-]{1,40}$/u.test(text) && !LABELS.some(([, label]) => label.test(text))
  );
}
