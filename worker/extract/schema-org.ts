import type { CompanyField, Extractor, PersonField } from '../../schema/evidence/finding.ts';
import { toEmail } from './email-address.ts';
import type { Subject } from './finding-list.ts';
import {
  firstText,
  isItem,
  itemsOf,
  textsOf,
  type Item,
  type ItemContext,
  type ItemText,
} from './item.ts';
import { hoursOf } from './opening-hours.ts';
import { looksLikePersonName } from './person-name.ts';
import { parsePhone } from './phone-number.ts';
import { toCountryCode } from './places.ts';
import { readAddress } from './schema-address.ts';
import { fold } from './page-source.ts';
import { toSocialProfile } from './social.ts';

/** How far each way of marking up is to be believed. */
const TRUST: Partial<Record<Extractor, number>> = {
  'json-ld': 0.95,
  microdata: 0.93,
  rdfa: 0.9,
  'h-card': 0.9,
};

/** Things that are no company and whose parts say nothing about one. */
const IGNORED =
  /^(?:Product|Offer|AggregateOffer|Review|Rating|AggregateRating|Event|Recipe|BreadcrumbList|ListItem|ImageObject|VideoObject|SearchAction|Question|Answer|HowTo|Book|Movie|SiteNavigationElement|Comment|MusicGroup|SoftwareApplication|WPHeader|WPFooter|WPSideBar|CreativeWork|Brand|Place|GeoCoordinates|Country|City|State|AdministrativeArea|Blog|MusicEvent|Course)$/;
/** Pages and articles: what they are by or about may be the company. */
const PAGE = /(?:WebSite|Page|Article|Posting|Report)$/;
const NO_DESCENT = new Set([
  'review',
  'reviews',
  'aggregateRating',
  'author',
  'creator',
  'brand',
  'itemReviewed',
  'makesOffer',
  'hasOfferCatalog',
  'containsPlace',
  'areaServed',
  'sponsor',
  'memberOf',
  'parentOrganization',
  'alumniOf',
]);
const GENERIC_TYPE =
  /^(?:Organization|LocalBusiness|Corporation|Card|Thing|Place|NGO|Store|ProfessionalService|Organisation)$/;

function trustOf({ extractor }: ItemContext): number {
  return TRUST[extractor] ?? 0.8;
}

/** Turns marked-up things into findings about the company and its people. */
export function readItems(items: readonly Item[], context: ItemContext): void {
  const seen = new Set<Item>();
  for (const item of items) visit(item, context, seen, 0);
}

function visit(item: Item, context: ItemContext, seen: Set<Item>, depth: number): void {
  if (seen.has(item) || depth > 12 || context.findings.isFull) return;
  seen.add(item);
  const kind = kindOf(item);
  if (kind === 'ignored') return;
  if (kind === 'person') readPerson(item, context);
  else if (kind === 'company') readCompany(item, context, depth > 0);
  else if (kind === 'address') readAddress(item, context, trustOf(context));
  for (const [name, values] of item.properties) {
    if (NO_DESCENT.has(name) || (kind === 'company' && name === 'address')) continue;
    for (const value of values) if (isItem(value)) visit(value, context, seen, depth + 1);
  }
}

function kindOf(item: Item): 'person' | 'company' | 'address' | 'page' | 'ignored' {
  const { types } = item;
  if (types.includes('PostalAddress') || types.includes('Address')) return 'address';
  if (
    types.some(
      (type) => type === 'Person' || (type === 'Physician' && item.properties.has('jobTitle')),
    )
  )
    return 'person';
  if (types.includes('Card')) return isPersonCard(item) ? 'person' : 'company';
  if (types.some((type) => PAGE.test(type))) return 'page';
  if (types.some((type) => IGNORED.test(type))) return 'ignored';
  if (types.some((type) => /ContactPoint|OpeningHours/.test(type))) return 'page';
  if (types.some((type) => /Organi[sz]ation|Business|Corporation|NGO/.test(type))) return 'company';
  const { properties } = item;
  return properties.has('address') || properties.has('telephone') || properties.has('logo')
    ? 'company'
    : 'page';
}

/** A card names a person when it gives a function, or a name that reads like a person's. */
function isPersonCard(item: Item): boolean {
  const name = firstText(item, 'name');
  if (name === null) return false;
  const works = firstText(item, 'worksFor');
  if (works !== null && fold(works.text) === fold(name.text)) return false;
  return item.properties.has('jobTitle') || looksLikePersonName(fold(name.text));
}

