import type { CountryCode } from '../truth.ts';
import { canada } from './ca.ts';
import type { City, Country } from './country.ts';
import { germany } from './de.ts';
import { spain } from './es.ts';
import { france } from './fr.ts';
import { unitedKingdom } from './gb.ts';
import { japan } from './jp.ts';
import { netherlands } from './nl.ts';
import { unitedStates } from './us.ts';

const COUNTRIES: Record<CountryCode, Country> = {
  US: unitedStates,
  GB: unitedKingdom,
  CA: canada,
  DE: germany,
  FR: france,
  NL: netherlands,
  ES: spain,
  JP: japan,
};

export function countryOf(code: CountryCode): Country {
  return COUNTRIES[code];
}

export function cityOf(country: Country, name: string): City {
  const city = country.cities.find((candidate) => candidate.name === name);
  if (!city) throw new Error(`${country.code} has no city named ${name}`);
  return city;
}
