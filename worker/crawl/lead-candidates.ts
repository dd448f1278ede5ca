import { LEAD_FIELDS } from '../../schema/enrichment/fields.ts';
import { domainKey } from '../extract/identity.ts';
import type { MergedFields, MergedSite, Receipt } from './extraction.ts';
import { isEntryUnit } from './frontier.ts';
import { siteOf } from './url.ts';

/** Lead columns that a crawl fills, in the words of the table and of its receipts. */
export const LEAD_COLUMNS = ['name', ...LEAD_FIELDS] as const;
export type LeadColumn = (typeof LEAD_COLUMNS)[number];

export interface CandidateReceipt extends Receipt {
  field: string;
  value: string;
  /** The value that the lead shows for this field. */
  isChosen: boolean;
}

/** `entry` is the place of an entry among a directory's pages. */
export type IdentityKind = 'domain' | 'email' | 'linkedin' | 'phone' | 'person' | 'entry';

export interface Identity {
  kind: IdentityKind;
  value: string;
}

/** A lead as a site describes it, before it is known whether the org has it already. */
export interface LeadCandidate {
  unit: string;
  kind: 'company' | 'person';
  columns: Partial<Record<LeadColumn, string>> & { name: string };
  /** The strongest first. Two candidates that share one are one lead. */
  identities: Identity[];
  receipts: CandidateReceipt[];
  sourceUrl: string;
}

export interface UnitLeads {
  unit: string;
  domain: string | null;
  website: string | null;
  company: MergedFields;
  /** The company first, when it can be reached. */
  leads: LeadCandidate[];
}

/** Other values are kept for a person to choose from; further places only say the same again. */
const MAX_VALUES_PER_FIELD = 4;
const MAX_RECEIPTS_PER_VALUE = 2;
/** Nobody chooses among these: each page has its own description, and a site has one language. */
const SINGLE_FIELDS = new Set(['description', 'language', 'industry', 'founded']);
/** A site's own pages name fewer; a list of people may be a whole directory of them. */
const MAX_PEOPLE = 200;
export const MAX_LISTED_PEOPLE = 5_000;

/**
 * What a site is worth as leads: its company, when there is an address or a number to reach it by,
 * and each person who has a name and something to go by.
 */
export function leadsOfUnit(
  unit: string,
  home: string,
  merged: MergedSite,
  mostPeople = MAX_PEOPLE,
): UnitLeads {
  const domain = isEntryUnit(unit) ? null : unit.replace(/:\d+$/, '');
  // A listing may say where an entry without a site of its own here is at home.
  const listed = isEntryUnit(unit) ? best(merged.company, 'website') : undefined;
  const website = isEntryUnit(unit) ? null : new URL('/', home).href;
  const context: UnitContext = {
    unit,
    domain: listed === undefined ? domain : ownDomain(listed),
    website: website ?? listed ?? null,
    home,
    merged,
    companyName: best(merged.company, 'name'),
  };
  const company = companyLead(context);
  const people = merged.people
    .slice(0, mostPeople)
    .map((person) => personLead(context, person))
    .filter((lead) => lead !== null);
  const leads = company === null ? people : [company, ...people];
  return { unit, domain, website: context.website, company: merged.company, leads };
}

/** A page on a network or a builder's host is nobody's own domain: thousands share it. */
function ownDomain(url: string): string | null {
  return domainKey(url) === null ? null : siteOf(url).replace(/:\d+$/, '');
}

interface UnitContext {
  unit: string;
  domain: string | null;
  website: string | null;
  home: string;
  merged: MergedSite;
  companyName: string | undefined;
}

function best(fields: MergedFields, field: string): string | undefined {
  return fields[field]?.[0]?.value;
}

function companyLead(context: UnitContext): LeadCandidate | null {
  const { merged, domain, website, unit, home } = context;
  const fields = merged.company;
  const email = best(fields, 'email');
  const phone = best(fields, 'phone');
  if (email === undefined && phone === undefined) return null;
  const name = context.companyName ?? domain;
  if (name === null) return null;
  const identities: Identity[] = [];
  if (domain !== null) identities.push({ kind: 'domain', value: domain.toLowerCase() });
  if (isEntryUnit(unit)) identities.push({ kind: 'entry', value: unit.slice('entry:'.length) });
  if (email !== undefined) identities.push({ kind: 'email', value: email.toLowerCase() });
  if (phone !== undefined) identities.push({ kind: 'phone', value: `${phone}|${foldName(name)}` });
  const columns = { ...columnsOf(fields), name, ...(website === null ? {} : { website }) };
  const receipts = receiptsOf(fields);
  return {
    unit,
    kind: 'company',
    columns: context.companyName === undefined ? columns : { ...columns, company_name: name },
    identities,
    receipts: [
      ...receipts,
      ...inherited(fields, 'name', 'company_name'),
      ...(best(fields, 'website') === undefined ? websiteReceipts(website, fields) : []),
    ],
    sourceUrl: firstUrl(receipts) ?? home,
  };
}

