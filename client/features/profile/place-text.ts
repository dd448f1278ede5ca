import type { IcpPlace } from '../../../schema/profile/icp.ts';
import { findPlace } from '../../../schema/request/places.ts';
import { toCountry } from '../../../schema/score/words/places.ts';

const countries = new Intl.DisplayNames(undefined, { type: 'region', fallback: 'none' });

/** A place as a person reads it: `Leeds, United Kingdom`. */
export function placeText({ city, region, country }: IcpPlace): string {
  const parts = [city, region, country && (countries.of(country) ?? country)];
  return parts.filter(Boolean).join(', ');
}

/**
 * A place as a person types it: `Leeds`, `Leeds, GB`, `Bavaria`, `Springfield, Illinois, USA`. What
 * no list knows is taken for a town.
 */
export function readPlace(text: string): IcpPlace | null {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const [first, second, third] = parts;
  if (!first) return null;
  if (!second) return findWhole(first);
  const country = toCountry(third ?? second);
  if (third) return { city: first, region: second, ...(country && { country }) };
  if (!country) return { city: first, region: second };
  const found = findPlace(first);
  return found?.region && !found.city ? { region: first, country } : { city: first, country };
}

function findWhole(name: string): IcpPlace {
  // Two letters are a country's code before they are anything else.
  const country = toCountry(name);
  if (country) return { country };
  return findPlace(name) ?? { city: name };
}
