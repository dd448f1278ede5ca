import { z } from 'zod';
import { domainKey } from '../../extract/identity.ts';
import type { EnrichmentSubject, FoundValue } from './enricher.ts';
import { FoundList } from './found-list.ts';
import { number, record, text, texts } from './loose.ts';

/**
 * The form of record that Clearbit made known and Hunter's combined look-up shares: a person with
 * `employment` and `geo`, a company with `category` and `metrics`.
 */
const geo = record({
  streetNumber: text,
  streetName: text,
  city: text,
  stateCode: text,
  state: text,
  postalCode: text,
  countryCode: text,
});
const handle = record({ handle: text });

export const personRecord = z.object({
  id: text,
  email: text,
  location: text,
  geo,
  employment: record({ domain: text, name: text, title: text, seniority: text }),
  linkedin: handle,
  twitter: handle,
  phone: text,
  fuzzy: z.boolean().nullish().catch(null),
});

export const companyRecord = z.object({
  id: text,
  name: text,
  domain: text,
  description: text,
  foundedYear: text,
  phone: text,
  site: record({ phoneNumbers: texts, emailAddresses: texts }),
  category: record({ industry: text, sector: text }),
  geo,
  linkedin: handle,
  twitter: handle,
  facebook: handle,
  tech: texts,
  metrics: record({
    employees: number,
    employeesRange: text,
    annualRevenue: number,
    estimatedAnnualRevenue: text,
    raised: number,
  }),
});

type Person = z.infer<typeof personRecord>;
type Company = z.infer<typeof companyRecord>;

/** What the records say of the lead; a company of another domain than the lead's says nothing. */
export function readRecords(
  subject: EnrichmentSubject,
  { person, company }: { person?: Person | null; company?: Company | null },
  { sourceUrl, confidence }: { sourceUrl: string; confidence: number },
): FoundValue[] {
  const ownCompany = company && isSameCompany(subject, company) ? company : null;
  const values: FoundValue[] = [];
  if (subject.kind === 'person' && person) {
    values.push(...readPerson(subject, person, sourceUrl, confidence));
  }
  if (ownCompany) values.push(...readCompany(subject, ownCompany, sourceUrl, confidence));
  return values;
}

function isSameCompany({ domain }: EnrichmentSubject, company: Company): boolean {
  if (!domain || !company.domain) return true;
  return domainKey(`https://${company.domain}`) === domain;
}

function readPerson(
  subject: EnrichmentSubject,
  person: Person,
  sourceUrl: string,
  confidence: number,
): FoundValue[] {
  // A fuzzy match may be somebody of the same name.
  const sure = person.fuzzy ? confidence * 0.6 : confidence;
  return new FoundList(sourceUrl, person.geo?.countryCode?.toString() ?? subject.country)
    .add('title', person.employment?.title, sure)
    .add('company_name', person.employment?.name, sure)
    .add('seniority', person.employment?.seniority, sure)
    .add('email', person.email, sure)
    .add('phone', person.phone, sure)
    .add('linkedin', inProfile(person.linkedin?.handle), sure)
    .add('twitter', person.twitter?.handle, sure)
    .add('city', person.geo?.city, sure * 0.9)
    .add('region', person.geo?.stateCode ?? person.geo?.state, sure * 0.9)
    .add('country', person.geo?.countryCode, sure * 0.9).values;
}

function readCompany(
  subject: EnrichmentSubject,
  company: Company,
  sourceUrl: string,
  confidence: number,
): FoundValue[] {
  const { metrics, category } = company;
  const country = company.geo?.countryCode?.toString() ?? subject.country;
  const found = new FoundList(sourceUrl, country)
    .add('industry', category?.industry ?? category?.sector, confidence)
    .add('description', company.description, confidence)
    .add('founded', company.foundedYear, confidence)
    .add('employees', metrics?.employees ?? metrics?.employeesRange, confidence)
    .add('revenue', metrics?.annualRevenue ?? metrics?.estimatedAnnualRevenue, confidence)
    .add('funding', metrics?.raised, confidence)
    .add('website', company.domain, confidence)
    .addAll('technology', company.tech, confidence);
  if (subject.kind === 'person') return found.values;
  const street = [company.geo?.streetNumber, company.geo?.streetName].filter(Boolean).join(' ');
  return found
    .add('phone', company.phone ?? company.site?.phoneNumbers?.[0], confidence)
    .add('email', company.site?.emailAddresses?.[0], confidence * 0.9)
    .add('linkedin', company.linkedin?.handle, confidence)
    .add('twitter', company.twitter?.handle, confidence)
    .add('facebook', company.facebook?.handle, confidence)
    .add('street', street, confidence * 0.9)
    .add('city', company.geo?.city, confidence * 0.9)
    .add('region', company.geo?.stateCode ?? company.geo?.state, confidence * 0.9)
    .add('postal_code', company.geo?.postalCode, confidence * 0.9)
    .add('country', company.geo?.countryCode, confidence * 0.9).values;
}

/** Handles of people come as `in/jane-doe` and as `jane-doe`. */
function inProfile(given: string | number | null | undefined): string | null {
  if (given === null || given === undefined) return null;
  const handle = String(given).replace(/^\/+/, '');
  return handle === '' || handle.includes('/') ? handle : `in/${handle}`;
}
