import type { CompanyField, Finding } from '../../schema/evidence/finding.ts';
import { chooseAddress, isAddressField } from './choose-address.ts';
import { chooseName } from './choose-name.ts';
import { chooseField, type FieldChoice, type SitedFinding } from './choose-field.ts';
import type { PageExtraction } from './extract-page.ts';
import { domainKey, emailKey, linkedinKey, phoneKey, type IdentityKey } from './identity.ts';
import { mergePeople, type MergedPerson } from './merge-people.ts';

export type { FieldChoice, MergedPerson, SitedFinding };

export interface MergedCompany {
  /** The chosen value of each field that has one. */
  fields: Partial<Record<CompanyField, FieldChoice>>;
  /** Every finding about the company on every page, chosen or not. */
  findings: SitedFinding[];
}

export interface MergedSite {
  company: MergedCompany;
  people: MergedPerson[];
  /** What tells this company from others; two sites that share one are the same lead. */
  identities: IdentityKey[];
}

/**
 * One company and its people out of the pages of a site. The same pages give the same result in
 * whatever order they come.
 */
export function mergeSite(pages: readonly PageExtraction[]): MergedSite {
  const sited = pages
    .flatMap(({ url, findings }) => findings.map((finding): SitedFinding => ({ ...finding, url })))
    .sort(compareFindings);
  const host = mainDomain(pages);
  const ofCompany = sited.filter(({ subject }) => subject === 'company');
  const company: MergedCompany = { fields: chooseAll(ofCompany, host), findings: ofCompany };
  const people = mergePeople(sited.filter(({ subject }) => subject !== 'company'));
  return { company, people, identities: identitiesOf(company, host) };
}

function chooseAll(
  findings: readonly SitedFinding[],
  host: string | null,
): MergedCompany['fields'] {
  const byField = Map.groupBy(findings, ({ field }) => field as CompanyField);
  const fields: MergedCompany['fields'] = chooseAddress(findings);
  for (const [field, candidates] of byField) {
    if (isAddressField(field)) continue;
    const choice = field === 'name' ? chooseName(candidates) : chooseField(field, candidates, host);
    if (choice !== null) fields[field] = choice;
  }
  return fields;
}

/** The registrable domain that most pages are on. */
function mainDomain(pages: readonly PageExtraction[]): string | null {
  const counts = new Map<string, number>();
  for (const { url, isElsewhere = false } of pages) {
    const domain = isElsewhere ? null : domainKey(url);
    if (domain !== null) counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return ranked[0]?.[0] ?? null;
}

function identitiesOf({ fields }: MergedCompany, host: string | null): IdentityKey[] {
  const keys: [IdentityKey['kind'], string | null][] = [
    ['domain', host],
    ['email', fields.email === undefined ? null : emailKey(fields.email.value)],
    ['phone', fields.phone === undefined ? null : phoneKey(fields.phone.value)],
    ['linkedin', fields.linkedin === undefined ? null : linkedinKey(fields.linkedin.value)],
  ];
  return keys.flatMap(([kind, value]) => (value === null ? [] : [{ kind, value }]));
}

function compareFindings(a: SitedFinding, b: SitedFinding): number {
  return (
    compareText(a.url, b.url) ||
    a.span.start - b.span.start ||
    a.span.end - b.span.end ||
    compareText(a.subject, b.subject) ||
    compareText(a.field, b.field) ||
    compareText(a.value, b.value) ||
    compareText(a.extractor, b.extractor)
  );
}

function compareText(a: Finding['value'], b: Finding['value']): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