/** What a person has from the company: enough to place them, nothing that is not theirs to answer. */
const FROM_COMPANY = [
  ['name', 'company_name'],
  ['city', 'city'],
  ['country', 'country'],
] as const;

function personLead(context: UnitContext, person: MergedFields): LeadCandidate | null {
  const { merged, unit, website, home } = context;
  const name = best(person, 'name');
  const hasTrait = ['email', 'phone', 'linkedin', 'title'].some((field) => best(person, field));
  if (name === undefined || !hasTrait) return null;
  const columns: LeadCandidate['columns'] = { ...columnsOf(person), name };
  const receipts = receiptsOf(person);
  for (const [from, to] of FROM_COMPANY) {
    const value = best(merged.company, from);
    if (value === undefined) continue;
    columns[to] = value;
    receipts.push(...inherited(merged.company, from, to));
  }
  if (website !== null) columns.website = website;
  receipts.push(...websiteReceipts(website, merged.company, person));
  return {
    unit,
    kind: 'person',
    columns,
    identities: personIdentities(context, person, name),
    receipts,
    sourceUrl: firstUrl(receipts) ?? home,
  };
}

function personIdentities(context: UnitContext, person: MergedFields, name: string): Identity[] {
  const { merged, domain, unit } = context;
  const identities: Identity[] = [];
  const email = best(person, 'email')?.toLowerCase();
  // An address that the company or a colleague uses too tells nobody apart.
  const isOwn =
    email !== undefined &&
    !merged.company['email']?.some(({ value }) => value.toLowerCase() === email) &&
    merged.people.filter((other) => best(other, 'email')?.toLowerCase() === email).length === 1;
  if (isOwn) identities.push({ kind: 'email', value: email });
  const linkedin = best(person, 'linkedin');
  if (linkedin !== undefined) identities.push({ kind: 'linkedin', value: linkedin.toLowerCase() });
  identities.push({ kind: 'person', value: `${foldName(name)}|${domain ?? unit}` });
  return identities;
}

function columnsOf(fields: MergedFields): Partial<Record<LeadColumn, string>> {
  const columns: Partial<Record<LeadColumn, string>> = {};
  for (const column of LEAD_COLUMNS) {
    const value = best(fields, column);
    if (value !== undefined) columns[column] = value;
  }
  return columns;
}

function receiptsOf(fields: MergedFields): CandidateReceipt[] {
  const receipts: CandidateReceipt[] = [];
  for (const field of Object.keys(fields)) {
    const isSingle = SINGLE_FIELDS.has(field);
    const maxPlaces = isSingle || field === 'technology' ? 1 : MAX_RECEIPTS_PER_VALUE;
    const maxValues = isSingle ? 1 : field === 'technology' ? 20 : MAX_VALUES_PER_FIELD;
    for (const [rank, { value, receipts: places }] of (fields[field] ?? [])
      .slice(0, maxValues)
      .entries()) {
      for (const [place, receipt] of places.slice(0, maxPlaces).entries()) {
        receipts.push({ ...receipt, field, value, isChosen: rank === 0 && place === 0 });
      }
    }
  }
  return receipts;
}

function inherited(company: MergedFields, from: string, to: string): CandidateReceipt[] {
  const value = company[from]?.[0];
  const receipt = value?.receipts[0];
  if (value === undefined || receipt === undefined) return [];
  return [{ ...receipt, field: to, value: value.value, isChosen: true }];
}

/**
 * No page says in so many words which website it is on: its own address does, and what makes it the
 * lead's is where the lead is named there, on the home page if it can be.
 */
function websiteReceipts(website: string | null, ...told: MergedFields[]): CandidateReceipt[] {
  if (website === null) return [];
  const places = told.flatMap((fields) =>
    ['name', 'email', 'phone'].flatMap((field) => fields[field]?.[0]?.receipts ?? []),
  );
  const place = places.find(({ url }) => url === website) ?? places[0];
  if (place === undefined) return [];
  return [{ ...place, extractor: 'inferred', field: 'website', value: website, isChosen: true }];
}

function firstUrl(receipts: CandidateReceipt[]): string | null {
  return receipts[0]?.url ?? null;
}

/** Case, accents, punctuation and the order of white space make no other name. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
