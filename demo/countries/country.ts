import type { Dice } from '../dice.ts';
import type { Address, CountryCode, Language } from '../truth.ts';

export interface City {
  name: string;
  region: string;
  numbers: NumberBlock;
  /** Street name and the postcode (or its stem) that goes with it. */
  streets: readonly (readonly [street: string, postcode: string])[];
}

/**
 * A run of national significant numbers: `prefix` and then `width` digits. The first `count` from
 * `from` on are the ones set aside for fiction where the country has such (see each country);
 * a web of thousands of sites spills over into the rest of the block.
 */
interface NumberBlock {
  prefix: string;
  width: number;
  from: number;
  count: number;
  /** Where to go on when the block is used up; by default the other numbers of the block. */
  spill?: { prefix: string; width: number };
}

export interface Country {
  code: CountryCode;
  callingCode: string;
  language: Language;
  cities: readonly City[];
  /** First names. */
  women: readonly string[];
  men: readonly string[];
  lastNames: readonly string[];
  legalForms: readonly string[];
  /** House number and street as locals write them. */
  writeStreet(street: string, dice: Dice): string;
  writePostcode(stem: string, dice: Dice): string;
  /** The line with postcode and city. */
  writeCityLine(address: Address): string;
  /** Ways of printing a national significant number. */
  phoneStyles: readonly ((nsn: string) => string)[];
}

/** Sets digits into a pattern: `#` takes the next digit, anything else stands for itself. */
export function fillDigits(pattern: string, digits: string): string {
  let next = 0;
  const filled = pattern.replace(/#/g, () => digits[next++] ?? '');
  return filled + digits.slice(next);
}
