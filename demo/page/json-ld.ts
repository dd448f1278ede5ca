import type { Address, Company, Person } from '../truth.ts';
import type { Traits } from '../variant.ts';
import { scriptJson } from './escape.ts';

/** The company as schema.org JSON-LD; empty for sites that speak another dialect. */
export function writeJsonLd(
  company: Company,
  traits: Traits,
  subject: { origin: string; schemaType: string },
): string {
  if (traits.markup !== 'json-ld' && traits.markup !== 'json-ld-graph') return '';
  const organisation = describe(company, subject);
  const document =
    traits.markup === 'json-ld'
      ? { '@context': 'https://schema.org', ...organisation, employee: employeesOf(company) }
      : graphOf(company, organisation, subject.origin);
  return `<script type="application/ld+json">${scriptJson(document)}</script>`;
}

function describe(
  company: Company,
  { origin, schemaType }: { origin: string; schemaType: string },
) {
  const { address, openingHours, fax, founded } = company;
  return {
    '@type': schemaType,
    '@id': `${origin}/#organization`,
    name: company.name,
    legalName: company.legalName,
    description: company.description,
    url: `${origin}/`,
    telephone: oneOrMany(company.phones.map((phone) => phone.printed)),
    faxNumber: fax?.printed,
    email: oneOrMany(company.emails),
    address: address && addressOf(address),
    openingHours: oneOrMany(openingHours.map((hours) => hours.spec)),
    foundingDate: founded === undefined ? undefined : String(founded),
    sameAs: Object.values(company.socials),
  };
}

function addressOf({ street, city, region, postalCode, country }: Address) {
  return {
    '@type': 'PostalAddress',
    streetAddress: street,
    addressLocality: city,
    addressRegion: region || undefined,
    postalCode,
    addressCountry: country,
  };
}

function employeesOf({ people }: Company) {
  return people.map(personOf);
}

function personOf({ name, title, email, phone, linkedin }: Person) {
  return {
    '@type': 'Person',
    name,
    jobTitle: title,
    email,
    telephone: phone?.printed,
    sameAs: linkedin,
  };
}

/** As the common plugins for content systems write it: one graph, nodes that point to each other. */
function graphOf(company: Company, organisation: object, origin: string) {
  const people = company.people.map((person, at) => ({
    '@id': `${origin}/#person-${at}`,
    ...personOf(person),
    worksFor: { '@id': `${origin}/#organization` },
  }));
  return {
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'WebSite',
        '@id': `${origin}/#website`,
        url: `${origin}/`,
        name: company.name,
        publisher: { '@id': `${origin}/#organization` },
      },
      organisation,
      ...people,
    ],
  };
}

function oneOrMany(values: string[]): string | string[] | undefined {
  return values.length > 1 ? values : values[0];
}