function readCompany(item: Item, context: ItemContext, isNested: boolean): void {
  const trust = trustOf(context) - (isNested ? 0.15 : 0);
  const add = (field: CompanyField, text: ItemText, value = text.text, confidence = trust) =>
    addValue(context, 'company', field, text, value, confidence);
  for (const name of textsOf(item, 'name').slice(0, 1)) add('name', name);
  if (item.types.includes('Card'))
    for (const name of textsOf(item, 'worksFor').slice(0, 1)) add('name', name);
  for (const name of textsOf(item, 'legalName').slice(0, 1))
    add('name', name, name.text, trust - 0.1);
  const address = itemsOf(item, 'address')[0];
  const country = address === undefined ? null : firstText(address, 'addressCountry');
  const home = country === null ? null : toCountryCode(country.text);
  const countries = home === null ? context.countries : [home, ...context.countries];
  for (const holder of [item, ...itemsOf(item, 'contactPoint', 'contactPoints')]) {
    addContacts(holder, 'company', { ...context, countries }, trust);
  }
  for (const each of itemsOf(item, 'address')) readAddress(each, context, trustOf(context));
  if (isNested && !context.extractor.startsWith('json')) return;
  for (const text of textsOf(item, 'description').slice(0, 1))
    add('description', text, text.text, trust - 0.1);
  for (const text of textsOf(item, 'foundingDate').slice(0, 1)) {
    const year = /\b(1[5-9]\d{2}|20[0-4]\d)\b/.exec(text.text)?.[1];
    if (year !== undefined) add('founded', text, year);
  }
  for (const hours of hoursOf(item)) add('opening_hours', hours);
  const type = item.types.find((each) => !GENERIC_TYPE.test(each));
  if (type === undefined || item.typeSpan === null) return;
  // `HomeAndConstructionBusiness` reads as words.
  const industry = type.replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
  add('industry', { text: type, span: item.typeSpan }, industry, trust - 0.1);
}

function readPerson(item: Item, context: ItemContext): void {
  const name = personName(item);
  if (name === null) return;
  const subject = context.findings.nextPerson();
  if (subject === null) return;
  const trust = trustOf(context);
  const add = (field: PersonField, text: ItemText, value = text.text) =>
    addValue(context, subject, field, text, value, trust);
  add('name', name);
  for (const title of textsOf(item, 'jobTitle').slice(0, 1)) add('title', title);
  addContacts(item, subject, context, trust);
}

function personName(item: Item): ItemText | null {
  const name = firstText(item, 'name');
  const text = fold(name?.text ?? '');
  if (name !== null)
    return text.length <= 80 && / /.test(text) && !/@|https?:/.test(text) ? name : null;
  const given = firstText(item, 'givenName', 'given-name');
  const family = firstText(item, 'familyName', 'family-name');
  if (given === null || family === null) return null;
  const start = Math.min(given.span.start, family.span.start);
  const end = Math.max(given.span.end, family.span.end);
  return end - start > 500 ? null : { text: `${given.text} ${family.text}`, span: { start, end } };
}

function addContacts(item: Item, subject: Subject, context: ItemContext, trust: number): void {
  for (const text of textsOf(item, 'email')) {
    const value = toEmail(text.text.replace(/^\s*mailto:/i, ''));
    if (value !== null) addValue(context, subject, 'email', text, value, trust);
  }
  for (const [property, field] of [
    ['telephone', 'phone'],
    ['faxNumber', 'fax'],
  ] as const) {
    if (field === 'fax' && subject !== 'company') continue;
    for (const text of textsOf(item, property)) addPhone(text, field, subject, context, trust);
  }
  for (const text of textsOf(item, 'sameAs', 'url')) {
    const profile = toSocialProfile(text.text.trim());
    if (profile === null || (subject === 'company') === profile.isPersonal) continue;
    if (subject !== 'company' && profile.field !== 'linkedin' && profile.field !== 'twitter')
      continue;
    addValue(context, subject, profile.field, text, profile.url, trust);
  }
}

function addPhone(
  text: ItemText,
  field: 'phone' | 'fax',
  subject: Subject,
  context: ItemContext,
  trust: number,
): void {
  const compact = text.text
    .replace(/^\s*tel:/i, '')
    .replace(/\(0\)/g, '')
    .replace(/(?:x|ext).*$/i, '')
    .replace(/[^\d+]/g, '');
  const isFax = field === 'fax' || /\bfax\b/i.test(text.text);
  for (const country of context.countries.slice(0, 4)) {
    const phone = parsePhone(compact, country);
    if (phone === null || !phone.isValid) continue;
    addValue(
      context,
      subject,
      isFax && subject === 'company' ? 'fax' : 'phone',
      text,
      phone.e164,
      trust,
    );
    return;
  }
}

function addValue(
  { findings, extractor }: ItemContext,
  subject: Subject,
  field: CompanyField | PersonField,
  text: ItemText,
  value: string,
  confidence: number,
): void {
  findings.add({ subject, field, value, raw: text.text, extractor, confidence, span: text.span });
}
