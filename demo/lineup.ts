import { rollDice } from './dice.ts';
import { tradeKeysOf } from './trades/by-language.ts';
import type { CountryCode } from './truth.ts';
import { countryOf } from './countries/by-code.ts';

/** What is settled about a site before its company is made up. */
export interface Casting {
  country: CountryCode;
  city: string;
  trade: string;
  hasOnlineBooking: boolean;
}

/** The newcomer's web: people look for dentists in Leeds with online booking, and find some. */
const NEWCOMERS_LINEUP: readonly Casting[] = [
  cast('GB', 'Leeds', 'dentist', true),
  cast('US', 'Seattle', 'agency'),
  cast('DE', 'Köln', 'manufacturer'),
  cast('NL', 'Amsterdam', 'cafe'),
  cast('GB', 'Leeds', 'dentist', true),
  cast('US', 'Boston', 'law-firm'),
  cast('CA', 'Toronto', 'saas'),
  cast('FR', 'Lyon', 'architect'),
  cast('GB', 'London', 'agency'),
  cast('GB', 'Leeds', 'dentist', false),
  cast('ES', 'Barcelona', 'cafe'),
  cast('US', 'Austin', 'home-services'),
  cast('GB', 'Manchester', 'accountant'),
  cast('DE', 'Berlin', 'agency'),
  cast('GB', 'Leeds', 'dentist', true),
  cast('US', 'Denver', 'veterinary', true),
  cast('CA', 'Vancouver', 'fitness', true),
  cast('FR', 'Paris', 'cafe'),
  cast('GB', 'Leeds', 'law-firm'),
  cast('NL', 'Utrecht', 'saas'),
  cast('GB', 'Sheffield', 'dentist', true),
  cast('US', 'Portland', 'solar'),
  cast('ES', 'Madrid', 'law-firm'),
  cast('GB', 'Bristol', 'logistics'),
];

const COUNTRIES: readonly CountryCode[] = [
  ...(['US', 'US', 'US', 'GB', 'GB', 'GB', 'CA', 'DE', 'FR', 'NL', 'ES'] as const),
];

/** The company cast for the nth nice site, from 0: the newcomer's web first, then any number more. */
export function castSite(seed: number, index: number): Casting {
  const known = NEWCOMERS_LINEUP[index];
  return known ?? castAnyone(seed, `nice ${index}`);
}

/** Somebody, somewhere; in one of the given countries. */
export function castAnyone(
  seed: number,
  label: string,
  countries: readonly CountryCode[] = COUNTRIES,
): Casting {
  const dice = rollDice(seed, 'casting', label);
  const country = countryOf(dice.pick(countries));
  return {
    country: country.code,
    city: dice.pick(country.cities).name,
    trade: dice.pick(tradeKeysOf(country.language)),
    hasOnlineBooking: dice.chance(0.25),
  };
}

function cast(
  country: CountryCode,
  city: string,
  trade: string,
  hasOnlineBooking = false,
): Casting {
  return { country, city, trade, hasOnlineBooking };
}
