import {
  type MailAddress,
  ownDomain,
  phoneDigits,
  phoneEnding,
  readMail,
  siteDomain,
} from './contact-values.ts';
import { fold, wordsOf } from './fold.ts';
import type { ValueKind } from './frequencies.ts';
import type { MatchFields } from './match-fields.ts';
import { cityWords, countryKey } from './place-names.ts';
import { readName, type ReadName } from './read-name.ts';
import { readStreet, type Street } from './read-street.ts';

/** A record in compared form. */
export interface Prepared {
  kind: MatchFields['kind'];
  name: ReadName;
  /** A person's company. */
  company: string[];
  title: string[];
  mails: MailAddress[];
  phones: string[];
  domains: string[];
  street: Street;
  city: string[];
  region: string;
  postal: string;
  country: string;
  born: string;
  codes: string[];
  category: string[];
  texts: PreparedText[];
  amounts: string[];
  /** Which of two comes first when they are compared, so that their order says nothing. */
  order: string;
}

/** A text of one column. */
export interface PreparedText {
  column: string;
  words: string[];
  /** Column and words as one: what equal texts have in common. */
  whole: string;
}

const MAX_TEXT_WORDS = 40;

export function prepare(fields: MatchFields): Prepared {
  const mails = fields.emails.map(readMail).filter((mail) => mail !== null);
  const domains = [...fields.sites.map(siteDomain), ...mails.map(ownDomain)].filter(
    (domain) => domain !== null,
  );
  const name = readName(fields);
  const street = readStreet(fields.street);
  return {
    kind: fields.kind,
    name,
    company: fields.company ? wordsOf(fields.company) : NONE,
    title: fields.title ? wordsOf(fields.title) : NONE,
    mails,
    phones: unique(fields.phones.map(phoneDigits).filter((digits) => digits !== null)),
    domains: unique(domains),
    street,
    city: fields.city ? cityWords(fields.city) : NONE,
    region: plain(fields.region),
    postal: plain(fields.postal),
    country: fields.country ? countryKey(fields.country) : '',
    born: fields.born ? plainDate(fields.born) : '',
    codes: fields.codes.map(plainCode).filter((code) => !code.endsWith(':')),
    category: fields.category ? wordsOf(fields.category) : NONE,
    texts: fields.texts.map(readText).filter(({ words }) => words.length > 0),
    amounts: fields.amounts,
    order: [name.whole, fields.company, fields.street, fields.city, fields.emails[0], domains].join(
      '|',
    ),
  };
}

const NONE: string[] = [];

function readText(text: string): PreparedText {
  const colon = text.indexOf(':');
  const column = text.slice(0, colon);
  const words = unique(wordsOf(text.slice(colon + 1))).slice(0, MAX_TEXT_WORDS);
  return { column, words, whole: `${column}:${words.join(' ')}` };
}

function unique<T>(values: T[]): T[] {
  return values.length < 2 ? values : [...new Set(values)];
}

const plain = (text: string) => (text ? fold(text).replace(/[^\p{L}\p{N}]/gu, '') : '');

function plainCode(code: string): string {
  const colon = code.indexOf(':');
  return `${code.slice(0, colon)}:${plain(code.slice(colon + 1))}`;
}

/** The parts of a date that are sure without knowing its order: year, then the others sorted. */
function plainDate(text: string): string {
  const compact = /^\s*(\d{4})(\d{2})(\d{2})\s*$/.exec(text);
  const parts = compact ? compact.slice(1) : (text.match(/\d+/g) ?? []);
  if (parts.length === 0) return '';
  const year = parts.find((part) => part.length === 4) ?? '';
  const rest = parts.filter((part) => part !== year).map((part) => part.padStart(2, '0'));
  return [year, ...rest.slice(0, 2).toSorted()].join('-');
}

/** Every value whose frequency a comparison may ask for. */
export function countedValues(
  record: Prepared,
  add: (kind: ValueKind, value: string) => void,
): void {
  const { name } = record;
  if (name.whole) add('name', name.whole);
  if (name.isPerson) {
    for (const word of name.given) add('given', word);
    for (const word of name.family) add('family', word);
  } else {
    for (const word of name.words) add('word', word);
    for (const model of name.models) add('model', model);
  }
  for (const word of record.company) add('word', word);
  for (const mail of record.mails) add('email', mail.address);
  for (const phone of record.phones) add('phone', phoneEnding(phone));
  for (const domain of record.domains) add('domain', domain);
  for (const word of record.street.words) add('street', word);
  if (record.street.numbers[0]) add('house', record.street.numbers[0]);
  if (record.city.length > 0) add('city', record.city.join(' '));
  if (record.region) add('region', record.region);
  if (record.postal) add('postal', record.postal);
  if (record.country) add('country', record.country);
  if (record.born) add('born', record.born);
  for (const code of record.codes) add('code', code);
  for (const amount of record.amounts) add('amount', amount);
  for (const { words, whole } of record.texts) {
    add('text', whole);
    for (const word of words) add('text', word);
  }
}
