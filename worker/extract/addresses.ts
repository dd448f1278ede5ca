import type { CompanyField } from '../../schema/evidence/finding.ts';
import { readLocality, type Part } from './address-parts.ts';
import type { FindingList } from './finding-list.ts';
import { readLabelledAddresses } from './labelled-address.ts';
import { readOfficeBlocks } from './office-blocks.ts';
import { AU_STATES, CA_PROVINCES, COUNTRIES, US_STATES } from './places.ts';
import type { PageSource } from './page-source.ts';
import { findPostalCodes, type PostalMatch, type Range } from './postal-codes.ts';
import { COUNTRY_AFTER } from './postal-patterns.ts';
import { streetLength, streetWithin } from './street.ts';

/** Countries whose addresses put the number behind the street's name. */
const NUMBER_FIRST = new Set(['US', 'CA', 'GB', 'AU', 'IE', 'IN', 'JP']);

/** Postal addresses in the text: found by their postcode, read backwards from there. */
export function findAddresses(
  page: PageSource,
  countries: readonly string[],
  findings: FindingList,
): void {
  let floor = 0;
  const taken: Range[] = [];
  for (const postal of findPostalCodes(page.text, countries)) {
    const locality = readLocality(page, postal, floor, !NUMBER_FIRST.has(postal.country));
    if (locality === null) continue;
    const { street, city } = locality;
    // A bare code proves nothing: some digits are a price or a part number.
    // Without a code only a street makes a town and a region an address.
    if (postal.code === null && (street.length === 0 || city === null)) continue;
    const isLikelyTown = postal.city !== null && postal.country === countries[0];
    const isSelfEvident = postal.region !== null || postal.country === 'GB' || isLikelyTown;
    if (street.length === 0 && city === null && !isSelfEvident) continue;
    addAddress(page, findings, postal, street, city ?? postal.city, locality.county);
    taken.push({ start: street[0]?.start ?? postal.start, end: postal.end });
    floor = postal.end;
  }
  addLabelled(page, countries, findings, taken);
  addOffices(page, findings, taken);
  findBareStreets(page, findings, taken);
}

function addOffices(page: PageSource, findings: FindingList, taken: Range[]): void {
  for (const { street, city, code, country } of readOfficeBlocks(page)) {
    if (taken.some((range) => street.start < range.end && range.start < street.end)) continue;
    const group = findings.nextGroup();
    const add = (field: CompanyField, range: Range, confidence: number, value?: string) =>
      addText(page, findings, { field, range, confidence, group, value });
    add('street', street, 0.65, page.text.slice(street.start, street.end).replace(/,?\n/g, ', '));
    if (city !== null) add('city', city, 0.6);
    if (code !== null) add('postal_code', code, 0.6);
    if (country !== null) add('country', country, 0.9, country.value);
    taken.push(street);
  }
}

function addLabelled(
  page: PageSource,
  countries: readonly string[],
  findings: FindingList,
  taken: Range[],
): void {
  for (const address of readLabelledAddresses(page)) {
    const ranges = [...address.values()];
    const isTaken = ranges.some(({ start, end }) =>
      taken.some((range) => start < range.end && range.start < end),
    );
    if (isTaken) continue;
    const group = findings.nextGroup();
    for (const [field, range] of address) {
      const text = page.text.slice(range.start, range.end);
      const value = field === 'region' ? regionCode(text, countries[0]) : undefined;
      addText(page, findings, { field, range, confidence: 0.88, group, value });
    }
    taken.push(...ranges);
  }
}

function regionCode(text: string, country: string | undefined): string {
  const name = text.toLowerCase();
  const table = country === 'CA' ? CA_PROVINCES : country === 'AU' ? AU_STATES : US_STATES;
  return table.get(name) ?? text;
}

