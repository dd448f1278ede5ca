import { remembered } from './remembered.ts';

const LETTERS = Array.from({ length: 26 }, (_, n) => String.fromCodePoint(65 + n));
/** Regions that the Unicode data names but that are no countries (CLDR: unions, outliers, unknown). */
const NO_COUNTRIES = new Set([
  'EU',
  'EZ',
  'UN',
  'QO',
  'XA',
  'XB',
  'ZZ',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
]);

const locale = typeof navigator === 'undefined' ? 'en' : navigator.language;
const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
let known: CountryOption[] | null = null;

export interface CountryOption {
  code: string;
  name: string;
}

/** A country as a person reads it; text that is no ISO 3166-1 code stays as it is. */
export function countryName(stored: string | null | undefined): string {
  return stored ? nameOfCode(stored) : '';
}

const nameOfCode = remembered((stored) =>
  /^[A-Z]{2}$/.test(stored) ? (names.of(stored) ?? stored) : stored,
);

/** The code of a country that is written by its name, in any case; null when there is none. */
export function countryCode(written: string): string | null {
  const name = written.trim().toLowerCase();
  return countryOptions().find((option) => option.name.toLowerCase() === name)?.code ?? null;
}

/** All countries by name, made on first use from the browser's own data. */
export function countryOptions(): CountryOption[] {
  known ??= LETTERS.flatMap((first) => LETTERS.map((second) => first + second))
    .filter((code) => !NO_COUNTRIES.has(code) && isCurrent(code))
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  return known;
}

/** Old codes (DD, SU, YU) are read as their successors, which have a code of their own. */
function isCurrent(code: string): boolean {
  return names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code;
}
