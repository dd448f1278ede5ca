/** How values that people marked and values that were read are compared, field by field. */

const KEYPAD = '22233344455566677778889999';
const LEGAL =
  /\b(?:inc|incorporated|llc|l l c|ltd|limited|plc|corp|corporation|co|company|gmbh|bv|b v|llp|pc|p c|the)\b/g;
const TITLES = /\b(?:mr|mrs|ms|miss|dr|prof|rev|sir|phd|ph d|md|esq|jr|sr|dds|cpa)\b/g;
const SHORT: Record<string, string> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  drive: 'dr',
  boulevard: 'blvd',
  lane: 'ln',
  suite: 'ste',
  highway: 'hwy',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  court: 'ct',
  place: 'pl',
  square: 'sq',
  parkway: 'pkwy',
  floor: 'fl',
};

export type Same = (a: string, b: string) => boolean;

export const isEqual: Same = (a, b) => a === b;
/** National numbers end their international forms. */
export const isSuffix: Same = (a, b) =>
  a.length >= 7 && b.length >= 7 && (a.endsWith(b) || b.endsWith(a));
/** Equal, or with three fifths of all their words in common. */
export const isAlike: Same = (a, b) => a === b || overlap(a, b) >= 0.6;

function overlap(a: string, b: string): number {
  const left = new Set(a.split(' '));
  const right = new Set(b.split(' '));
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / (left.size + right.size - shared);
}

function words(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll('&', ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const fold = (text: string) => text.replace(/\s+/g, ' ').trim();

export const emailForm = (text: string) =>
  text
    .toLowerCase()
    .replace(/^mailto:/, '')
    .replace(/\s+/g, '');

export function phoneForm(text: string): string {
  const bare = text
    .toLowerCase()
    .replace(/\b(?:ext|extension|x)\.?\s*\d+\s*$/, '')
    .replaceAll('(0)', '')
    .replace(/^[^\d+(]*/, '');
  const dialled = /[a-z]/.test(bare)
    ? bare.replace(/[a-z]/g, (letter) => KEYPAD[letter.charCodeAt(0) - 97]!)
    : bare;
  return dialled.replace(/\D/g, '').replace(/^00/, '').slice(-10).replace(/^0+/, '');
}

export const personForm = (text: string) => fold(words(text).replace(TITLES, ' '));
export const nameForm = (text: string) => fold(words(text).replace(LEGAL, ' '));

export const streetForm = (text: string) =>
  words(text)
    .split(' ')
    .map((word) => SHORT[word] ?? word)
    .join(' ');

export function postcodeForm(text: string): string {
  const code = text.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return /^\d{9}$/.test(code) ? code.slice(0, 5) : code;
}

/** Each value once. */
export function distinct(values: readonly string[], same: Same): string[] {
  return values
    .filter(Boolean)
    .filter((value, index, all) => all.findIndex((other) => same(value, other)) === index);
}