function addAddress(
  page: PageSource,
  findings: FindingList,
  postal: PostalMatch,
  street: readonly Part[],
  city: Range | null,
  county: Range | null,
): void {
  const group = findings.nextGroup();
  const sure = street.length > 0 && city !== null ? 0.92 : 0.75;
  const add = (field: CompanyField, range: Range, confidence: number, value?: string) =>
    addText(page, findings, { field, range, confidence, group, value });

  if (street.length > 0) {
    const range = { start: street[0]!.start, end: street.at(-1)!.end };
    add('street', range, city === null ? 0.7 : 0.87, street.map((part) => part.text).join(', '));
  }
  if (city !== null) add('city', city, sure - 0.04);
  if (postal.region !== null) add('region', postal.region, sure, postal.region.value);
  else if (county !== null) add('region', county, 0.8);
  if (postal.code !== null)
    add('postal_code', postal.code, sure, normalizeCode(page, postal, postal.code));
  const last = postal.code ?? postal.region ?? postal;
  const after = COUNTRY_AFTER.exec(page.text.slice(postal.end, postal.end + 40));
  if (after !== null && /^\p{Lu}/u.test(after[1]!)) {
    const end = postal.end + after[0].length;
    add(
      'country',
      { start: end - after[1]!.length, end },
      0.95,
      COUNTRIES.get(after[1]!.toLowerCase()),
    );
    return;
  }
  findings.add({
    subject: 'company',
    field: 'country',
    value: postal.country,
    raw: page.text.slice(last.start, last.end),
    extractor: 'inferred',
    confidence:
      postal.region === null && postal.country !== 'GB' && postal.country !== 'CA' ? 0.75 : 0.9,
    span: page.spanOf(last.start, last.end),
    group,
  });
}

interface TextFinding {
  field: CompanyField;
  range: Range;
  confidence: number;
  group: number;
  value?: string | undefined;
}

function addText(page: PageSource, findings: FindingList, text: TextFinding): void {
  const { field, range, confidence, group, value } = text;
  const full = page.text.slice(range.start, range.end);
  // "West Sussex. BN44 3TN"; the point of "St." is a part of it.
  const raw =
    field === 'city' || field === 'region' ? full.replace(/(?<=\p{Ll}{3})\.$/u, '') : full;
  findings.add({
    subject: 'company',
    field,
    value: value ?? raw,
    raw,
    extractor: 'text',
    confidence,
    span: page.spanOf(range.start, range.start + raw.length),
    group,
  });
}

function normalizeCode(page: PageSource, { country }: PostalMatch, code: Range): string {
  const text = page.text.slice(code.start, code.end).toUpperCase();
  const compact = text.replace(/[\s-]/g, '');
  if (country === 'GB') return `${compact.slice(0, -3)} ${compact.slice(-3)}`;
  if (country === 'CA') return `${compact.slice(0, 3)} ${compact.slice(3)}`;
  if (country === 'NL') return `${compact.slice(0, 4)} ${compact.slice(4)}`;
  return text.replace(/ ?– ?/, '-');
}

const MAX_BARE = 30;

/** Streets that stand on a line of their own without a postcode near them. */
function findBareStreets(page: PageSource, findings: FindingList, taken: readonly Range[]): void {
  let count = 0;
  for (const line of page.lines) {
    if (line.text.length > 80 || line.text.length < 8 || count >= MAX_BARE) continue;
    const at = streetWithin(line.text);
    if (at === -1 || (at > 0 && !/(?:^|[:,]|\bat) ?$/i.test(line.text.slice(0, at)))) continue;
    const start = line.start + at;
    const end = start + streetLength(line.text);
    if (taken.some((range) => start < range.end && range.start < end)) continue;
    const rest = /^,? ?(?:(?:suite|ste|unit|floor|apt|#)\.? ?#? ?[\w-]+)?/i
      .exec(page.text.slice(end, line.end))![0]
      .trimEnd();
    count++;
    addText(page, findings, {
      field: 'street',
      range: { start, end: end + (rest === ',' ? 0 : rest.length) },
      confidence: 0.6,
      group: findings.nextGroup(),
    });
  }
}
