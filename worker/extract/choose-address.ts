import type { CompanyField, Finding } from '../../schema/evidence/finding.ts';
import { beliefIn, compareSupport, type FieldChoice, type SitedFinding } from './choose-field.ts';
import { squash } from './organisation-words.ts';

const ADDRESS_FIELDS = ['street', 'city', 'region', 'postal_code', 'country'] as const;
type AddressField = (typeof ADDRESS_FIELDS)[number];

export function isAddressField(field: Finding['field']): field is AddressField {
  return (ADDRESS_FIELDS as readonly string[]).includes(field);
}

type Address = Map<AddressField, SitedFinding[]>;

/**
 * One address as a whole: its street, town and code must come from one place on one page, or from
 * places that agree. Chosen by how complete it is and how many pages repeat it.
 */
export function chooseAddress(
  findings: readonly SitedFinding[],
): Partial<Record<CompanyField, FieldChoice>> {
  const merged = mergeByPlace([...readAddresses(findings).values()]);
  const ranked = merged
    .map((address) => ({ address, score: scoreOf(address), key: placeKey(address) }))
    .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  const best = ranked[0]?.address;
  const fields: Partial<Record<CompanyField, FieldChoice>> = {};
  for (const [field, support] of best ?? []) {
    const sorted = support.toSorted(compareSupport);
    const agreeing = sorted.filter(({ value }) => squash(value) === squash(sorted[0]!.value));
    fields[field] = {
      value: sorted[0]!.value,
      confidence: Number(Math.min(beliefIn(agreeing), 0.99).toFixed(3)),
      support: sorted,
    };
  }
  return fields;
}

function readAddresses(findings: readonly SitedFinding[]): Map<string, Address> {
  const addresses = new Map<string, Address>();
  for (const finding of findings) {
    const { field, group, url } = finding;
    if (group === undefined || !isAddressField(field)) continue;
    const key = `${url} ${group}`;
    const address = addresses.get(key) ?? new Map<AddressField, SitedFinding[]>();
    addresses.set(key, address);
    const values = address.get(field);
    if (values === undefined) address.set(field, [finding]);
    else values.push(finding);
  }
  return addresses;
}

/** Addresses with one postcode and streets that agree are one address. */
function mergeByPlace(addresses: readonly Address[]): Address[] {
  const places = new Map<string, Address>();
  for (const address of addresses) {
    const key = placeKey(address);
    const place = places.get(key) ?? new Map<AddressField, SitedFinding[]>();
    places.set(key, place);
    for (const [field, support] of address)
      place.set(field, [...(place.get(field) ?? []), ...support]);
  }
  return [...places.values()];
}

function placeKey(address: Address): string {
  const first = (field: AddressField) => squash(address.get(field)?.[0]?.value ?? '');
  // The house number tells neighbours apart; the rest of a street is spelled too variously.
  const number = /\d+/.exec(address.get('street')?.[0]?.value ?? '')?.[0] ?? first('street');
  return `${first('postal_code') || first('city')} ${number}`;
}

function scoreOf(address: Address): number {
  let score = 0;
  for (const support of address.values()) score += beliefIn(support);
  const pages = new Set([...address.values()].flat().map(({ url }) => url)).size;
  return score + Math.min(Math.log2(pages), 3) * 0.8;
}
